package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.EqDevice.*;

import java.util.Arrays;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Values;
import org.songline.devices.ValuesWatch;
import org.songline.dsp.filter.MatchedEq;
import org.songline.dsp.filter.MatchedEq.Shape;
import org.songline.dsp.filter.Response;
import org.songline.dsp.filter.Section;

/**
 * The control side of one strip's equaliser, shared by the single processor and the lane kernel:
 * turns values into the coefficients of up to sixteen sections, each going in a straight line from
 * the start of the quantum to its end. A band has two sections; the second is used by cuts of 24 dB
 * an octave and is flat otherwise.
 */
final class EqStrip {
  static final int SECTIONS = 2 * BANDS;

  private static final double[] STEEP_Q = {0.5411961001461970, 1.3065629648763766};
  private static final double HALF_ROOT = Math.sqrt(0.5);

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

  final GainGlide output;

  /** Where the coefficients are going. */
  private final float[] aim = flatSections();

  private final MatchedEq design;
  private final Band[] bands = new Band[BANDS];
  private final Response response = new Response();
  private final ValuesWatch watch = new ValuesWatch();
  private boolean busy;
  private boolean settled;

  EqStrip(double rate) {
    design = new MatchedEq(rate);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < BANDS; i++) {
      bands[i] = new Band(rate);
    }
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
    for (Band band : bands) {
      band.fresh = true;
      band.snapGlides();
    }
  }

  /** Takes the values of the next quantum. */
  void next(Values values) {
    rest();
    if (settled && watch.same(values)) {
      return;
    }
    watch.see(values);
    output.next(values, OUTPUT);
    int matched = values.choice(RESPONSE);
    for (int i = 0; i < BANDS; i++) {
      bands[i].next(values, i, matched);
    }
    settled = !busy && output.settled();
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
    boolean settled;

    Band(double rate) {
      frequency = new Glide(rate);
      gain = new Glide(rate);
      q = new Glide(rate);
      quanta = Glide.quanta(rate);
    }

    void next(Values values, int index, int newMatched) {
      int table = index * PER_BAND;
      int first = 2 * index;
      boolean newOn = values.on(table + ON);
      if (rests(values, table, newOn, newMatched)) {
        return;
      }
      int newType = values.choice(table + TYPE);
      if (!on && left == 0) {
        snapGlides();
      }
      frequency.next(values, table + FREQUENCY);
      gain.next(values, table + GAIN);
      q.next(values, table + Q);
      boolean switched = newOn != on || newType != type || newMatched != matched;
      boolean steered =
          frequency.to() != hertz || gain.to() != decibels || q.to() != narrowness || fresh;
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
      boolean moves = approach(first);
      moves |= approach(first + 1);
      left--;
      settled = left == 0 && !moves;
      fresh = false;
    }

    /** Whether nothing of the band has changed and nothing moves: the usual case, and quick. */
    private boolean rests(Values values, int table, boolean newOn, int newMatched) {
      if (fresh || !settled || newOn != on) {
        return false;
      }
      if (!on) {
        return true;
      }
      return newMatched == matched
          && values.choice(table + TYPE) == type
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
      if (type == LOW_CUT_24) {
        steep(first, Shape.LOW_CUT, analogue);
      } else if (type == HIGH_CUT_24) {
        steep(first, Shape.HIGH_CUT, analogue);
      } else {
        design.design(shape(type), hertz, narrowness, decibels, analogue, response);
        Section.write(response, aim, first * Section.SIZE, 1);
        response.flat();
        Section.write(response, aim, (first + 1) * Section.SIZE, 1);
      }
    }

    /** Two sections; at the flattest Q a Butterworth response. */
    private void steep(int first, Shape shape, boolean analogue) {
      design.design(shape, hertz, STEEP_Q[0], 0, analogue, response);
      Section.write(response, aim, first * Section.SIZE, 1);
      design.design(shape, hertz, STEEP_Q[1] * narrowness / HALF_ROOT, 0, analogue, response);
      Section.write(response, aim, (first + 1) * Section.SIZE, 1);
    }

    /** The band fades to nothing where it stands. */
    private void flatten(int first) {
      for (int s = first; s <= first + 1; s++) {
        int at = s * Section.SIZE;
        aim[at + Section.X] = 1;
        aim[at + Section.T1] = 0;
        aim[at + Section.T2] = 0;
      }
    }
  }

  private static Shape shape(int type) {
    return switch (type) {
      case BELL -> Shape.BELL;
      case LOW_SHELF -> Shape.LOW_SHELF;
      case HIGH_SHELF -> Shape.HIGH_SHELF;
      case LOW_CUT_12, LOW_CUT_24 -> Shape.LOW_CUT;
      case HIGH_CUT_12, HIGH_CUT_24 -> Shape.HIGH_CUT;
      case NOTCH -> Shape.NOTCH;
      default -> Shape.TILT;
    };
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
