package org.songline.devices.drums;

/**
 * How a pad is struck: what the parameters and the key say at that moment. Filled anew each time.
 */
final class Stroke {
  /** 0 to 1. */
  float velocity;

  /** Loudness, from velocity and its response. */
  float gain;

  /** Factor of every pitch. */
  double tune;

  /** Factor of every fade. */
  double decay;

  /** Level of click and noise, 1 as the recipe has them. */
  double snap;

  /** Level of the tones. */
  double body;

  /** Depth of the fall in pitch. */
  double sweep;

  /** Factor of the pitch of noise and of the level of what is bright. */
  double colour;

  /** Octaves by which the pitch starts above {@link #tune}, as in a bass played by keys. */
  float bend;

  /** Where a recording starts and ends, 0 to 1. */
  double from;

  double to;

  boolean reverse;
}
