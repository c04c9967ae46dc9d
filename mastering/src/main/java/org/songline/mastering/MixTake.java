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

/**
 * Reads a mix once: measures it as it comes and stores it at the rate of the master, while another
 * thread hears its spectra.
 */
final class MixTake {
  private static final int BLOCK = 4096;

  private final AudioInput input;
  private final int channels;
  private final Measurer measurer;
  private final @Nullable BandHearing bands;
  private boolean whole16 = true;
  private boolean whole24 = true;
  private @Nullable Measured measured;

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
    int most = Math.max(resampler.maxOutput(BLOCK), resampler.maxFinish());
    float[] out = new float[most * channels];
    Pipe.Sink hears =
        (x, n) -> {
          if (bands != null) {
            bands.accept(x, 0, n);
          }
        };
    try (var beside = new Beside(channels, most, hears)) {
      long frames = 0;
      for (int n = input.read(in, 0, BLOCK); n > 0; n = input.read(in, 0, BLOCK)) {
        for (int i = 0; i < n * channels; i++) {
          // A value that is no number, or absurd, would spoil all that follows.
          in[i] = Math.abs(in[i]) <= 1e6f ? in[i] : 0;
          whole16 &= whole(in[i] * 0x1p15f);
          whole24 &= whole(in[i] * 0x1p23f);
        }
        measurer.accept(in, 0, n);
        keep(store, beside, out, resampler.process(in, 0, n, out, 0));
        frames += n;
        work.at(frames, input.frames() < 0 ? 2 * frames : input.frames());
      }
      keep(store, beside, out, resampler.finish(out, 0));
      beside.finish();
    }
    measured = measurer.finish();
  }

  private static void keep(SampleStore store, Beside beside, float[] x, int count)
      throws IOException {
    store.append(x, 0, count);
    beside.accept(x, count);
  }

  private static boolean whole(float steps) {
    return steps == (float) Math.rint(steps);
  }

  /** The mix with its spectra, for a match, once all was read. */
  Hearing.Heard heard() {
    return Objects.requireNonNull(bands).finish("mix", Objects.requireNonNull(measured));
  }

  /** What was found, once all was read. */
  Facts facts(MasterRequest request) {
    Measured found = Objects.requireNonNull(measured);
    Double loudness = found.figures().loudness().integratedLufs();
    Cochleagram hearing = found.curves().hearing();
    float[] shortTerm = found.curves().loudness().shortTermLufs();
    int loudest = 0;
    for (int i = 0; i < shortTerm.length; i++) {
      loudest = shortTerm[i] > shortTerm[loudest] ? i : loudest;
    }
    return new Facts(
        found.figures(),
        hearing,
        loudness == null
            ? null
            : (Double) (loudness + request.amount() * (request.loudnessLufs() - loudness)),
        loudest / 10.0,
        whole16 ? 16 : whole24 ? 24 : 32);
  }
}
