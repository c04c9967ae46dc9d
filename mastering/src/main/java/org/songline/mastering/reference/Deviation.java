package org.songline.mastering.reference;

import java.util.List;

/**
 * One way in which a section of a mix differs from its references beyond their tolerance.
 *
 * @param section of the mix
 * @param aspect what differs
 * @param fromHertz where the bands begin; 0 for what has no bands
 * @param toHertz where they end
 * @param amount by how much the mix lies outside, at most; above 0 for more
 * @param unit of the amount
 * @param tracks in a project, those that make up what is there, greatest share first
 */
public record Deviation(
    String section,
    Aspect aspect,
    double fromHertz,
    double toHertz,
    double amount,
    String unit,
    List<Share> tracks) {
  /** What is compared. */
  public enum Aspect {
    /** The level of the mid beside the loudness. */
    MID,
    /** The level of the side beside the loudness. */
    SIDE,
    /** Side over mid. */
    WIDTH,
    /** How far a band's level moves. */
    SPREAD,
    /** Peak over mean level of an octave. */
    CREST,
    /** The loudness of the section beside the whole. */
    ENERGY
  }

  /**
   * @param share of the power in the bands, 0 to 1
   */
  public record Share(String track, double share) {}

  public Deviation {
    tracks = List.copyOf(tracks);
  }
}
