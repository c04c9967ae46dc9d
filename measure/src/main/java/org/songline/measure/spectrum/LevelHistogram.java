package org.songline.measure.spectrum;

import java.util.Arrays;
import org.songline.dsp.Exact;

/**
 * How often a band had which level, in steps of a tenth of a decibel: memory that does not grow
 * with the sound, from which every percentile can be read to a twentieth of a decibel.
 */
public final class LevelHistogram {
  /** What is softer counts as this. */
  public static final double FLOOR_DB = -120;

  private static final double CEILING_DB = 24;
  private static final double STEPS_PER_DB = 10;
  private static final int STEPS = (int) ((CEILING_DB - FLOOR_DB) * STEPS_PER_DB) + 1;
  private static final double FLOOR_POWER = 1e-12;

  private final int[] counts = new int[STEPS];
  private long count;
  private double power;
  private double most;

  /** Nothing counted yet. */
  public LevelHistogram() {}

  /** Counts one frame by its power, a sine at full scale being 1. */
  public void add(double framePower) {
    double db = framePower <= FLOOR_POWER ? FLOOR_DB : 0.5 * Exact.decibels(framePower);
    counts[(int) (STEPS_PER_DB * (Math.min(db, CEILING_DB) - FLOOR_DB) + 0.5)]++;
    count++;
    power += framePower;
    most = Math.max(most, framePower);
  }

  /** Counts all frames of another stretch too. */
  public void addAll(LevelHistogram other) {
    for (int i = 0; i < STEPS; i++) {
      counts[i] += other.counts[i];
    }
    count += other.count;
    power += other.power;
    most = Math.max(most, other.most);
  }

  LevelHistogram copy() {
    var copy = new LevelHistogram();
    copy.addAll(this);
    return copy;
  }

  /** Frames counted. */
  public long count() {
    return count;
  }

  /** The mean power as a level in dB; {@link #FLOOR_DB} for nothing. */
  public double meanDb() {
    return level(count == 0 ? 0 : power / count);
  }

  /** The greatest level in dB. */
  public double mostDb() {
    return level(most);
  }

  private static double level(double power) {
    return power <= FLOOR_POWER ? FLOOR_DB : 0.5 * Exact.decibels(power);
  }

  /**
   * The level in dB under which a share of the frames lies; {@link #FLOOR_DB} when there are none.
   *
   * @param percent 0 to 100; 100 is the greatest level
   */
  public double percentile(double percent) {
    if (count == 0) {
      return FLOOR_DB;
    }
    if (percent >= 100) {
      return mostDb();
    }
    double wanted = Math.max(0, percent) / 100 * count;
    long below = 0;
    int i = 0;
    while (below + counts[i] < wanted || counts[i] == 0) {
      below += counts[i];
      i++;
    }
    if (i == 0) {
      return FLOOR_DB;
    }
    double inside = (wanted - below) / counts[i] - 0.5;
    return Math.min(mostDb(), FLOOR_DB + (i + inside) / STEPS_PER_DB);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LevelHistogram that
        && count == that.count
        && power == that.power
        && most == that.most
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }
}
