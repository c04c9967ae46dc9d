package org.songline.devices.motion;

import org.songline.devices.SlowGlide;
import org.songline.devices.Values;

/** A feedback that moves without a click, and the level that keeps noise as loud with it. */
final class Feedback {
  private static final double SECONDS = 0.02;

  private final SlowGlide share;
  private final SlowGlide level;

  Feedback(double sampleRate) {
    share = new SlowGlide(1 / (SECONDS * sampleRate));
    level = new SlowGlide(1 / (SECONDS * sampleRate));
  }

  /** Takes a parameter in percent. */
  void next(Values values, int parameter) {
    share.next(0.01f * values.at(parameter), 0.01f * values.end(parameter));
    level.next(even(share.from()), even(share.to()));
  }

  private static float even(float share) {
    return (float) Math.sqrt(1f - share * share);
  }

  /** What is fed back at a frame of the quantum, -1 to 1. */
  float at(int frame) {
    return share.at(frame);
  }

  /** Whether anything is fed back in this quantum. */
  boolean returns() {
    return share.from() != 0 || share.to() != 0;
  }

  /** The gain of what is heard at a frame of the quantum. */
  float level(int frame) {
    return level.at(frame);
  }

  void snap() {
    share.snap();
    level.snap();
  }
}
