package org.songline.dsp.stretch;

/**
 * Where in a recording each moment of its stretched form comes from: evenly, but around sudden
 * beginnings at the speed of the recording, so that they stay as they are.
 */
final class TimeMap {
  /** The share of the time between two beginnings that may stay unstretched. */
  private static final double MOST = 0.7;

  private final int[] in;
  private final int[] out;
  private final int[] before;
  private final int[] after;
  private final double ratio;
  private int at;

  /**
   * @param reach frames before and after a beginning that stay as they are, where there is room
   */
  TimeMap(int[] onsets, double ratio, int reach) {
    this.ratio = ratio;
    int count = onsets.length;
    in = onsets.clone();
    out = new int[count];
    before = new int[count];
    after = new int[count];
    for (int i = 0; i < count; i++) {
      out[i] = (int) Math.round(in[i] * ratio);
      before[i] = reach;
      after[i] = reach;
    }
    for (int i = 0; i < count; i++) {
      int inGap = i == 0 ? in[0] : in[i] - in[i - 1];
      int outGap = i == 0 ? out[0] : out[i] - out[i - 1];
      int room = (int) (MOST * Math.min(inGap, outGap));
      if (i == 0) {
        before[0] = Math.min(before[0], room);
      } else if (before[i] + after[i - 1] > room) {
        before[i] = room / 2;
        after[i - 1] = room - room / 2;
      }
    }
  }

  /** The beginning whose neighbourhood, kept as it is, holds this moment; -1 for none. */
  int held(long moment) {
    seek(moment);
    return at < in.length && moment >= out[at] - before[at] && moment <= out[at] + after[at]
        ? at
        : -1;
  }

  int onset(int i) {
    return in[i];
  }

  /** The frame of the recording that sounds at a moment; moments never go back. */
  long source(long moment) {
    int held = held(moment);
    if (held >= 0) {
      return moment - out[held] + in[held];
    }
    long fromOut = at == 0 ? 0 : (long) out[at - 1] + after[at - 1];
    long fromIn = at == 0 ? 0 : (long) in[at - 1] + after[at - 1];
    if (moment < fromOut) {
      return moment;
    }
    if (at == in.length) {
      return fromIn + Math.round((moment - fromOut) / ratio);
    }
    long toOut = (long) out[at] - before[at];
    long toIn = (long) in[at] - before[at];
    return toOut == fromOut
        ? fromIn
        : fromIn + Math.round((double) (moment - fromOut) * (toIn - fromIn) / (toOut - fromOut));
  }

  /** Moves on to the first beginning whose neighbourhood is not over. */
  private void seek(long moment) {
    while (at < in.length && moment > out[at] + after[at]) {
      at++;
    }
  }
}
