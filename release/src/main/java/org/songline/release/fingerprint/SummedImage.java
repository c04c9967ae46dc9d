package org.songline.release.fingerprint;

/**
 * The last columns of an image that grows in time, summed from its corner so that the sum of any
 * rectangle of them costs four look-ups.
 */
final class SummedImage {
  private final double[][] sums;
  private final int bands;
  private int columns;

  /**
   * @param reach how many columns back rectangles go
   * @param bands values in each column
   */
  SummedImage(int reach, int bands) {
    this.bands = bands;
    sums = new double[reach + 1][bands + 1];
  }

  void add(double[] column) {
    double[] before = sums[columns % sums.length];
    columns++;
    double[] now = sums[columns % sums.length];
    double sum = 0;
    for (int band = 0; band < bands; band++) {
      sum += column[band];
      now[band + 1] = before[band + 1] + sum;
    }
  }

  int columns() {
    return columns;
  }

  /**
   * The sum of columns {@code x} to {@code x + width} and bands {@code y} to {@code y + height},
   * ends left out.
   */
  double area(int x, int y, int width, int height) {
    double[] left = sums[x % sums.length];
    double[] right = sums[(x + width) % sums.length];
    return right[y + height] - right[y] - left[y + height] + left[y];
  }
}
