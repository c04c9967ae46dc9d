package org.songline.mastering;

import java.io.IOException;
import java.util.EnumSet;
import org.songline.dsp.resample.Resampler;
import org.songline.mastering.input.AudioInput;
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
  private final PeakProfile peaks;
  private boolean whole16 = true;
  private boolean whole24 = true;

  MixTake(AudioInput input) {
    this.input = input;
    channels = input.channels();
    measurer =
        new Measurer(
            input.sampleRate(), channels, EnumSet.of(Part.TRUE_PEAK, Part.SPECTRUM, Part.HEARING));
    peaks = new PeakProfile(input.sampleRate(), channels);
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
      peaks.accept(in, n);
      store.append(out, 0, resampler.process(in, 0, n, out, 0));
      frames += n;
      work.at(frames, input.frames() < 0 ? 2 * frames : input.frames());
    }
    store.append(out, 0, resampler.finish(out, 0));
  }

  private static boolean whole(float steps) {
    return steps == (float) Math.rint(steps);
  }

  /** What was found. */
  Facts facts(MasterRequest request) {
    Measured measured = measurer.finish();
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
        peaks,
        loudness == null
            ? null
            : (Double) (loudness + request.amount() * (request.loudnessLufs() - loudness)),
        loudest / 10.0,
        whole16 ? 16 : whole24 ? 24 : 32);
  }
}
