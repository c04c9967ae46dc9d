package org.songline.coach.finding;

/** On what a finding rests. The two are never mixed. */
public enum Nature {
  /** Physically wrong: clipping, offset, polarity, loss in mono, hum, clicks. */
  PHYSICAL,
  /** Unlike what is usual; the maker may want it so. */
  CONVENTION
}
