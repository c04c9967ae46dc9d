package org.songline.dsp;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How the sixteen lanes of {@link Quantum#LANES} run on this machine: as one, two or four vectors
 * of the width it prefers. A kernel loops over the lanes in steps of {@link #STEP} and works only
 * lane by lane, so that its bits are the same at every width.
 */
public final class Lanes {
  /** The widest shape that the machine runs well, never more than sixteen lanes. */
  public static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > Quantum.LANES
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  /** Lanes in one vector; divides {@link Quantum#LANES}. */
  public static final int STEP = SPECIES.length();

  private Lanes() {}
}
