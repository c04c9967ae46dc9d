package org.songline.measure.relation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a second signal relates to a first.
 *
 * @param delayFrames how much later the second comes, to a small part of a frame; negative when it
 *     comes first
 * @param delayMillis the same
 * @param inverted whether the second has the opposite polarity
 * @param confidence that the delay is real, 0 to 1: how far its peak stands above all others
 * @param polarityConfidence that the polarity is real, 0 to 1
 * @param likeness of both at that delay, 0 unrelated to 1 the same but for a filter
 * @param levelDb of the second over the first
 * @param sumLossDb what their sum loses against the sum of both in time and polarity, 0 or below;
 *     null when nothing is left
 * @param lowLossDb the same below 300 Hz
 * @param firstNotchHertz the lowest frequency that cancels in the sum; null when they are in time
 * @param bands what is lost by third octaves that sound
 */
public record Relation(
    double delayFrames,
    double delayMillis,
    boolean inverted,
    double confidence,
    double polarityConfidence,
    double likeness,
    double levelDb,
    @Nullable Double sumLossDb,
    @Nullable Double lowLossDb,
    @Nullable Double firstNotchHertz,
    List<BandLoss> bands) {
  public Relation {
    bands = List.copyOf(bands);
  }

  /**
   * What the sum loses in one third octave.
   *
   * @param lossDb null when nothing is left
   */
  public record BandLoss(double hertz, @Nullable Double lossDb) {}
}
