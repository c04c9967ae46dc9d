package org.songline.devices.grain;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Lanes;

/**
 * Finds where a grain should begin so that its waveform goes on like that of the grain before: the
 * place near the wanted one of the greatest normalised cross-correlation, as in waveform-similarity
 * overlap-add (Verhelst and Roelands, 1993). Coarse first, then between frames. Neighbouring places
 * are looked at side by side, each as one plain sum, so that the bits are the same at every vector
 * width.
 */
final class GrainMatch {
  /** Cycles of this frequency still find their match. */
  private static final double LOWEST = 40;

  /** The first search looks at every fourth place, and there at every fourth frame. */
  private static final int COARSE = 4;

  /** Places of the second search: those between two of the first, and a neighbour on each side. */
  private static final int FINE = 2 * COARSE + 3;

  private static final float LEAST_ENERGY = 1e-9f;

  /** Places at once. */
  private static final int TILE = 2 * Lanes.STEP;

  private final GrainSource source;
  private final int reach;
  private final int length;

  /** What is to be matched, and what lies around the wanted place. */
  private final float[] model;

  private final float[] around;
  private final float[] alike;
  private final float[] energy;

  GrainMatch(GrainSource source) {
    this.source = source;
    reach = (int) (source.rate / LOWEST / 2) / COARSE * COARSE;
    length = (int) (source.rate / LOWEST) / COARSE * COARSE;
    int most = Math.max(places(), FINE) + TILE;
    model = new float[length];
    around = new float[most + length];
    alike = new float[most];
    energy = new float[most];
  }

  /** Places of the first search. */
  private int places() {
    return 2 * reach / COARSE + 1;
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
    compare(reference, centre - reach, COARSE, places());
    int best = best(0, places());
    if (best < 0) {
      return wanted;
    }
    int first = centre - reach + (best - 1) * COARSE - 1;
    compare(reference, first, 1, FINE);
    best = best(1, FINE - 1);
    if (best < 0) {
      return wanted;
    }
    float left = alike[best - 1];
    float right = alike[best + 1];
    float bend = left - 2 * alike[best] + right;
    double more = bend < 0 ? Math.clamp(0.5 * (left - right) / bend, -0.5, 0.5) : 0;
    return first + best + more + (before - reference);
  }

  /** The first of the places that are most alike; -1 where none is. */
  private int best(int from, int to) {
    int best = -1;
    float most = 0;
    for (int place = from; place < to; place++) {
      if (alike[place] > most) {
        most = alike[place];
        best = place;
      }
    }
    return best;
  }

  /**
   * Fills {@link #alike} for places from {@code first} on, {@code hop} frames apart: the
   * correlation of every so manieth frame over the energy there; 0 where they are unlike.
   */
  private void compare(int reference, int first, int hop, int places) {
    int count = length / hop;
    take(reference, hop, model, count);
    take(first, hop, around, count + places);
    for (int place = 0; place < places; place += TILE) {
      sums(model, around, count, place, alike, energy);
    }
    for (int place = 0; place < places; place++) {
      float product = alike[place];
      alike[place] = product <= 0 ? 0 : product / (float) Math.sqrt(energy[place]);
    }
  }

  private void take(int from, int hop, float[] into, int count) {
    float[] x = source.sum;
    int at = from + GrainSource.EDGE;
    for (int i = 0; i < count; i++, at += hop) {
      into[i] = x[at];
    }
  }

  /**
   * For the places of a tile: {@code products[p] = sum of x[i] * y[i + p]} and {@code energies[p] =
   * sum of y[i + p] * y[i + p]}.
   */
  private static void sums(
      float[] x, float[] y, int count, int place, float[] products, float[] energies) {
    int next = place + Lanes.STEP;
    FloatVector one = FloatVector.zero(Lanes.SPECIES);
    FloatVector two = one;
    FloatVector energy = FloatVector.broadcast(Lanes.SPECIES, LEAST_ENERGY);
    FloatVector energyTwo = energy;
    for (int i = 0; i < count; i++) {
      FloatVector wanted = FloatVector.broadcast(Lanes.SPECIES, x[i]);
      FloatVector found = FloatVector.fromArray(Lanes.SPECIES, y, place + i);
      one = wanted.fma(found, one);
      energy = found.fma(found, energy);
      found = FloatVector.fromArray(Lanes.SPECIES, y, next + i);
      two = wanted.fma(found, two);
      energyTwo = found.fma(found, energyTwo);
    }
    one.intoArray(products, place);
    two.intoArray(products, next);
    energy.intoArray(energies, place);
    energyTwo.intoArray(energies, next);
  }
}
