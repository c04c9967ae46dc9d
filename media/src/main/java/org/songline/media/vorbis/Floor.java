package org.songline.media.vorbis;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The spectral envelope of a channel as a line through points (floor type 1, section 7). */
final class Floor {
  private static final int MOST_POINTS = 65;
  private static final int[] RANGES = {256, 128, 86, 64};

  /** Steps of 140 / 256 dB up to 1 (section 10.1). */
  private static final double[] LEVELS = new double[256];

  static {
    for (int i = 0; i < 256; i++) {
      LEVELS[i] = StrictMath.pow(10, 7 * (i - 255) / 256.0);
    }
  }

  private final int[] partitions;
  private final Shape[] shapes;
  private final int multiplier;
  private final int[] x;

  /** The points from left to right. */
  private final int[] order;

  /** Of each point the nearest to its left and right among those before it. */
  private final int[] low;

  private final int[] high;

  /** How the points of a partition are written. */
  private static final class Shape {
    final int dimensions;

    /** Bits of the choice that one word makes for each point. */
    final int bits;

    final int master;

    /** For each choice, -1 for none. */
    final int[] books;

    Shape(BitReader in, Codebook[] all) throws VorbisDamage {
      dimensions = in.read(3) + 1;
      bits = in.read(2);
      master = bits == 0 ? 0 : in.read(8);
      books = new int[1 << bits];
      for (int i = 0; i < books.length; i++) {
        books[i] = in.read(8) - 1;
        VorbisDamage.unless(books[i] < all.length, "has a floor without its codebook");
      }
      VorbisDamage.unless(master < all.length, "has a floor without its codebook");
    }
  }

  private Floor(int[] partitions, Shape[] shapes, int multiplier, int[] x) throws VorbisDamage {
    this.partitions = partitions;
    this.shapes = shapes;
    this.multiplier = multiplier;
    this.x = x;
    order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted((a, b) -> Integer.compare(x[a], x[b]))
            .mapToInt(i -> i)
            .toArray();
    for (int i = 1; i < order.length; i++) {
      VorbisDamage.unless(
          x[order[i]] != x[order[i - 1]], "has a floor with two points in one place");
    }
    low = new int[x.length];
    high = new int[x.length];
    for (int i = 2; i < x.length; i++) {
      high[i] = 1;
      for (int j = 0; j < i; j++) {
        if (x[j] < x[i] && x[j] > x[low[i]]) {
          low[i] = j;
        }
        if (x[j] > x[i] && x[j] < x[high[i]]) {
          high[i] = j;
        }
      }
    }
  }

  static Floor read(BitReader in, Codebook[] books) throws VorbisDamage {
    int type = in.read(16);
    VorbisDamage.unless(type != 0, "has a floor of type 0, which no encoder since 2001 writes");
    VorbisDamage.unless(type == 1, "has a floor of unknown type " + type);
    int[] partitions = new int[in.read(5)];
    int last = -1;
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = in.read(4);
      last = Math.max(last, partitions[i]);
    }
    Shape[] shapes = new Shape[last + 1];
    for (int i = 0; i <= last; i++) {
      shapes[i] = new Shape(in, books);
    }
    int multiplier = in.read(2) + 1;
    int bits = in.read(4);
    int[] x = new int[MOST_POINTS + 8];
    x[1] = 1 << bits;
    int count = 2;
    for (int partition : partitions) {
      for (int i = 0; i < shapes[partition].dimensions; i++) {
        x[count++] = in.read(bits);
      }
      VorbisDamage.unless(count <= MOST_POINTS, "has a floor of too many points");
    }
    VorbisDamage.unless(!in.ended(), "has a setup that is cut short");
    return new Floor(partitions, shapes, multiplier, Arrays.copyOf(x, count));
  }

  int points() {
    return x.length;
  }

  /**
   * Reads the heights of a channel's points.
   *
   * @param y gets them, as they are written
   * @return false when the channel is silent
   */
  boolean heights(BitReader in, Codebook[] books, int[] y) {
    if (!in.flag()) {
      return false;
    }
    int bits = BitReader.ilog(RANGES[multiplier - 1] - 1);
    y[0] = in.read(bits);
    y[1] = in.read(bits);
    int at = 2;
    for (int partition : partitions) {
      Shape shape = shapes[partition];
      int choice = shape.bits == 0 ? 0 : books[shape.master].entry(in);
      if (choice < 0) {
        return false;
      }
      for (int i = 0; i < shape.dimensions; i++) {
        int book = shape.books[choice & ((1 << shape.bits) - 1)];
        choice >>>= shape.bits;
        y[at] = book < 0 ? 0 : books[book].entry(in);
        if (y[at++] < 0) {
          return false;
        }
      }
    }
    return !in.ended();
  }

  /**
   * Multiplies a spectrum with the envelope (section 7.2.4).
   *
   * @param y what {@link #heights} read; left changed
   * @param bins how many of the spectrum there are
   */
  void shape(int[] y, double[] spectrum, int bins) {
    boolean[] drawn = new boolean[x.length];
    resolve(y, drawn);
    int fromX = 0;
    int fromY = y[order[0]] * multiplier;
    for (int i = 1; i < order.length && fromX < bins; i++) {
      int point = order[i];
      if (drawn[point]) {
        int toY = y[point] * multiplier;
        line(fromX, fromY, x[point], toY, spectrum, bins);
        fromX = x[point];
        fromY = toY;
      }
    }
    double level = level(fromY);
    for (int i = fromX; i < bins; i++) {
      spectrum[i] *= level;
    }
  }

  /** Turns differences from the line through the neighbours into heights. */
  private void resolve(int[] y, boolean[] drawn) {
    int range = RANGES[multiplier - 1];
    drawn[0] = true;
    drawn[1] = true;
    for (int i = 2; i < x.length; i++) {
      int expected = between(x[low[i]], y[low[i]], x[high[i]], y[high[i]], x[i]);
      int above = range - expected;
      int below = expected;
      int difference = y[i];
      int height = expected;
      if (difference != 0) {
        drawn[low[i]] = true;
        drawn[high[i]] = true;
        drawn[i] = true;
        if (difference >= 2 * Math.min(above, below)) {
          height = above > below ? difference : range - 1 - difference;
        } else {
          height += (difference & 1) == 1 ? -((difference + 1) >> 1) : difference >> 1;
        }
      }
      y[i] = Math.clamp(height, 0, range - 1);
    }
  }

  /** The height at {@code x} of the line between two points, rounded towards the first. */
  private static int between(int x0, int y0, int x1, int y1, int x) {
    int off = Math.abs(y1 - y0) * (x - x0) / (x1 - x0);
    return y1 < y0 ? y0 - off : y0 + off;
  }

  /** Applies a line of whole steps from its first point to before its second. */
  private static void line(int x0, int y0, int x1, int y1, double[] spectrum, int bins) {
    int wide = x1 - x0;
    int whole = (y1 - y0) / wide;
    int step = y1 < y0 ? whole - 1 : whole + 1;
    int part = Math.abs(y1 - y0) - Math.abs(whole) * wide;
    int y = y0;
    int error = 0;
    int to = Math.min(x1, bins);
    for (int i = x0; i < to; i++) {
      spectrum[i] *= level(y);
      error += part;
      if (error >= wide) {
        error -= wide;
        y += step;
      } else {
        y += whole;
      }
    }
  }

  private static double level(int y) {
    return LEVELS[Math.clamp(y, 0, 255)];
  }
}
