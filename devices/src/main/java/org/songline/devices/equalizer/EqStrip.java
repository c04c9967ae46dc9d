package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.EqDevice.*;

import java.util.Arrays;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Values;
import org.songline.devices.ValuesWatch;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.MatchedEq;
import org.songline.dsp.filter.MatchedEq.Shape;
import org.songline.dsp.filter.Response;
import org.songline.dsp.filter.Section;

/**
 * The control side of one strip's equaliser, shared by the single processor and the lane kernel:
 * turns values into the coefficients of up to eight sections for each band, each going in a
 * straight line from the start of the quantum to its end. Cuts of up to 96 dB an octave use several
 * sections; those that a band does not need are flat.
 */
final class EqStrip {
  /** Sections of a band. */
  static final int DEEP = 8;

  static final int SECTIONS = DEEP * BANDS;

  private static final double HALF_ROOT = Math.sqrt(0.5);
  private static final double[][] BUTTERWORTH = butterworth();

  /** Coefficients at the start and at the end of the quantum, section after section. */
  final float[] from = flatSections();

  final float[] to = flatSections();

  /** Sections that sound in this quantum. */
  final boolean[] live = new boolean[SECTIONS];

  /** Sections whose coefficients move in this quantum. */
  final boolean[] moving = new boolean[SECTIONS];

  /** Sections that just became silent: their state must be cleared before the quantum. */
  final boolean[] cleared = new boolean[SECTIONS];

  /** Sections whose coefficients differ from those of the quantum before, or have just settled. */
  final boolean[] changed = new boolean[SECTIONS];

  private final GainGlide output;

  /** Where the coefficients are going. */
  private final float[] aim = flatSections();

  private final MatchedEq design;
  private final Band[] bands = new Band[BANDS];
  private final Response[] curves = new Response[SECTIONS];
  private final EqLoudness loudness;
  private final Glide auto;
  private final float[] gains = new float[Quantum.FRAMES];
  private final float[] offsets = new float[BANDS];
  private final boolean[] placed = new boolean[BANDS];
  private boolean moved;
  private boolean redesigned;
  private int solo = -1;
  private final ValuesWatch watch = new ValuesWatch();
  private boolean busy;
  private boolean settled;

  EqStrip(double rate) {
    design = new MatchedEq(rate);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    loudness = new EqLoudness(rate);
    auto = new Glide(rate);
    for (int i = 0; i < SECTIONS; i++) {
      curves[i] = new Response();
    }
    for (int i = 0; i < BANDS; i++) {
      bands[i] = new Band(rate);
    }
  }

  /** Linear gain after the bands, for each frame. */
  float[] gains() {
    return auto.from() == 1 && auto.to() == 1 ? output.gains() : gains;
  }

  /** Whether all of {@link #gains} are equal. */
  boolean constantGains() {
    return output.constant() && !auto.moving();
  }

  /** The band that is heard alone, or -1. */
  int solo() {
    return solo;
  }

  /** Whether a band works on one side, or on mid or side, only. */
  boolean placed(int band) {
    return placed[band];
  }

  /** The curve of a section as it will be when nothing moves any more. */
  Response curve(int section) {
    return curves[section];
  }

  /** Moves the gain of a band besides what its knob says, in decibels. */
  void offset(int band, float decibels) {
    moved |= offsets[band] != decibels;
    offsets[band] = decibels;
  }

  /** Whether any curve became another in this quantum. */
  boolean redesigned() {
    return redesigned;
  }

  /** Nothing moves: for a quantum of silence in an idle strip. */
  void rest() {
    if (busy) {
      Arrays.fill(changed, false);
      Arrays.fill(moving, false);
      Arrays.fill(cleared, false);
      busy = false;
    }
  }

  /** Whether any section changed in this quantum; if not, everything is as it was. */
  boolean busy() {
    return busy;
  }

  /** Every value is taken at once at the next quantum. */
  void snap() {
    settled = false;
    output.snap();
    auto.snap();
    for (Band band : bands) {
      band.fresh = true;
      band.snapGlides();
    }
  }

  /** Takes the values of the next quantum. */
  void next(Values values) {
    rest();
    redesigned = false;
    if (settled && !moved && watch.same(values)) {
      return;
    }
    moved = false;
    watch.see(values);
    output.next(values, OUTPUT);
    solo = soloed(values);
    int matched = values.choice(RESPONSE);
    for (int i = 0; i < BANDS; i++) {
      placed[i] = values.choice(more(i, PLACEMENT)) != STEREO;
      bands[i].next(values, i, matched);
    }
    balance(values);
    settled = !busy && output.settled() && !auto.moving() && !auto.catchingUp();
  }

  private static int soloed(Values values) {
    for (int i = 0; i < BANDS; i++) {
      if (values.on(more(i, SOLO))) {
        return i;
      }
    }
    return -1;
  }

  /** Follows the loudness of the bands with the gain, when that is asked for. */
  private void balance(Values values) {
    float aim = 1;
    if (values.on(AUTO_GAIN) && solo < 0) {
      aim = loudness.compensation(this, redesigned);
    }
    auto.next(aim, aim);
    if (auto.from() != 1 || auto.to() != 1) {
      float[] set = output.gains();
      for (int i = 0; i < Quantum.FRAMES; i++) {
        gains[i] = set[i] * auto.at(i);
      }
    }
  }

  /** What one band was last designed for, and its way to a new design. */
  private final class Band {
    final Glide frequency;
    final Glide gain;
    final Glide q;
    final int quanta;
    boolean fresh = true;
    boolean on;
    int type = -1;
    int matched = -1;
    float hertz = -1;
    float decibels;
    float narrowness;
    int left;
    float offset;
    boolean settled;

    Band(double rate) {
      frequency = new Glide(rate);
      gain = new Glide(rate);
      q = new Glide(rate);
      quanta = Glide.quanta(rate);
    }

    void next(Values values, int index, int newMatched) {
      int table = index * PER_BAND;
      int first = DEEP * index;
      boolean newOn = solo < 0 ? values.on(table + ON) : solo == index;
      int set = values.choice(table + TYPE);
      int newType = solo == index ? heard(set) : set;
      float newOffset = offsets[index];
      if (rests(values, table, newOn, newType, newMatched) && newOffset == offset) {
        return;
      }
      if (!on && left == 0) {
        snapGlides();
      }
      frequency.next(values, table + FREQUENCY);
      gain.next(values, table + GAIN);
      q.next(values, table + Q);
      boolean switched = newOn != on || newType != type || newMatched != matched;
      boolean steered =
          frequency.to() != hertz || gain.to() != decibels || q.to() != narrowness || fresh;
      steered |= newOffset != offset;
      offset = newOffset;
      on = newOn;
      type = newType;
      matched = newMatched;
      hertz = frequency.to();
      decibels = gain.to();
      narrowness = q.to();
      if (on && (switched || steered)) {
        designTo(first);
      } else if (!on) {
        flatten(first);
      }
      if (fresh) {
        left = 1;
      } else if (switched) {
        left = 2 * quanta;
      } else {
        left = Math.max(1, left);
      }
      busy = true;
      boolean moves = false;
      for (int s = first; s < first + DEEP; s++) {
        moves |= approach(s);
      }
      left--;
      settled = left == 0 && !moves;
      fresh = false;
    }

    /** Whether nothing of the band has changed and nothing moves: the usual case, and quick. */
    private boolean rests(Values values, int table, boolean newOn, int newType, int newMatched) {
      if (fresh || !settled || newOn != on) {
        return false;
      }
      if (!on) {
        return true;
      }
      return newMatched == matched
          && newType == type
          && still(values, table + FREQUENCY, hertz)
          && still(values, table + GAIN, decibels)
          && still(values, table + Q, narrowness);
    }

    private static boolean still(Values values, int parameter, float value) {
      return values.at(parameter) == value && values.end(parameter) == value;
    }

    void snapGlides() {
      frequency.snap();
      gain.snap();
      q.snap();
    }

    /** Moves a section one quantum on; whether it moves within this quantum. */
    private boolean approach(int s) {
      boolean differs = false;
      for (int c = 0; c < Section.SIZE; c++) {
        int at = s * Section.SIZE + c;
        float start = fresh ? aim[at] : to[at];
        from[at] = start;
        to[at] = left == 1 ? aim[at] : start + (aim[at] - start) / left;
        differs |= start != to[at];
      }
      int at = s * Section.SIZE;
      boolean flat = isFlat(from, at) && isFlat(to, at) && isFlat(aim, at);
      moving[s] = differs && !flat;
      cleared[s] = flat && live[s];
      live[s] = !flat;
      changed[s] = true;
      return differs;
    }

    private void designTo(int first) {
      boolean analogue = matched == 0;
      int used = 1;
      if (isLowCut(type)) {
        used = cut(first, poles(type), Shape.LOW_CUT, Shape.GENTLE_LOW_CUT, analogue);
      } else if (isHighCut(type)) {
        used = cut(first, poles(type), Shape.HIGH_CUT, Shape.GENTLE_HIGH_CUT, analogue);
      } else {
        float db = Math.min(36f, Math.max(-36f, decibels + offset));
        design.design(shape(type), hertz, narrowness, db, analogue, curves[first]);
      }
      for (int s = 0; s < DEEP; s++) {
        if (s >= used) {
          curves[first + s].flat();
        }
        Section.write(curves[first + s], aim, (first + s) * Section.SIZE, 1);
      }
      redesigned = true;
    }

    /** A cut of any order: at the flattest Q a Butterworth response. Returns the sections used. */
    private int cut(int first, int poles, Shape shape, Shape gentle, boolean analogue) {
      int pairs = poles / 2;
      for (int i = 0; i < pairs; i++) {
        double q = BUTTERWORTH[poles][i];
        boolean sharpest = i == pairs - 1;
        double resonant = poles == 2 ? narrowness : q * narrowness / HALF_ROOT;
        design.design(shape, hertz, sharpest ? resonant : q, 0, analogue, curves[first + i]);
      }
      if (poles % 2 == 1) {
        design.design(gentle, hertz, 1, 0, analogue, curves[first + pairs]);
      }
      return pairs + poles % 2;
    }

    /** The band fades to nothing where it stands. */
    private void flatten(int first) {
      for (int s = first; s < first + DEEP; s++) {
        int at = s * Section.SIZE;
        redesigned |= !curves[s].isFlat();
        aim[at + Section.X] = 1;
        aim[at + Section.T1] = 0;
        aim[at + Section.T2] = 0;
        curves[s].flat();
      }
    }
  }

  /** Q of each pair of poles of Butterworth filters of 1 to 16 poles, the flattest pair first. */
  private static double[][] butterworth() {
    double[][] all = new double[17][];
    for (int poles = 1; poles < all.length; poles++) {
      all[poles] = new double[poles / 2];
      for (int pair = 0; pair < poles / 2; pair++) {
        double angle = (poles % 2 == 1 ? pair + 1 : pair + 0.5) / poles;
        all[poles][pair] = 0.5 / Exact.sinPi(0.5 - angle);
      }
    }
    all[2][0] = HALF_ROOT;
    all[4] = new double[] {0.5411961001461970, 1.3065629648763766};
    return all;
  }

  private static Shape shape(int type) {
    return switch (type) {
      case BELL -> Shape.BELL;
      case LOW_SHELF -> Shape.LOW_SHELF;
      case HIGH_SHELF -> Shape.HIGH_SHELF;
      case NOTCH -> Shape.NOTCH;
      case BAND_PASS -> Shape.BAND_PASS;
      case ALL_PASS -> Shape.ALL_PASS;
      default -> Shape.TILT;
    };
  }

  /** The type that plays what a band works on. */
  private static int heard(int type) {
    if (type == LOW_SHELF || isLowCut(type)) {
      return HIGH_CUT_12;
    }
    return type == HIGH_SHELF || isHighCut(type) ? LOW_CUT_12 : BAND_PASS;
  }

  private static boolean isFlat(float[] c, int at) {
    return c[at + Section.X] == 1 && c[at + Section.T1] == 0 && c[at + Section.T2] == 0;
  }

  private static float[] flatSections() {
    float[] c = new float[SECTIONS * Section.SIZE];
    for (int s = 0; s < SECTIONS; s++) {
      c[s * Section.SIZE + Section.X] = 1;
    }
    return c;
  }
}
