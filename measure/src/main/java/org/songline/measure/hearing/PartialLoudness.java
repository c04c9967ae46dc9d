package org.songline.measure.hearing;

import java.util.Arrays;
import java.util.List;

/**
 * How loud each of several parts is beside all others, when they are played by something that
 * weakens bands and sides, in noise. What is heard of a part in a tile is the fourth root of the
 * excitation with it less that without it, as in {@link Masking}, summed over time.
 */
public final class PartialLoudness {
  private final List<Cochleagram> parts;
  private final double[] mid;
  private final double[] side;
  private final double[] noise;
  private final double[][] heard;

  /**
   * @param parts all that sounds at once
   * @param mid power by which mid is multiplied, by band
   * @param side the same for side
   * @param noise excitation that is always there, by band, after those gains
   */
  public PartialLoudness(List<Cochleagram> parts, double[] mid, double[] side, double[] noise) {
    this.parts = List.copyOf(parts);
    this.mid = mid.clone();
    this.side = side.clone();
    this.noise = noise.clone();
    heard = new double[parts.size()][ErbBands.COUNT];
    int frames = parts.stream().mapToInt(Cochleagram::frames).max().orElse(0);
    double[][] powers = new double[parts.size()][ErbBands.COUNT];
    for (int frame = 0; frame < frames; frame++) {
      frame(frame, powers);
    }
  }

  /**
   * The excitation by a steady noise.
   *
   * @param noise power by band
   */
  public static double[] excitation(double[] noise) {
    double[] spread = new double[ErbBands.COUNT];
    Spreading.spread(noise, spread);
    return spread;
  }

  /** What is heard of a part in a band; sums and ratios of these have a meaning. */
  public double heard(int part, int band) {
    return heard[part][band];
  }

  /** What is heard of a part in all bands. */
  public double heard(int part) {
    return Arrays.stream(heard[part]).sum();
  }

  private void frame(int frame, double[][] powers) {
    double[] others = new double[ErbBands.COUNT];
    double[] excitation = new double[ErbBands.COUNT];
    for (int i = 0; i < powers.length; i++) {
      Cochleagram part = parts.get(i);
      for (int band = 0; band < ErbBands.COUNT; band++) {
        powers[i][band] =
            frame < part.frames()
                ? mid[band] * part.mid(frame, band) + side[band] * part.side(frame, band)
                : 0;
      }
    }
    for (int i = 0; i < powers.length; i++) {
      Arrays.fill(others, 0);
      for (int j = 0; j < powers.length; j++) {
        for (int band = 0; j != i && band < ErbBands.COUNT; band++) {
          others[band] += powers[j][band];
        }
      }
      Spreading.spread(others, excitation);
      for (int band = 0; band < ErbBands.COUNT; band++) {
        double beside = excitation[band] + noise[band];
        heard[i][band] += Masking.root(powers[i][band] + beside) - Masking.root(beside);
      }
    }
  }
}
