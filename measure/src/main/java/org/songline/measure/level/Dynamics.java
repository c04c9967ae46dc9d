package org.songline.measure.level;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far peaks stand above the body of a sound, and where its loudness jumps.
 *
 * @param dr the DR figure of the Pleasurize Music Foundation, rounded mean of the channels; null
 *     for silence and for less than 3 s
 * @param drByChannel before rounding, one a channel that sounds
 * @param octaves peak to mean level in each octave
 * @param jumps the largest changes of short-term loudness, in order of time
 */
public record Dynamics(
    @Nullable Integer dr, List<Double> drByChannel, List<OctaveCrest> octaves, List<Jump> jumps) {
  public Dynamics {
    drByChannel = List.copyOf(drByChannel);
    octaves = List.copyOf(octaves);
    jumps = List.copyOf(jumps);
  }

  /**
   * One octave, the channel with the higher peak.
   *
   * @param hertz its middle
   * @param crestDb peak over mean level; a sine has 3.01; null when nothing sounds there
   */
  public record OctaveCrest(double hertz, @Nullable Double crestDb) {}

  /**
   * A place where the 3 s after are unlike the 3 s before.
   *
   * @param changeLu how much louder it goes on
   */
  public record Jump(double seconds, double changeLu) {}
}
