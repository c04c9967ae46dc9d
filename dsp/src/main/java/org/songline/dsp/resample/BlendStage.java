package org.songline.dsp.resample;

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
  private final Backlog backlog;

  /** Where the first tap of the next output lies in the buffer; may lie beyond its end. */
  private long at;

  /** The next output's time past that frame, in parts of 1 / up. */
  private long phase;

  BlendStage(int channels, long up, long down, WindowedSinc filter) {
    this.up = up;
    this.down = down;
    stepFrames = down / up;
    stepPhase = down % up;
    taps = filter.taps();
    table = filter.rows(ROWS, ROWS + 3, -1);
    row = new double[taps];
    backlog = new Backlog(channels, 2 * taps + 8192, 0);
    reset();
  }

  @Override
  public void reset() {
    backlog.reset(taps / 2 - 1);
    at = 0;
    phase = 0;
  }

  @Override
  public int reach() {
    return taps / 2;
  }

  @Override
  public int maxOutput(int inputFrames) {
    return Stage.maxOutput(inputFrames, up, down);
  }

  @Override
  public int run(double[][] in, int frames, double[][] out) {
    int written = 0;
    for (int done = 0; done < frames; ) {
      done += backlog.take(in, done, frames);
      while (at + taps <= backlog.fill()) {
        output((int) at, out, written++);
        at += stepFrames;
        phase += stepPhase;
        if (phase >= up) {
          phase -= up;
          at++;
        }
      }
      int past = (int) Math.min(at, backlog.fill());
      backlog.drop(past);
      at -= past;
    }
    return written;
  }

  private void output(int from, double[][] out, int index) {
    interpolate();
    double[][] x = backlog.planes;
    int c = 0;
    for (; c + 1 < x.length; c += 2) {
      dot.two(x[c], x[c + 1], from, row, 0, taps, pair);
      out[c][index] = pair[0];
      out[c + 1][index] = pair[1];
    }
    if (c < x.length) {
      out[c][index] = dot.one(x[c], from, row, 0, taps);
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
