package org.songline.mastering.codec;

import java.io.IOException;
import java.util.SplittableRandom;
import org.songline.dsp.Exact;
import org.songline.mastering.input.AudioInput;

/**
 * An encoder that is not here, imitated: in each band and frame so much of the sound is kept, and
 * so much noise is put beside it, as the real one keeps and puts on average. The song itself makes
 * the rest: how many of its peaks lie near the ceiling, and what the lost bands took away from
 * them. The noise is seeded, so the same sound has the same result.
 */
final class CodecModel implements AudioInput {
  /** What is kept by more is kept whole where it is loud: coders drop what is soft. */
  private static final double MOSTLY = 0.5;

  private final AudioInput input;
  private final int channels;
  private final int[] edges;
  private final double[] kept;
  private final double[] noise;
  private final Frames[] frames;
  private final SplittableRandom random = new SplittableRandom(0x5071);
  private final float[] in;
  private final float[] ready;
  private int at;
  private int whole;
  private int taken;
  private boolean first = true;

  CodecModel(AudioInput input, CodecLoss loss) {
    this.input = input;
    channels = input.channels();
    edges = CodecLoss.edges(Frames.SIZE, input.sampleRate());
    int bands = edges.length - 1;
    kept = new double[bands];
    noise = new double[bands];
    for (int b = 0; b < bands; b++) {
      kept[b] = loss.kept().get(b) > MOSTLY ? 1 : loss.kept().get(b);
      // A frame has half of its sound's power, being windowed; noise has two parts a bin.
      noise[b] = Exact.gain(loss.noiseDb().get(b));
    }
    frames = new Frames[channels];
    for (int c = 0; c < channels; c++) {
      frames[c] = new Frames();
    }
    in = new float[Frames.HOP * channels];
    ready = new float[Frames.HOP * channels];
  }

  @Override
  public String name() {
    return input.name();
  }

  @Override
  public int sampleRate() {
    return input.sampleRate();
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public long frames() {
    return input.frames();
  }

  @Override
  public int read(float[] interleaved, int offset, int wanted) throws IOException {
    int done = 0;
    while (done < wanted) {
      if (at == whole && !advance()) {
        break;
      }
      int count = Math.min(wanted - done, whole - at);
      System.arraycopy(
          ready, at * channels, interleaved, offset + done * channels, count * channels);
      at += count;
      done += count;
    }
    return done;
  }

  /** Makes the next step ready; it lags what is taken in by one step. */
  private boolean advance() throws IOException {
    if (first) {
      taken = take();
      step(taken);
      first = false;
    }
    if (taken == 0) {
      return false;
    }
    whole = taken;
    at = 0;
    taken = whole < Frames.HOP ? 0 : take();
    step(taken);
    return true;
  }

  private int take() throws IOException {
    int count = 0;
    while (count < Frames.HOP) {
      int n = input.read(in, count * channels, Frames.HOP - count);
      if (n == 0) {
        break;
      }
      count += n;
    }
    return count;
  }

  private void step(int count) {
    for (int c = 0; c < channels; c++) {
      Frames f = frames[c];
      f.next(in, c, channels, count);
      for (int band = 0; band < kept.length; band++) {
        double power = 0;
        int bins = edges[band + 1] - edges[band];
        for (int k = edges[band]; k < edges[band + 1]; k++) {
          power += f.re[k] * f.re[k] + f.im[k] * f.im[k];
        }
        double added = bins == 0 ? 0 : noise[band] * Math.sqrt(power / bins);
        for (int k = edges[band]; k < edges[band + 1]; k++) {
          f.re[k] = kept[band] * f.re[k] + added * random.nextGaussian();
          f.im[k] = kept[band] * f.im[k] + added * random.nextGaussian();
        }
      }
      f.sound(ready, c, channels);
    }
  }
}
