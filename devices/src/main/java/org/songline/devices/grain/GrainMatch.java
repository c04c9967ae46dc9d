package org.songline.devices.grain;

/**
 * Finds where a grain should begin so that its waveform goes on like that of the grain before: the
 * place near the wanted one of the greatest normalised cross-correlation, as in waveform-similarity
 * overlap-add (Verhelst and Roelands, 1993). Coarse first, then between frames.
 */
final class GrainMatch {
  /** Cycles of this frequency still find their match. */
  private static final double LOWEST = 40;

  private static final int COARSE = 4;

  private final GrainSource source;
  private final int reach;
  private final int length;

  GrainMatch(GrainSource source) {
    this.source = source;
    reach = (int) (source.rate / LOWEST / 2) / COARSE * COARSE;
    length = (int) (source.rate / LOWEST) / COARSE * COARSE;
  }

  /**
   * The best place near {@code wanted}, which itself is the best where nothing matches or the
   * recording is too short.
   *
   * @param before where the grain before reads at that moment
   */
  double near(double wanted, double before) {
    int reference = (int) before;
    int centre = (int) wanted;
    if (reference < 0
        || reference + length + 2 > source.frames
        || centre - reach - COARSE < 0
        || centre + reach + COARSE + length + 2 > source.frames) {
      return wanted;
    }
    int best = centre;
    float most = 0;
    for (int at = centre - reach; at <= centre + reach; at += COARSE) {
      float like = alike(reference, at, COARSE);
      if (like > most) {
        most = like;
        best = at;
      }
    }
    if (most <= 0) {
      return wanted;
    }
    int coarse = best;
    most = 0;
    for (int at = coarse - COARSE; at <= coarse + COARSE; at++) {
      float like = alike(reference, at, 1);
      if (like > most) {
        most = like;
        best = at;
      }
    }
    float left = alike(reference, best - 1, 1);
    float right = alike(reference, best + 1, 1);
    float bend = left - 2 * most + right;
    double more = bend < 0 ? Math.clamp(0.5 * (left - right) / bend, -0.5, 0.5) : 0;
    return best + more + (before - reference);
  }

  /** The correlation of two stretches over the energy of the second; 0 where they are unlike. */
  private float alike(int one, int other, int hop) {
    float[] x = source.sum;
    float product = 0;
    float energy = 1e-9f;
    int a = one + GrainSource.EDGE;
    int b = other + GrainSource.EDGE;
    for (int i = 0; i < length; i += hop) {
      product = Math.fma(x[a + i], x[b + i], product);
      energy = Math.fma(x[b + i], x[b + i], energy);
    }
    return product <= 0 ? 0 : product / (float) Math.sqrt(energy);
  }
}
