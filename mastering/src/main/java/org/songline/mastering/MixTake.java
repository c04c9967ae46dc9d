package org.songline.mastering;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.resample.Resampler;
import org.songline.mastering.input.AudioInput;
import org.songline.mastering.reference.BandHearing;
import org.songline.mastering.reference.Hearing;
import org.songline.measure.Measured;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.hearing.Cochleagram;

/** Reads a mix once: measures it as it comes and stores it at the rate of the master. */
final class MixTake {
  private static final int BLOCK = 4096;

  private final AudioInput input;
  private final int channels;
  private final Measurer measurer;
  private final @Nullable BandHearing bands;
  private boolean whole16 = true;
  private boolean whole24 = true;

  /** Takes what rules decide from. */
  static MixTake forRules(AudioInput input) {
    return new MixTake(
        input, EnumSet.of(Part.TRUE_PEAK, Part.SPECTRUM, Part.HEARING), /* bands= */ null);
  }

  /**
   * Takes what a match decides from.
   *
   * @param rate at which the mix will be stored
   */
  static MixTake forMatch(AudioInput input, int rate) {
    return new MixTake(input, EnumSet.of(Part.TRUE_PEAK), new BandHearing(rate, input.channels()));
  }

  private MixTake(AudioInput input, Set<Part> parts, @Nullable BandHearing bands) {
    this.input = input;
    this.bands = bands;
    channels = input.channels();
    measurer = new Measurer(input.sampleRate(), channels, parts);
  }

  /** Stores the mix at a rate. */
  void read(SampleStore store, int rate, Work work) throws IOException {
    Resampler resampler = Resampler.of(channels, input.sampleRate(), rate);
    float[] in = new float[BLOCK * channels];
    float[] out = new float[Math.max(resampler.maxOutput(BLOCK), resampler.maxFinish()) * channels];
    long frames = 0;
    for (int n = input.read(in, 0, BLOCK); n > 0; n = input.read(in, 0, BLOCK)) {
      for (int i = 0; i < n * channels; i++) {
        // A value that is no number, or absurd, would spoil all that follows.
        in[i] = Math.abs(in[i]) <= 1e6f ? in[i] : 0;
        whole16 &= whole(in[i] * 0x1p15f);
        whole24 &= whole(in[i] * 0x1p23f);
      }
      measurer.accept(in, 0, n);
      keep(store, out, resampler.process(in, 0, n, out, 0));
      frames += n;
      work.at(frames, input.frames() < 0 ? 2 * frames : input.frames());
    }
    keep(store, out, resampler.finish(out, 0));
  }

  private void keep(SampleStore store, float[] x, int count) throws IOException {
    store.append(x, 0, count);
    if (bands != null) {
      bands.accept(x, 0, count);
    }
  }

  private static boolean whole(float steps) {
    return steps == (float) Math.rint(steps);
  }

  /** What was measured, once all was read. */
  Measured measured() {
    return measurer.finish();
  }

  /** The mix with its spectra, for a match. */
  Hearing.Heard heard(Measured measured) {
    return Objects.requireNonNull(bands).finish("mix", measured);
  }

  /** What was found. */
  Facts facts(MasterRequest request, Measured measured) {
    Double loudness = measured.figures().loudness().integratedLufs();
    Cochleagram hearing = measured.curves().hearing();
    float[] shortTerm = measured.curves().loudness().shortTermLufs();
    int loudest = 0;
    for (int i = 0; i < shortTerm.length; i++) {
      loudest = shortTerm[i] > shortTerm[loudest] ? i : loudest;
    }
    return new Facts(
        measured.figures(),
        hearing,
        loudness == null
            ? null
            : (Double) (loudness + request.amount() * (request.loudnessLufs() - loudness)),
        loudest / 10.0,
        whole16 ? 16 : whole24 ? 24 : 32);
  }
}
