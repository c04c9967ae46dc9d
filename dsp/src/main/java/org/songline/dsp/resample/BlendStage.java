package org.songline.dsp.resample;

import java.util.Arrays;

/**
 * A step with too many phases for a table of them all: 256 rows, and cubic interpolation between
 * them (error below -180 dB).
 */
final class BlendStage implements Stage {
  private static final int ROWS = 256;

  private final long up;
  private final long down;
  private final long stepFrames;
  private final long stepPhase;
  private final int taps;
  private final double[] table;
  private final double[] row;
  private final double[] pair = new double[2];
  private final DotProduct dot = new DotProduct();
  private final double[][] buffer;
  private final int channels;

  private int fill;

  /** Where the first tap of the next output lies in the buffer; may lie beyond its end. */
  private long at;

  /** The next output's time past that frame, in parts of 1 / up. */
  private long phase;

  BlendStage(int channels, long up, long down, WindowedSinc filter) {
    this.channels = channels;
    this.up = up;
    this.down = down;
    stepFrames = down / up;
    stepPhase = down % up;
    taps = filter.taps();
    table = filter.rows(ROWS, ROWS + 3, -1);
    row = new double[taps];
    buffer = new double[channels][2 * taps + 8192];
    reset();
  }

  @Override
  public void reset() {
    for (double[] plane : buffer) {
      Arrays.fill(plane, 0);
    }
    fill = taps / 2 - 1;
    at = 0;
    phase = 0;
  }

  @Override
  public int reach() {
    return taps / 2;
  }

  @Override
  public int maxOutput(int inputFrames) {
    return Math.toIntExact((inputFrames * up + down - 1) / down + 1);
  }

  @Override
  public int run(double[][] in, int frames, double[][] out) {
    int written = 0;
    for (int done = 0; done < frames; ) {
      int count = Math.min(frames - done, buffer[0].length - fill);
      for (int c = 0; c < channels; c++) {
        System.arraycopy(in[c], done, buffer[c], fill, count);
      }
      fill += count;
      done += count;
      while (at + taps <= fill) {
        output((int) at, out, written++);
        at += stepFrames;
        phase += stepPhase;
        if (phase >= up) {
          phase -= up;
          at++;
        }
      }
      int keep = (int) Math.min(at, fill);
      for (double[] plane : buffer) {
        System.arraycopy(plane, keep, plane, 0, fill - keep);
      }
      fill -= keep;
      at -= keep;
    }
    return written;
  }

  private void output(int from, double[][] out, int index) {
    interpolate();
    int c = 0;
    for (; c + 1 < channels; c += 2) {
      dot.two(buffer[c], buffer[c + 1], from, row, 0, taps, pair);
      out[c][index] = pair[0];
      out[c + 1][index] = pair[1];
    }
    if (c < channels) {
      out[c][index] = dot.one(buffer[c], from, row, 0, taps);
    }
  }

  /** The row for the present phase: Lagrange's cubic through the four rows around it. */
  private void interpolate() {
    double position = (double) phase / up * ROWS;
    int below = (int) position;
    double f = position - below;
    double a = -f * (f - 1) * (f - 2) / 6;
    double b = (f + 1) * (f - 1) * (f - 2) / 2;
    double c = -(f + 1) * f * (f - 2) / 2;
    double d = (f + 1) * f * (f - 1) / 6;
    DotProduct.blend(table, below * taps, taps, a, b, c, d, row);
  }
}
