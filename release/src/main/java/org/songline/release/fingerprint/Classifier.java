package org.songline.release.fingerprint;

import org.songline.dsp.Exact;

/**
 * Two bits about a rectangle of the image: its parts that count for are held against those that
 * count against, and the difference falls into one of four ranges. Rectangles and ranges are
 * Chromaprint's published ones, found by training on pairs of the same song.
 *
 * @param shape which parts count how
 * @param band the lowest band
 * @param bands how many
 * @param columns how many columns of time
 * @param low where the second range begins
 * @param middle where the third begins
 * @param high where the fourth begins
 */
record Classifier(
    Shape shape, int band, int bands, int columns, double low, double middle, double high) {
  /** Columns that the widest rectangle covers. */
  static final int REACH = 16;

  /** How a rectangle is divided into parts. */
  enum Shape {
    /** All of it. */
    WHOLE,
    /** Upper bands against lower ones. */
    BANDS,
    /** Later columns against earlier ones. */
    TIME,
    /** Two opposite quarters against the others. */
    QUARTERS,
    /** The middle bands against those on either side. */
    MIDDLE_BANDS,
    /** The middle of the time against before and after. */
    MIDDLE_TIME
  }

  private static final Classifier[] ALL = {
    new Classifier(Shape.WHOLE, 4, 3, 15, 1.98215, 2.35817, 2.63523),
    new Classifier(Shape.MIDDLE_BANDS, 4, 6, 15, -1.03809, -0.651211, -0.282167),
    new Classifier(Shape.BANDS, 0, 4, 16, -0.298702, 0.119262, 0.558497),
    new Classifier(Shape.QUARTERS, 8, 2, 12, -0.105439, 0.0153946, 0.135898),
    new Classifier(Shape.QUARTERS, 4, 4, 8, -0.142891, 0.0258736, 0.200632),
    new Classifier(Shape.MIDDLE_BANDS, 0, 3, 5, -0.826319, -0.590612, -0.368214),
    new Classifier(Shape.BANDS, 2, 2, 9, -0.557409, -0.233035, 0.0534525),
    new Classifier(Shape.TIME, 7, 3, 4, -0.0646826, 0.00620476, 0.0784847),
    new Classifier(Shape.TIME, 6, 2, 16, -0.192387, -0.029699, 0.215855),
    new Classifier(Shape.TIME, 1, 3, 2, -0.0397818, -0.00568076, 0.0292026),
    new Classifier(Shape.MIDDLE_TIME, 10, 1, 15, -0.53823, -0.369934, -0.190235),
    new Classifier(Shape.QUARTERS, 6, 2, 10, -0.124877, 0.0296483, 0.139239),
    new Classifier(Shape.TIME, 1, 1, 14, -0.101475, 0.0225617, 0.231971),
    new Classifier(Shape.QUARTERS, 5, 6, 4, -0.0799915, -0.00729616, 0.063262),
    new Classifier(Shape.BANDS, 9, 2, 12, -0.272556, 0.019424, 0.302559),
    new Classifier(Shape.QUARTERS, 4, 2, 14, -0.164292, -0.0321188, 0.0846339)
  };

  /** The 32 bits of the stretch that begins at a column; the first classifier has the top two. */
  static int all(SummedImage image, int column) {
    int bits = 0;
    for (Classifier classifier : ALL) {
      bits = bits << 2 | classifier.bits(image, column);
    }
    return bits;
  }

  /** The number of the range as a Gray code, so that neighbours differ in one bit. */
  int bits(SummedImage image, int column) {
    int range = range(difference(image, column));
    return range ^ range >> 1;
  }

  int range(double value) {
    return value < low ? 0 : value < middle ? 1 : value < high ? 2 : 3;
  }

  /** The logarithm of 1 plus what counts for over 1 plus what counts against. */
  double difference(SummedImage image, int column) {
    double part = against(image, column);
    return Exact.log((1 + whole(image, column) - part) / (1 + part));
  }

  private double whole(SummedImage image, int column) {
    return image.area(column, band, columns, bands);
  }

  /** The sum of the parts that count against. */
  double against(SummedImage image, int x) {
    int halfBands = bands / 2;
    int halfColumns = columns / 2;
    int third = shape == Shape.MIDDLE_TIME ? columns / 3 : bands / 3;
    return switch (shape) {
      case WHOLE -> 0;
      case BANDS -> image.area(x, band, columns, halfBands);
      case TIME -> image.area(x, band, halfColumns, bands);
      case QUARTERS ->
          image.area(x, band, halfColumns, halfBands)
              + image.area(
                  x + halfColumns, band + halfBands, columns - halfColumns, bands - halfBands);
      case MIDDLE_BANDS ->
          image.area(x, band, columns, third)
              + image.area(x, band + 2 * third, columns, bands - 2 * third);
      case MIDDLE_TIME ->
          image.area(x, band, third, bands)
              + image.area(x + 2 * third, band, columns - 2 * third, bands);
    };
  }
}
