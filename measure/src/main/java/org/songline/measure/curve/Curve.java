package org.songline.measure.curve;

import java.util.Arrays;
import java.util.Objects;

/** A list of numbers that grows at its end. */
public final class Curve {
  private double[] values = new double[1024];
  private int size;

  public void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  public int size() {
    return size;
  }

  public double get(int index) {
    return values[Objects.checkIndex(index, size)];
  }

  /** A copy of all values. */
  public double[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
