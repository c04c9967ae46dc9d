package org.songline.release.cover;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;

/** Judges a picture's pixels. */
final class PictureFacts {
  private static final int SIDE = 1000;
  private static final int TILE = 128;
  private static final int TILES = 12;
  private static final int LARGEST_BLOCK = 16;
  private static final double BLOCK_SHARE = 0.98;
  private static final double LEAST_VARIANCE = 60;

  private PictureFacts() {}

  static CoverFacts.Picture of(Grey grey) {
    Grey small = grey.within(SIDE);
    return new CoverFacts.Picture(
        sharpness(small),
        detail(grey),
        blocks(grey),
        Frames.framed(grey),
        Codes.find(small),
        PerceptualHash.of(small));
  }

  /** The variance of the four-neighbour Laplacian. */
  static double sharpness(Grey grey) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int y = 1; y + 1 < grey.height; y++) {
      for (int x = 1; x + 1 < grey.width; x++) {
        double value =
            4 * grey.at(x, y)
                - grey.at(x - 1, y)
                - grey.at(x + 1, y)
                - grey.at(x, y - 1)
                - grey.at(x, y + 1);
        sum += value;
        squares += value * value;
        count++;
      }
    }
    return count == 0 ? 0 : squares / count - (sum / count) * (sum / count);
  }

  /**
   * The share of energy above half of the highest frequency, by rows and columns, over the tiles
   * with most contrast: enlarging leaves those frequencies empty.
   */
  static double detail(Grey grey) {
    int across = grey.width / TILE;
    int down = grey.height / TILE;
    double[][] tiles = new double[across * down][];
    for (int i = 0; i < tiles.length; i++) {
      int x = i % across * TILE;
      int y = i / across * TILE;
      tiles[i] = new double[] {variance(grey, x, y), x, y};
    }
    Arrays.sort(tiles, (a, b) -> Double.compare(b[0], a[0]));
    double low = 0;
    double high = 0;
    RealFft fft = RealFft.of(TILE);
    double[] line = new double[TILE];
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    Fft.Work work = fft.work();
    for (int i = 0; i < Math.min(TILES, tiles.length) && tiles[i][0] >= LEAST_VARIANCE; i++) {
      for (int k = 0; k < 2 * TILE; k++) {
        boolean row = k < TILE;
        int fixed = k % TILE;
        for (int n = 0; n < TILE; n++) {
          int x = (int) tiles[i][1] + (row ? n : fixed);
          int y = (int) tiles[i][2] + (row ? fixed : n);
          line[n] = grey.at(x, y);
        }
        window(line);
        fft.forward(line, re, im, work);
        for (int bin = TILE / 16; bin < fft.bins(); bin++) {
          double energy = re[bin] * re[bin] + im[bin] * im[bin];
          if (bin > TILE / 4) {
            high += energy;
          } else {
            low += energy;
          }
        }
      }
    }
    return low + high == 0 ? 1 : high / (low + high);
  }

  /** Without its mean, under a window whose sides fall far (four-term Blackman-Harris). */
  private static void window(double[] line) {
    double mean = Arrays.stream(line).average().orElse(0);
    for (int n = 0; n < line.length; n++) {
      double turn = (n + 0.5) / line.length;
      double weight =
          0.35875
              - 0.48829 * Exact.cosTurns(turn)
              + 0.14128 * Exact.cosTurns(2 * turn)
              - 0.01168 * Exact.cosTurns(3 * turn);
      line[n] = (line[n] - mean) * weight;
    }
  }

  private static double variance(Grey grey, int left, int top) {
    double sum = 0;
    double squares = 0;
    for (int y = top; y < top + TILE; y += 2) {
      for (int x = left; x < left + TILE; x += 2) {
        sum += grey.at(x, y);
        squares += grey.at(x, y) * grey.at(x, y);
      }
    }
    double count = TILE * TILE / 4.0;
    return squares / count - (sum / count) * (sum / count);
  }

  /** The side of equal squares at whose edges alone neighbouring pixels differ. */
  static int blocks(Grey grey) {
    int found = 1;
    for (int side = 2; side <= LARGEST_BLOCK; side++) {
      double[] phases = new double[side];
      double all = 0;
      for (int y = 0; y < grey.height; y += 3) {
        for (int x = 1; x < grey.width; x++) {
          double step = Math.abs(grey.at(x, y) - grey.at(x - 1, y));
          phases[x % side] += step;
          all += step;
        }
      }
      boolean lively = all > 2.0 * grey.height / 3 * grey.width / side;
      if (lively && Arrays.stream(phases).max().orElse(0) > BLOCK_SHARE * all) {
        found = side;
      }
    }
    return found;
  }
}
