package org.songline.measure.fault;

import java.util.List;

/**
 * Hum of the mains: lines that stand at multiples of 50 or 60 Hz through all of the sound.
 *
 * @param hertz 50 or 60
 * @param dbfs the level of all its lines together; a sine at full scale has 0
 * @param harmonicsHertz the lines that stand out
 */
public record Hum(int hertz, double dbfs, List<Double> harmonicsHertz) {
  public Hum {
    harmonicsHertz = List.copyOf(harmonicsHertz);
  }
}
