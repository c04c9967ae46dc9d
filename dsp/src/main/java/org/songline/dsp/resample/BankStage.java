package org.songline.dsp.resample;

import java.util.Arrays;

/** A step with a row of coefficients for each phase, sixteen outputs at a time. */
final class BankStage implements Stage {
  private static final int LANES = PhaseLanes.LANES;

  private final long up;
  private final long down;
  private final int taps;
  private final PhaseBank bank;

  /** Behind what is filled lies room that a group may reach beyond its last ready output. */
  private final Backlog backlog;

  // The streams that share coefficients.
  private final double[][] x = new double[PhaseLanes.STREAMS][];
  private final int[] at = new int[PhaseLanes.STREAMS];
  private final double[][] to = new double[PhaseLanes.STREAMS][];
  private final int[] first = new int[PhaseLanes.STREAMS];
  private final double[] sums = new double[PhaseLanes.STREAMS * LANES];

  /** Where the first input of the present period lies; often before the buffer. */
  private long base;

  /** The next output, counted from the start of that period. */
  private int next;

  /** Outputs before this one are ready, counted likewise. */
  private int end;

  BankStage(int channels, long up, long down, WindowedSinc filter) {
    this.up = up;
    this.down = down;
    taps = filter.taps();
    bank = new PhaseBank(up, down, taps, filter.rows((int) up, (int) up, 0));
    backlog = new Backlog(channels, 2 * bank.window + 8192, bank.window);
    reset();
  }

  @Override
  public void reset() {
    backlog.reset(taps / 2 - 1);
    base = 0;
    next = 0;
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
      int fill = backlog.fill();
      end = bank.upTo(fill - taps - base);
      if (end > next) {
        for (double[] plane : backlog.planes) {
          Arrays.fill(plane, fill, fill + bank.window, 0);
        }
        for (int group = 0; group < bank.groups; group++) {
          group(group, out, written - next);
        }
        written += end - next;
        base += (long) (end / bank.outputs) * bank.inputs;
        next = end % bank.outputs;
      }
      forget();
    }
    return written;
  }

  /** Drops the inputs that no output to come needs. */
  private void forget() {
    int past = (int) Math.min(base + bank.start(next / LANES), backlog.fill());
    backlog.drop(past);
    base -= past;
  }

  /** The ready outputs of one group in all periods and channels, four streams at a time. */
  private void group(int group, double[][] out, int shift) {
    int lanes = Math.min(LANES, bank.outputs - group * LANES);
    int streams = 0;
    int period = 0;
    for (int m = group * LANES; m < end; m += bank.outputs, period++) {
      if (m + lanes <= next) {
        continue;
      }
      int from = (int) (base + (long) period * bank.inputs + bank.start(group));
      for (int c = 0; c < backlog.planes.length; c++) {
        x[streams] = backlog.planes[c];
        at[streams] = from;
        to[streams] = out[c];
        first[streams] = m;
        if (++streams == PhaseLanes.STREAMS) {
          sum(group, streams, lanes, shift);
          streams = 0;
        }
      }
    }
    if (streams > 0) {
      for (int s = streams; s < PhaseLanes.STREAMS; s++) {
        x[s] = x[0];
        at[s] = at[0];
      }
      sum(group, streams, lanes, shift);
    }
  }

  private void sum(int group, int streams, int lanes, int shift) {
    PhaseLanes.sum(x, at, bank.table, group * bank.window * LANES, bank.window, sums);
    for (int s = 0; s < streams; s++) {
      int begin = Math.max(next - first[s], 0);
      int stop = Math.min(end - first[s], lanes);
      System.arraycopy(sums, s * LANES + begin, to[s], first[s] + shift + begin, stop - begin);
    }
  }
}
