package org.songline.dsp.shape;

import java.util.function.DoubleUnaryOperator;

/**
 * Any smooth curve, as cubics through its values and slopes at points 1/32 apart; beyond the table
 * it is constant. The integrals are those of the cubics, exactly, so that averaging never sees a
 * difference between a curve and its integral. Immutable.
 */
public final class TableShape implements Shape {
  private static final int PER_ONE = 32;
  private static final int SIZE = 6;

  private final double reach;
  private final int cells;
  private final double[] table;

  /** Value, first and second integral at the left end, then at the right. */
  private final double[] ends = new double[6];

  /**
   * @param curve the curve
   * @param reach how far from 0 the table goes, whole; beyond it the curve should be flat
   */
  public TableShape(DoubleUnaryOperator curve, int reach) {
    this.reach = reach;
    cells = 2 * reach * PER_ONE;
    table = new double[cells * SIZE];
    double h = 1.0 / PER_ONE;
    double small = h / 64;
    double first = 0;
    double second = 0;
    for (int i = 0; i < cells; i++) {
      double at = -reach + i * h;
      double y0 = curve.applyAsDouble(at);
      double y1 = curve.applyAsDouble(at + h);
      double s0 = i == 0 ? 0 : slope(curve, at, small) * h;
      double s1 = i == cells - 1 ? 0 : slope(curve, at + h, small) * h;
      double c2 = 3 * (y1 - y0) - 2 * s0 - s1;
      double c3 = 2 * (y0 - y1) + s0 + s1;
      int p = i * SIZE;
      // The second integral over one cell, in cells, scaled to x at the end.
      table[p] = second;
      table[p + 1] = first * h;
      table[p + 2] = y0 / 2 * h * h;
      table[p + 3] = s0 / 6 * h * h;
      table[p + 4] = c2 / 12 * h * h;
      table[p + 5] = c3 / 20 * h * h;
      second += table[p + 1] + table[p + 2] + table[p + 3] + table[p + 4] + table[p + 5];
      first += h * (y0 + s0 / 2 + c2 / 3 + c3 / 4);
      if (i == 0) {
        ends[0] = y0;
      }
      ends[3] = y1;
    }
    ends[4] = first;
    ends[5] = second;
    centre();
  }

  /** Lets both integrals be 0 at 0, where their digits are needed. */
  private void centre() {
    int middle = cells / 2 * SIZE;
    double second = table[middle];
    double first = table[middle + 1] * PER_ONE;
    for (int i = 0; i < cells; i++) {
      double at = -reach + (double) i / PER_ONE;
      table[i * SIZE] -= second + first * at;
      table[i * SIZE + 1] -= first / PER_ONE;
    }
    ends[1] = -first;
    ends[2] = -second + first * reach;
    ends[4] -= first;
    ends[5] -= second + first * reach;
  }

  private static double slope(DoubleUnaryOperator curve, double x, double h) {
    double near = curve.applyAsDouble(x + h) - curve.applyAsDouble(x - h);
    double far = curve.applyAsDouble(x + 2 * h) - curve.applyAsDouble(x - 2 * h);
    return (8 * near - far) / (12 * h);
  }

  @Override
  public double at(double x) {
    if (x <= -reach || x >= reach) {
      return x < 0 ? ends[0] : ends[3];
    }
    double cell = (x + reach) * PER_ONE;
    int i = (int) cell;
    double t = cell - i;
    int p = i * SIZE;
    double sum = Math.fma(20 * table[p + 5], t, 12 * table[p + 4]);
    sum = Math.fma(sum, t, 6 * table[p + 3]);
    return Math.fma(sum, t, 2 * table[p + 2]) * (PER_ONE * PER_ONE);
  }

  @Override
  public double first(double x) {
    if (x <= -reach) {
      return ends[1] + ends[0] * (x + reach);
    }
    if (x >= reach) {
      return ends[4] + ends[3] * (x - reach);
    }
    double cell = (x + reach) * PER_ONE;
    int i = (int) cell;
    double t = cell - i;
    int p = i * SIZE;
    double sum = Math.fma(5 * table[p + 5], t, 4 * table[p + 4]);
    sum = Math.fma(sum, t, 3 * table[p + 3]);
    sum = Math.fma(sum, t, 2 * table[p + 2]);
    return Math.fma(sum, t, table[p + 1]) * PER_ONE;
  }

  @Override
  public double second(double x) {
    if (x <= -reach) {
      double beyond = x + reach;
      return ends[2] + beyond * (ends[1] + 0.5 * ends[0] * beyond);
    }
    if (x >= reach) {
      double beyond = x - reach;
      return ends[5] + beyond * (ends[4] + 0.5 * ends[3] * beyond);
    }
    double cell = (x + reach) * PER_ONE;
    int i = (int) cell;
    double t = cell - i;
    int p = i * SIZE;
    double sum = Math.fma(table[p + 5], t, table[p + 4]);
    sum = Math.fma(sum, t, table[p + 3]);
    sum = Math.fma(sum, t, table[p + 2]);
    sum = Math.fma(sum, t, table[p + 1]);
    return Math.fma(sum, t, table[p]);
  }

  @Override
  public void second(double[] x, double[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = second(x[i]);
    }
  }
}
