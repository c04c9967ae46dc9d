package org.songline.engine.values;

/** How the song came to a quantum. */
public enum Motion {
  /** It sets off from rest: everything begins as if new, so that it sounds as it is rendered. */
  STARTS,
  /** It goes on from the quantum before. */
  ROLLS,
  /** It goes on from another place than the quantum before led to. */
  JUMPS,
  /** It stands: values stay as they are there, clips are silent. */
  STANDS
}
