package org.songline.measure.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listening without a break, up to a moment.
 *
 * @param minutes since it began; 0 while the ears rest
 * @param listenedMinutes of them with sound
 * @param dba the mean level (energy) of what was heard; null without sound
 * @param loudMinutes with 85 dB(A) and more
 * @param creepDb by how much the mean level of its last ten minutes lies above that of the ten that
 *     began {@link #CREEP_MINUTES} ago; null before there is so much to compare
 * @param advice what to do now
 */
public record Session(
    double minutes,
    double listenedMinutes,
    @Nullable Double dba,
    double loudMinutes,
    @Nullable Double creepDb,
    Advice advice) {
  /** So long without sound is a break: the session is over. */
  public static final double BREAK_MINUTES = 10;

  public static final double CREEP_MINUTES = 45;

  /** A level that rose by more is told. */
  public static final double CREEP_DB = 3;

  /** Softer than this is no listening, dB(A). */
  public static final double AUDIBLE_DBA = 40;

  private static final double LOUD_DBA = 85;
  private static final double COMPARED_MINUTES = 10;
  private static final double MINUTE = 60;

  /** From fresh to tired, by minutes without a break. */
  public enum Advice {
    RESTED(0, "ears are rested"),
    GO_ON(0, "no break needed yet"),
    BREAK_SOON(45, "take a break soon; leave judgements of tone for after it"),
    BREAK(60, "take ten minutes without sound now"),
    STOP(75, "stop: ears that worked so long mislead; take twenty minutes without sound");

    private final double afterMinutes;
    private final String words;

    Advice(double afterMinutes, String words) {
      this.afterMinutes = afterMinutes;
      this.words = words;
    }

    public String words() {
      return words;
    }

    static Advice after(double minutes) {
      Advice advice = GO_ON;
      for (Advice each : values()) {
        advice = each.afterMinutes > 0 && minutes >= each.afterMinutes ? each : advice;
      }
      return advice;
    }
  }

  /** Whether the level crept up. */
  public boolean creeps() {
    return creepDb != null && creepDb > CREEP_DB;
  }

  /**
   * The session that a moment lies in.
   *
   * @param log in any order
   */
  public static Session of(List<Heard> log, Calibration calibration, double now) {
    List<Heard> steps = new ArrayList<>();
    for (Heard step : log) {
      if (step.at() < now && calibration.dba(step.dbfs()) >= AUDIBLE_DBA) {
        steps.add(step);
      }
    }
    steps.sort(Comparator.comparingDouble(Heard::at));
    int first = steps.size();
    double free = now;
    while (first > 0 && free - steps.get(first - 1).end() < BREAK_MINUTES * MINUTE) {
      first--;
      free = Math.min(free, steps.get(first).at());
    }
    List<Heard> mine = steps.subList(first, steps.size());
    if (mine.isEmpty()) {
      return new Session(0, 0, null, 0, null, Advice.RESTED);
    }
    double energy = 0;
    double listened = 0;
    double loud = 0;
    for (Heard step : mine) {
      energy += step.energy();
      listened += step.seconds();
      loud += calibration.dba(step.dbfs()) >= LOUD_DBA ? step.seconds() : 0;
    }
    double minutes = (now - free) / MINUTE;
    return new Session(
        minutes,
        listened / MINUTE,
        calibration.dba(Heard.decibels(energy / listened)),
        loud / MINUTE,
        creep(mine, now),
        Advice.after(minutes));
  }

  private static @Nullable Double creep(List<Heard> steps, double now) {
    double early = now - CREEP_MINUTES * MINUTE;
    Double before = mean(steps, early, early + COMPARED_MINUTES * MINUTE);
    Double lately = mean(steps, now - COMPARED_MINUTES * MINUTE, now);
    return before == null || lately == null ? null : lately - before;
  }

  /** The mean level by energy; null when less than half of the time has sound. */
  private static @Nullable Double mean(List<Heard> steps, double from, double to) {
    double energy = 0;
    double length = 0;
    for (Heard step : steps) {
      double start = Math.max(step.at(), from);
      double end = Math.min(step.end(), to);
      if (end > start) {
        energy += (end - start) * Heard.power(step.dbfs());
        length += end - start;
      }
    }
    return length < (to - from) / 2 ? null : Heard.decibels(energy / length);
  }
}
