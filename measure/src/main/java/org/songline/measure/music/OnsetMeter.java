package org.songline.measure.music;

import java.util.TreeSet;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;
import org.songline.measure.curve.Curve;

/**
 * The onset strength of a sound, about a hundred values a second: by how much the level of each of
 * its bands rises within 20 ms, on a logarithmic scale, averaged over the bands.
 */
public final class OnsetMeter {
  private static final double LOWEST_HERTZ = 40;
  private static final double BANDS_PER_OCTAVE = 3;
  private static final double COMPRESSION = 1000;
  private static final int LAG = 2;

  private final int hop;
  private final double hopSeconds;
  private final int size;
  private final double[] window;
  private final RealFft fft;
  private final Fft.Work work;
  private final float[] buffer;
  private final double[] x;
  private final double[] re;
  private final double[] im;
  private final int[] edges;
  private final double[][] levels;
  private final Curve onsets = new Curve();
  private int fill;
  private int frames;

  public OnsetMeter(int sampleRate) {
    hop = (int) Math.rint(sampleRate / 100.0);
    hopSeconds = (double) hop / sampleRate;
    size = Math.max(256, Integer.highestOneBit((int) (sampleRate * 0.025)));
    window = Window.hann(size);
    fft = RealFft.of(size);
    work = fft.work();
    buffer = new float[Math.max(size, hop)];
    x = new double[size];
    re = new double[fft.bins()];
    im = new double[fft.bins()];
    edges = edges(sampleRate, size);
    levels = new double[LAG][edges.length - 1];
  }

  /** Bins where bands begin; low bands are one bin wide. */
  private static int[] edges(int sampleRate, int size) {
    var edges = new TreeSet<Integer>();
    double highest = Math.min(16_000, 0.5 * sampleRate);
    for (int i = 0; ; i++) {
      double hertz = LOWEST_HERTZ * StrictMath.pow(2, i / BANDS_PER_OCTAVE);
      if (hertz > highest) {
        break;
      }
      edges.add((int) Math.max(1, Math.rint(hertz * size / sampleRate)));
    }
    return edges.stream().mapToInt(e -> e).toArray();
  }

  /** Takes the next frames of one or the mean of two channels; all samples must be finite. */
  public void accept(float[][] planar, int count) {
    float[] left = planar[0];
    float[] right = planar.length > 1 ? planar[1] : left;
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, buffer.length - fill);
      for (int i = 0; i < n; i++) {
        buffer[fill + i] = 0.5f * (left[done + i] + right[done + i]);
      }
      fill += n;
      done += n;
      if (fill == buffer.length) {
        frame();
        fill -= hop;
        System.arraycopy(buffer, hop, buffer, 0, fill);
      }
    }
  }

  private void frame() {
    double scale = 4.0 / size;
    for (int i = 0; i < size; i++) {
      x[i] = scale * window[i] * buffer[i];
    }
    fft.forward(x, re, im, work);
    double[] old = levels[frames % LAG];
    double rise = 0;
    for (int b = 0; b < old.length; b++) {
      double power = 0;
      for (int k = edges[b]; k < edges[b + 1]; k++) {
        power += re[k] * re[k] + im[k] * im[k];
      }
      double level = Exact.log(1 + COMPRESSION * Math.sqrt(power));
      if (frames >= LAG) {
        rise += Math.max(0, level - old[b]);
      }
      old[b] = level;
    }
    frames++;
    onsets.add(rise / old.length);
  }

  /** Seconds from one value to the next. */
  public double hopSeconds() {
    return hopSeconds;
  }

  /** Onset strength, in nepers a band. */
  public double[] onsets() {
    return onsets.toArray();
  }
}
