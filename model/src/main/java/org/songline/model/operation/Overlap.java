package org.songline.model.operation;

/** What happens to clips that lie where others arrive. */
public enum Overlap {
  /** They stay, covered as clips that start later cover earlier ones. */
  LAYER,
  /** They lose what would be covered. */
  TRIM,
  /** They move behind the arrivals, and what is in their way moves behind them. */
  PUSH,
  /**
   * Recordings of which one ends within the other stay and fade into each other over what they have
   * in common; all else loses what would be covered.
   */
  CROSSFADE
}
