package org.songline.release.watermark;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Finds a mark without the original. The level of each tile is foretold from its neighbours in time
 * and pitch, by the weights that fit the sound at hand best; what is left, divided by how much is
 * left around it, holds the mark in far less music. All periods of the pattern are added up, and
 * the sync pattern is looked for at every place.
 *
 * <p>The statistic is {@code z = sum(sign * rest) / sqrt(sum(rest^2))}. The signs come from the
 * key, so that for a sound without the mark of that key {@code z} exceeds {@code t} with a
 * probability of at most {@code exp(-t^2 / 2)} whatever the sound is (Hoeffding, J. Am. Stat.
 * Assoc. 58, 1963).
 */
final class Detector {
  /** The sync pattern is there from this statistic on. */
  static final double SYNC = 5.0;

  /** A message that is read blindly must reach this over all tiles. */
  static final double WHOLE = 7.0;

  private static final int STEPS = Features.STEPS;
  private static final int PERIOD = Tiles.TILES * STEPS;
  private static final int CANDIDATES = 12;
  private static final double CLIP = 2.5;

  /** Neighbours that foretell a tile: tiles away in time, bands away. */
  private static final int[][] NEAR = {
    {-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-1, -1}, {1, 1}, {-1, 1}, {1, -1}, {-2, 0}, {2, 0}, {0, -2},
    {0, 2}
  };

  private final double[][] folded;

  private Detector(double[][] folded) {
    this.folded = folded;
  }

  /**
   * What was found.
   *
   * @param number that was read
   * @param sync the statistic of the sync pattern
   * @param whole the statistic over all tiles
   */
  record Found(int number, double sync, double whole) {}

  /** Listens to the levels of a sound. */
  static Detector of(float[][] rows) {
    return new Detector(fold(rests(rows)));
  }

  /** What neighbours do not foretell, by row and band, in shares of its usual size around there. */
  private static float[][] rests(float[][] rows) {
    int count = rows.length;
    float[][] smooth = smooth(rows);
    int edge = 2 * STEPS;
    float[][] rests = new float[count][Tiles.BANDS];
    if (count <= 2 * edge) {
      return rests;
    }
    double[][] weights = weights(smooth);
    for (int row = edge; row < count - edge; row++) {
      for (int band = 0; band < Tiles.BANDS; band++) {
        double value = smooth[row][band];
        for (int i = 0; i < NEAR.length; i++) {
          value -= weights[band][i] * near(smooth, row, band, NEAR[i]);
        }
        rests[row][band] = (float) (value - weights[band][NEAR.length]);
      }
    }
    return even(rests, edge);
  }

  /** The mean of the three rows that lie well inside of a tile which begins at each row. */
  private static float[][] smooth(float[][] rows) {
    float[][] smooth = new float[rows.length][Tiles.BANDS];
    for (int row = 0; row < rows.length; row++) {
      int one = Math.min(row + 1, rows.length - 1);
      int two = Math.min(row + 2, rows.length - 1);
      for (int band = 0; band < Tiles.BANDS; band++) {
        smooth[row][band] = (rows[row][band] + rows[one][band] + rows[two][band]) / 3;
      }
    }
    return smooth;
  }

  private static double near(float[][] rows, int row, int band, int[] where) {
    int other = band + where[1];
    // Beyond the outer bands the opposite neighbour stands in.
    other = other < 0 || other >= Tiles.BANDS ? band - where[1] : other;
    return rows[row + where[0] * STEPS][other];
  }

  /** Least squares for each band: the weights of its neighbours, then a constant. */
  private static double[][] weights(float[][] rows) {
    int size = NEAR.length + 1;
    double[][] weights = new double[Tiles.BANDS][];
    double[] x = new double[size];
    for (int band = 0; band < Tiles.BANDS; band++) {
      double[][] squares = new double[size][size + 1];
      for (int row = 2 * STEPS; row < rows.length - 2 * STEPS; row += 2) {
        for (int i = 0; i < NEAR.length; i++) {
          x[i] = near(rows, row, band, NEAR[i]);
        }
        x[NEAR.length] = 1;
        for (int i = 0; i < size; i++) {
          for (int j = 0; j < size; j++) {
            squares[i][j] += x[i] * x[j];
          }
          squares[i][size] += x[i] * rows[row][band];
        }
      }
      weights[band] = solve(squares);
    }
    return weights;
  }

  private static double[] solve(double[][] rows) {
    int size = rows.length;
    for (int i = 0; i < size; i++) {
      rows[i][i] += 1e-3 + 1e-6 * rows[i][i];
    }
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        double share = rows[j][i] / rows[i][i];
        for (int k = i; k <= size; k++) {
          rows[j][k] -= share * rows[i][k];
        }
      }
    }
    double[] found = new double[size];
    for (int i = size - 1; i >= 0; i--) {
      double sum = rows[i][size];
      for (int k = i + 1; k < size; k++) {
        sum -= rows[i][k] * found[k];
      }
      found[i] = sum / rows[i][i];
    }
    return found;
  }

  /** Divides each value by the size of those around it, and bounds what stands out. */
  private static float[][] even(float[][] rests, int edge) {
    int count = rests.length;
    float[][] out = new float[count][Tiles.BANDS];
    int reach = 12 * STEPS;
    for (int band = 0; band < Tiles.BANDS; band++) {
      double[] sums = new double[count + 1];
      for (int row = 0; row < count; row++) {
        sums[row + 1] = sums[row] + (double) rests[row][band] * rests[row][band];
      }
      for (int row = edge; row < count - edge; row++) {
        int from = Math.max(edge, row - reach);
        int to = Math.min(count - edge, row + reach);
        double size = Math.sqrt((sums[to] - sums[from]) / (to - from) + 0.01);
        out[row][band] = (float) Math.clamp(rests[row][band] / size, -CLIP, CLIP);
      }
    }
    return out;
  }

  private static double[][] fold(float[][] rests) {
    double[][] folded = new double[PERIOD][Tiles.BANDS];
    for (int row = 0; row < rests.length; row++) {
      double[] sums = folded[row % PERIOD];
      for (int band = 0; band < Tiles.BANDS; band++) {
        sums[band] += rests[row][band];
      }
    }
    return folded;
  }

  /** The statistic of the sync pattern when the pattern begins at a row. */
  double sync(Layout layout, int start) {
    double sum = 0;
    double squares = 0;
    for (int tile = 0; tile < Tiles.TILES; tile++) {
      double[] row = folded[(start + tile * STEPS) % PERIOD];
      for (int i = 0; i < Layout.SYNC_BANDS; i++) {
        int band = layout.sync(tile, i);
        sum += layout.sign(tile, band) * row[band];
        squares += row[band] * row[band];
      }
    }
    return squares == 0 ? 0 : sum / Math.sqrt(squares);
  }

  /** The greatest statistic of the sync pattern at any place. */
  double bestSync(Layout layout) {
    return IntStream.range(0, PERIOD).mapToDouble(start -> sync(layout, start)).max().orElse(0);
  }

  /** The statistic over all tiles for a known message. */
  private double whole(Layout layout, boolean[] coded, int start) {
    double sum = 0;
    double squares = 0;
    for (int tile = 0; tile < Tiles.TILES; tile++) {
      double[] row = folded[(start + tile * STEPS) % PERIOD];
      for (int band = 0; band < Tiles.BANDS; band++) {
        sum += layout.chip(coded, tile, band) * row[band];
        squares += row[band] * row[band];
      }
    }
    return squares == 0 ? 0 : sum / Math.sqrt(squares);
  }

  /** Reads the message of a key's mark without knowing any. */
  Optional<Found> read(byte[] key) {
    Layout layout = new Layout(key);
    double[] syncs = IntStream.range(0, PERIOD).mapToDouble(at -> sync(layout, at)).toArray();
    List<Integer> places =
        IntStream.range(0, PERIOD)
            .boxed()
            .filter(at -> syncs[at] >= SYNC)
            .sorted(Comparator.comparingDouble((Integer at) -> -syncs[at]))
            .limit(CANDIDATES)
            .toList();
    for (int at : places) {
      OptionalInt number = MessageCode.decode(soft(layout, at));
      if (number.isPresent()) {
        double whole = whole(layout, MessageCode.encode(number.getAsInt()), at);
        if (whole >= WHOLE) {
          return Optional.of(new Found(number.getAsInt(), syncs[at], whole));
        }
      }
    }
    return Optional.empty();
  }

  /** How much speaks for each bit of a coded message. */
  double[] soft(Layout layout, int start) {
    double[] soft = new double[MessageCode.CODED];
    for (int tile = 0; tile < Tiles.TILES; tile++) {
      double[] row = folded[(start + tile * STEPS) % PERIOD];
      for (int band = 0; band < Tiles.BANDS; band++) {
        if (!layout.isSync(tile, band)) {
          soft[layout.bit(tile, band)] += layout.sign(tile, band) * row[band];
        }
      }
    }
    return soft;
  }

  /**
   * The best statistic over all tiles of each of several numbers.
   *
   * @param numbers that may have been written
   */
  double[] known(byte[] key, int[] numbers) {
    Layout layout = new Layout(key);
    double[] best = new double[numbers.length];
    Arrays.setAll(
        best,
        i -> {
          boolean[] coded = MessageCode.encode(numbers[i]);
          return IntStream.range(0, PERIOD)
              .mapToDouble(start -> whole(layout, coded, start))
              .max()
              .orElse(0);
        });
    return best;
  }
}
