package org.songline.dsp.spectral;

import java.util.ArrayList;
import java.util.List;

/**
 * The discrete Fourier transform of complex signals of 128 to 2^20 points in single precision, for
 * convolution in real time: some sixteen points at once, and in small steps, so that the work of a
 * large transform can be spread over time.
 *
 * <p>Forward: {@code X[k] = sum x[n] e^(-2 pi i k n / size)}. The inverse, times the size, is the
 * forward transform with real and imaginary parts exchanged on both ends. The algorithm is
 * Stockham's with radix 4: the first passes keep each residue of the output's index in a row of its
 * own, so that neighbours lie side by side; then rows and columns are exchanged; the other passes
 * run along columns. A plan is immutable and may be shared by threads; transforms allocate nothing,
 * and every bit of the result is the same on every machine.
 */
public final class FastFft {
  public static final int SMALLEST = 128;
  public static final int LARGEST = 1 << 20;

  /** Rows are kept apart by this much more than their length, so that they share no cache line. */
  private static final int GAP = 16;

  /** Points of a step. */
  private static final int GRAIN = 2048;

  private final int size;
  private final Pass[] passes;
  private final Step[] steps;

  /** What one pass does: its kernel and the shape of its data. */
  private enum Kind {
    ROWS,
    HALF_ROWS,
    EXCHANGE,
    COLUMNS,
    LAST_COLUMNS
  }

  /** One pass over all points. */
  private static final class Pass {
    final Kind kind;

    /** Rows that come in, or columns side by side. */
    final int groups;

    /** Points of a row that comes out, or butterflies of a column. */
    final int length;

    final float[][] turns;

    Pass(Kind kind, int groups, int length, float[][] turns) {
      this.kind = kind;
      this.groups = groups;
      this.length = length;
      this.turns = turns;
    }
  }

  /** A part of a pass: a range of rows or butterflies, and one of points within each. */
  private record Step(int pass, int from, int to, int low, int high, int cost) {}

  private FastFft(int size) {
    this.size = size;
    List<Pass> list = new ArrayList<>();
    int n = size;
    int rows = 1;
    while (rows < 16 && n >= 4 * 16) {
      list.add(new Pass(Kind.ROWS, rows, n / 4, rowTurns(n, 3)));
      n /= 4;
      rows *= 4;
    }
    if (rows < 16) {
      list.add(new Pass(Kind.HALF_ROWS, rows, n / 2, rowTurns(n, 1)));
      n /= 2;
      rows *= 2;
    }
    list.add(new Pass(Kind.EXCHANGE, rows, n, new float[0][]));
    for (; n > 2; n /= 4, rows *= 4) {
      list.add(new Pass(Kind.COLUMNS, rows, n / 4, rowTurns(n, 3)));
    }
    if (n == 2) {
      list.add(new Pass(Kind.LAST_COLUMNS, rows, 1, new float[0][]));
    }
    passes = list.toArray(new Pass[0]);
    steps = cut(passes);
  }

  /** e^(-2 pi i j p / n) for j from 1 to {@code powers}, each as cosines and sines. */
  private static float[][] rowTurns(int n, int powers) {
    int length = powers == 3 ? n / 4 : n / 2;
    float[][] turns = new float[2 * powers][length];
    for (int j = 1; j <= powers; j++) {
      for (int p = 0; p < length; p++) {
        turns[2 * j - 2][p] = (float) Fft.Turn.cos(j * p, n);
        turns[2 * j - 1][p] = (float) -Fft.Turn.sin(j * p, n);
      }
    }
    return turns;
  }

  private static Step[] cut(Pass[] passes) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < passes.length; i++) {
      Pass pass = passes[i];
      boolean columns = pass.kind == Kind.COLUMNS || pass.kind == Kind.LAST_COLUMNS;
      int radix =
          switch (pass.kind) {
            case ROWS, COLUMNS -> 4;
            case HALF_ROWS, LAST_COLUMNS -> 2;
            case EXCHANGE -> pass.groups;
          };
      int outer = pass.kind == Kind.EXCHANGE ? 1 : columns ? pass.length : pass.groups;
      int inner = columns ? pass.groups : pass.length;
      int reach = Math.min(inner, Math.max(16, GRAIN / radix));
      int together = Math.max(1, GRAIN / radix / inner);
      for (int from = 0; from < outer; from += together) {
        int to = Math.min(outer, from + together);
        for (int low = 0; low < inner; low += reach) {
          steps.add(new Step(i, from, to, low, low + reach, (to - from) * reach * radix));
        }
      }
    }
    return steps.toArray(new Step[0]);
  }

  /**
   * A plan for one size.
   *
   * @throws IllegalArgumentException unless {@code size} is a power of two from {@link #SMALLEST}
   *     to {@link #LARGEST}
   */
  public static FastFft of(int size) {
    if (size < SMALLEST || size > LARGEST || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "FFT size " + size + ": needs a power of two, 128 to " + LARGEST);
    }
    return new FastFft(size);
  }

  public int size() {
    return size;
  }

  /** Scratch memory of one transform at a time; it lives from its first step to its last. */
  public Work work() {
    return new Work(size + 16 * GAP);
  }

  /** Scratch memory. */
  public static final class Work {
    final float[][] re = new float[2][];
    final float[][] im = new float[2][];

    Work(int length) {
      for (int i = 0; i < 2; i++) {
        re[i] = new float[length];
        im[i] = new float[length];
      }
    }
  }

  /** Steps of a transform, to be done in order. */
  public int steps() {
    return steps.length;
  }

  /** About what a step costs, in points. */
  public int cost(int step) {
    return steps[step].cost;
  }

  /**
   * The whole transform of {@code re[0..size)}, {@code im[0..size)}; the target may be the same.
   */
  public void forward(float[] re, float[] im, Work work, float[] toRe, float[] toIm) {
    for (int i = 0; i < steps.length; i++) {
      step(i, re, im, 0, size - 1, work, toRe, toIm);
    }
  }

  /**
   * One step of a transform.
   *
   * @param re real parts; read by the first pass only
   * @param im imaginary parts
   * @param start index of the first point, a multiple of a quarter of the size
   * @param mask indices wrap around by it: one less than a power of two
   * @param toRe receives the real parts; written by the last pass only
   * @param toIm receives the imaginary parts
   */
  public void step(
      int step,
      float[] re,
      float[] im,
      int start,
      int mask,
      Work work,
      float[] toRe,
      float[] toIm) {
    Step s = steps[step];
    Pass pass = passes[s.pass];
    boolean first = s.pass == 0;
    boolean last = s.pass == passes.length - 1;
    float[] xr = first ? re : work.re[(s.pass + 1) & 1];
    float[] xi = first ? im : work.im[(s.pass + 1) & 1];
    float[] yr = last ? toRe : work.re[s.pass & 1];
    float[] yi = last ? toIm : work.im[s.pass & 1];
    switch (pass.kind) {
      case ROWS -> rows(pass, s, xr, xi, first ? start : 0, first ? mask : -1, yr, yi);
      case HALF_ROWS -> halfRows(pass, s, xr, xi, yr, yi);
      case EXCHANGE -> {
        Butterflies.exchange(xr, yr, pass.groups, pass.length + GAP, s.low, s.high);
        Butterflies.exchange(xi, yi, pass.groups, pass.length + GAP, s.low, s.high);
      }
      case COLUMNS -> {
        if (pass.groups < 16) {
          Butterflies.fewColumns(
              xr, xi, yr, yi, pass.groups, pass.length, s.from, s.to, pass.turns);
        } else {
          Butterflies.columns(
              xr, xi, yr, yi, pass.groups, pass.length, s.from, s.to, s.low, s.high, pass.turns);
        }
      }
      case LAST_COLUMNS -> Butterflies.lastColumns(xr, xi, yr, yi, pass.groups, s.low, s.high);
    }
  }

  private static void rows(
      Pass pass, Step s, float[] xr, float[] xi, int start, int mask, float[] yr, float[] yi) {
    int stride = pass.length + GAP;
    int width = 4 * pass.length + GAP;
    for (int row = s.from; row < s.to; row++) {
      int a = start + row * width;
      Butterflies.rows(
          xr,
          xi,
          a & mask,
          (a + pass.length) & mask,
          (a + 2 * pass.length) & mask,
          (a + 3 * pass.length) & mask,
          yr,
          yi,
          row * stride,
          pass.groups * stride,
          s.low,
          s.high,
          pass.turns);
    }
  }

  private static void halfRows(Pass pass, Step s, float[] xr, float[] xi, float[] yr, float[] yi) {
    int stride = pass.length + GAP;
    int width = 2 * pass.length + GAP;
    for (int row = s.from; row < s.to; row++) {
      Butterflies.halfRows(
          xr,
          xi,
          row * width,
          pass.length,
          yr,
          yi,
          row * stride,
          pass.groups * stride,
          s.low,
          s.high,
          pass.turns);
    }
  }
}
