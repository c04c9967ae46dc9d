package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorDevice.*;

import org.songline.devices.Glide;
import org.songline.devices.Values;
import org.songline.devices.ValuesWatch;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.filter.MatchedEq;

/**
 * The control side of one strip's compressor, shared by the single processor and the lane kernel.
 * Numbers that shape the gain go in a straight line within a quantum; time constants change at its
 * start, which the envelope, being continuous, does not show.
 */
final class CompressorStrip {
  /** Places of the numbers that move: start in {@link #from}, change per frame in delta. */
  static final int LIMIT = 0;

  static final int SLOPE = 1;
  static final int HALF_KNEE = 2;
  static final int BEND = 3;
  static final int RMS = 4;
  static final int WET = 5;
  static final int DRY = 6;
  static final int MOST = 7;
  static final int HEARD = 8;
  static final int MOVING = 9;

  /** Places of the numbers that stand for the quantum. */
  static final int ATTACKING = 9;

  static final int RELEASING = 10;
  static final int SLOWING = 11;
  static final int SIZE = 12;

  /** Time over which power is averaged, and over which automatic release looks back. */
  static final double RMS_SECONDS = 0.010;

  static final double SLOW_SECONDS = 0.5;

  /** Time in which a time constant may double. */
  static final double SLEW_SECONDS = 64 / 48000.0;

  /** Envelopes below this many decibels are none. */
  static final float LEAST = 1e-5f;

  /** A reduction that is never reached. */
  private static final float BEYOND = 1000;

  final float[] from = new float[SIZE];
  final float[] delta = new float[MOVING];
  final KeyFilter low;
  final KeyFilter high;

  private final double rate;
  private final Glide threshold;
  private final Glide ratio;
  private final Glide knee;
  private final Glide mix;
  private final Glide rms;
  private final Glide makeup;
  private final Glide most;
  private final Glide listen;
  private final float[] end = new float[MOVING];
  private final float slew;
  private float attack = -1;
  private float release = -1;
  private final ValuesWatch watch = new ValuesWatch();
  private boolean settled;

  CompressorStrip(double rate) {
    this.rate = rate;
    from[MOST] = BEYOND;
    threshold = new Glide(rate);
    ratio = new Glide(rate);
    knee = new Glide(rate);
    mix = new Glide(rate);
    rms = new Glide(rate);
    makeup = new Glide(rate);
    most = new Glide(rate);
    listen = new Glide(rate);
    low = new KeyFilter(rate, MatchedEq.Shape.LOW_CUT);
    high = new KeyFilter(rate, MatchedEq.Shape.HIGH_CUT);
    slew = (float) Exact.pow(2, Quantum.FRAMES / (SLEW_SECONDS * rate));
  }

  void snap() {
    threshold.snap();
    ratio.snap();
    knee.snap();
    mix.snap();
    rms.snap();
    makeup.snap();
    most.snap();
    listen.snap();
    low.snap();
    high.snap();
    attack = -1;
    release = -1;
    settled = false;
  }

  /** Takes the values of the next quantum; false if nothing changed since the last one. */
  boolean next(Values values) {
    if (settled && watch.same(values)) {
      return false;
    }
    watch.see(values);
    threshold.next(values, THRESHOLD);
    ratio.next(values, RATIO);
    knee.next(values, KNEE);
    mix.next(values, MIX);
    rms.next(values, DETECTOR);
    makeup.next(values, MAKEUP);
    shape(from, threshold.from(), ratio.from(), knee.from(), makeup.from(), mix.from());
    from[RMS] = rms.from();
    shape(end, threshold.to(), ratio.to(), knee.to(), makeup.to(), mix.to());
    end[RMS] = rms.to();
    most.next(limit(values.at(RANGE)), limit(values.end(RANGE)));
    from[MOST] = most.from();
    end[MOST] = most.to();
    listen.next(values, LISTEN);
    from[HEARD] = listen.from();
    end[HEARD] = listen.to();
    boolean moves = false;
    for (int i = 0; i < MOVING; i++) {
      delta[i] = (end[i] - from[i]) / Quantum.FRAMES;
      moves |= delta[i] != 0;
    }
    times(values);
    boolean keyMoves = low.next(values, KEY_FILTER, KEY_FREQUENCY);
    keyMoves |= high.next(values, KEY_LOW_PASS, KEY_LOW_PASS_FREQUENCY);
    settled =
        !moves
            && !keyMoves
            && !catchingUp()
            && attack == values.end(ATTACK)
            && release == values.end(RELEASE);
    return true;
  }

  private boolean catchingUp() {
    return threshold.catchingUp()
        || ratio.catchingUp()
        || knee.catchingUp()
        || mix.catchingUp()
        || rms.catchingUp()
        || makeup.catchingUp()
        || most.catchingUp()
        || listen.catchingUp();
  }

  private static float limit(float range) {
    return range >= UNLIMITED ? BEYOND : range;
  }

  /** Whether the reduction has a limit in this quantum. */
  boolean limited() {
    return from[MOST] != BEYOND || delta[MOST] != 0;
  }

  /** Whether the key can be heard in this quantum. */
  boolean listens() {
    return from[HEARD] != 0 || delta[HEARD] != 0;
  }

  private static void shape(
      float[] c, float threshold, float ratio, float knee, float makeup, float mix) {
    c[LIMIT] = threshold;
    c[SLOPE] = 1f - 1f / ratio;
    c[HALF_KNEE] = 0.5f * knee;
    c[BEND] = knee > 0.01f ? 0.5f / knee : 0f;
    float wet = 0.01f * mix;
    c[WET] = wet * Exact.fastGain(makeup);
    c[DRY] = 1f - wet;
  }

  private void times(Values values) {
    attack = slewed(attack, values.end(ATTACK));
    release = slewed(release, values.end(RELEASE));
    from[ATTACKING] = Ballistics.factor(attack / 1000.0, rate);
    from[RELEASING] = Ballistics.factor(release / 1000.0, rate);
    from[SLOWING] = values.on(AUTO) ? -Ballistics.SLOWING * from[RELEASING] : 0f;
  }

  /** Times halve or double at most, so that an envelope never falls into place all at once. */
  private float slewed(float time, float target) {
    return time < 0 ? target : Math.clamp(target, time / slew, time * slew);
  }
}
