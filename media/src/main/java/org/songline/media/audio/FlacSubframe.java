package org.songline.media.audio;

import java.util.Arrays;

/**
 * Finds the shortest way to write one channel of a block and writes it. The best way so far is
 * kept; {@link #begin} starts a channel, {@link #tryWindow} tries one more predictor.
 */
final class FlacSubframe {
  private static final int VERBATIM = 1;
  private static final int CONSTANT = 0;
  private static final int FIXED = 8;
  private static final int LPC = 32;

  private final FlacLpc lpc;
  private final int[] x;
  private final double[] d;
  private final double[] windowed;
  private final int[] trial = new int[FlacLpc.MAX_ORDER];
  private int[] residual;
  private int[] other;
  private FlacRice rice = new FlacRice();
  private FlacRice otherRice = new FlacRice();
  private int[] coefficients = new int[FlacLpc.MAX_ORDER];
  private int n;
  private int depth;
  private int wasted;
  private long peak;
  private int kind;
  private int order;
  private int shift;
  private int precision;
  private long bits;

  FlacSubframe(int maxBlock, FlacLpc lpc) {
    this.lpc = lpc;
    x = new int[maxBlock];
    d = new double[maxBlock];
    windowed = new double[maxBlock];
    residual = new int[maxBlock];
    other = new int[maxBlock];
  }

  /** Bits of the best way so far. */
  long bits() {
    return bits;
  }

  /** Whether linear prediction could still help. */
  boolean predictable() {
    return kind != CONSTANT && n > FlacLpc.MAX_ORDER;
  }

  void begin(int[] samples, int count, int sampleBits) {
    n = count;
    int all = 0;
    int changes = 0;
    int largest = 0;
    for (int i = 0; i < n; i++) {
      int v = samples[i];
      all |= v;
      changes |= v ^ samples[0];
      largest |= v ^ (v >> 31);
    }
    wasted = changes == 0 ? 0 : Math.min(Integer.numberOfTrailingZeros(all), sampleBits - 1);
    depth = sampleBits - wasted;
    int w = wasted;
    for (int i = 0; i < n; i++) {
      x[i] = samples[i] >> w;
    }
    peak = (1L << (32 - Integer.numberOfLeadingZeros(largest >> wasted)));
    precision = sampleBits <= 17 ? 12 : 14;
    if (changes == 0) {
      kind = CONSTANT;
      bits = 8L + depth;
      return;
    }
    kind = VERBATIM;
    bits = 8L + wasted + (long) depth * n;
    tryFixed();
    if (predictable()) {
      for (int i = 0; i < n; i++) {
        d[i] = x[i];
      }
    }
  }

  private void tryFixed() {
    int best = Math.min(n - 1, fixedOrder());
    FlacResidual.fixed(x, other, n, best);
    keep(FIXED, best, 0, 8L + wasted + (long) best * depth);
  }

  /** The fixed predictor with the smallest residuals. */
  private int fixedOrder() {
    long s0 = 0;
    long s1 = 0;
    long s2 = 0;
    long s3 = 0;
    long s4 = 0;
    for (int i = 4; i < n; i++) {
      int e0 = x[i];
      int e1 = e0 - x[i - 1];
      int f1 = x[i - 1] - x[i - 2];
      int g1 = x[i - 2] - x[i - 3];
      int e2 = e1 - f1;
      int f2 = f1 - g1;
      int e3 = e2 - f2;
      int e4 = e3 - (f2 - (g1 - (x[i - 3] - x[i - 4])));
      s0 += Math.abs(e0);
      s1 += Math.abs(e1);
      s2 += Math.abs(e2);
      s3 += Math.abs(e3);
      s4 += Math.abs(e4);
    }
    long least = Math.min(s0, Math.min(Math.min(s1, s2), Math.min(s3, s4)));
    return least == s0 ? 0 : least == s1 ? 1 : least == s2 ? 2 : least == s3 ? 3 : 4;
  }

  /** Tries the predictor that a window over samples {@code from} onward suggests. */
  void tryWindow(double[] window, int from) {
    int length = window.length;
    for (int i = 0; i < length; i++) {
      windowed[i] = window[i] * d[from + i];
    }
    int top = lpc.analyse(windowed, length);
    if (top == 0) {
      return;
    }
    int best = lpc.bestOrder(top, n, depth + precision);
    int s = lpc.quantise(best, precision, trial);
    if (s >= 0 && FlacResidual.lpc(x, d, other, n, trial, best, s, peak)) {
      keep(LPC, best, s, 17L + wasted + (long) best * (depth + precision));
    }
  }

  private void keep(int newKind, int newOrder, int newShift, long overhead) {
    long total = overhead + otherRice.choose(other, newOrder, n);
    if (total >= bits) {
      return;
    }
    bits = total;
    kind = newKind;
    order = newOrder;
    shift = newShift;
    if (newKind == LPC) {
      coefficients = Arrays.copyOf(trial, trial.length);
    }
    int[] r = residual;
    residual = other;
    other = r;
    FlacRice f = rice;
    rice = otherRice;
    otherRice = f;
  }

  void write(FlacBitWriter out) {
    int type =
        switch (kind) {
          case FIXED -> FIXED + order;
          case LPC -> LPC + order - 1;
          default -> kind;
        };
    out.put((long) type << 1 | (wasted > 0 ? 1 : 0), 8);
    if (wasted > 0) {
      out.putUnary(wasted - 1);
    }
    if (kind == CONSTANT) {
      out.put(x[0], depth);
      return;
    }
    int warm = kind == VERBATIM ? n : order;
    for (int i = 0; i < warm; i++) {
      out.put(x[i], depth);
    }
    if (kind == VERBATIM) {
      return;
    }
    if (kind == LPC) {
      out.put(precision - 1, 4);
      out.put(shift, 5);
      for (int j = 0; j < order; j++) {
        out.put(coefficients[j], precision);
      }
    }
    out.put(rice.fiveBits() ? 1 : 0, 2);
    out.put(rice.partitionOrder(), 4);
    int parts = 1 << rice.partitionOrder();
    int length = n >> rice.partitionOrder();
    int[] ks = rice.parameters();
    for (int p = 0; p < parts; p++) {
      out.put(ks[p], rice.fiveBits() ? 5 : 4);
      out.putRice(residual, p == 0 ? order : p * length, (p + 1) * length, ks[p]);
    }
  }
}
