package org.songline.devices.pitch;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.noise.Noise;

/**
 * Decides which pitch a sung pitch shall have: the nearest note of those allowed, reached at a
 * speed, with vibrato and human inaccuracy as wanted. Pitches are MIDI keys with fractions.
 */
final class Corrector {
  /** A note is left only for one that is nearer by this many semitones. */
  private static final double FAITH = 0.3;

  private static final double SLOW_SECONDS = 0.1;
  private static final double HUMAN_SECONDS = 0.3;
  private static final double HELD_SECONDS = 0.4;
  private static final double DRIFT_SECONDS = 0.22;
  private static final double DRIFT = 0.08;
  private static final float LOG2_E = 1.442695f;

  private final double quantum;
  private final long seed;
  private boolean singing;
  private int note;
  private double slow;
  private double correction;
  private double held;
  private double drift;

  Corrector(double rate, long seed) {
    quantum = Quantum.FRAMES / rate;
    this.seed = seed;
  }

  /** What the singer does not do now. */
  void rest() {
    singing = false;
  }

  /**
   * The semitones to add to a sung pitch.
   *
   * @param pitch sung
   * @param notes allowed, a bit for each from C
   * @param seconds in which all but 1/e of a mistake is gone
   * @param vibrato the share of the singer's vibrato that stays
   * @param human 0 to 1: how much held notes are left alone
   */
  double correct(double pitch, int notes, double seconds, double vibrato, double human) {
    int nearest = Keys.nearest(notes, pitch);
    if (nearest == Integer.MIN_VALUE) {
      correction *= 0.9;
      return correction;
    }
    boolean keeps =
        singing
            && Keys.holds(notes, note)
            && Math.abs(pitch - note) < Math.abs(pitch - nearest) + FAITH;
    if (!singing) {
      slow = pitch;
      correction = 0;
      drift = 0;
    }
    if (!keeps) {
      note = nearest;
      held = 0;
    }
    singing = true;
    held += quantum;
    slow += smoothing(SLOW_SECONDS) * (pitch - slow);
    drift += quantum / DRIFT_SECONDS;
    double wander = DRIFT * human * wander();
    double wanted = note - pitch + vibrato * (pitch - slow) + wander;
    double ease = Math.min(1, held / HELD_SECONDS);
    double time = seconds + human * HUMAN_SECONDS * ease * ease;
    correction += smoothing(time) * (wanted - correction);
    return correction;
  }

  private double smoothing(double seconds) {
    return seconds <= 0 ? 1 : 1 - Exact.fastExp2((float) (-quantum / seconds) * LOG2_E);
  }

  private double wander() {
    long step = (long) drift;
    double part = drift - step;
    double a = Noise.level(seed, step);
    double b = Noise.level(seed, step + 1);
    return a + (b - a) * part * part * (3 - 2 * part);
  }

  /** The note that is aimed at; 0 before any. */
  int note() {
    return note;
  }

  void reset() {
    singing = false;
    note = 0;
    slow = 0;
    correction = 0;
    held = 0;
    drift = 0;
  }
}
