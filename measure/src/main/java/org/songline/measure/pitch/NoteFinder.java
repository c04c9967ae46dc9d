package org.songline.measure.pitch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songline.dsp.Exact;

/**
 * Cuts a voice into notes: of all rows of notes in its own tuning it takes the one that explains
 * its pitch best at a price for each change (Viterbi, "Error bounds for convolutional codes",
 * 1967). Vibrato and slides are dearer as notes than as a note that is left for a moment. A note
 * also ends where the voice pauses, and where its level leaps up.
 */
public final class NoteFinder {
  private static final double CHANGE = 4;
  private static final double FARTHEST = 2.25;
  private static final double SHORTEST_SECONDS = 0.08;

  /** A part up to twice as long that moves by so many semitones is a slide. */
  private static final int SLIDE = 2;

  private static final double SLIDES = 0.5;

  /** A leap of 6 dB within so long is a new attack. */
  private static final double LEAP = 2;

  private static final double LEAP_SECONDS = 0.035;
  private static final double SETTLED_SECONDS = 0.09;

  /** About a turn of vibrato. */
  private static final double VIBRATO_SECONDS = 0.18;

  private final PitchCurve curve;
  private final double[] level;
  private final int shortest;

  private NoteFinder(Voice voice) {
    curve = voice.curve();
    level = voice.level();
    shortest = (int) Math.ceil(SHORTEST_SECONDS / curve.hopSeconds());
  }

  /** From one place of the curve to another. */
  private record Part(int from, int to) {
    int length() {
      return to - from;
    }
  }

  /** The figures of a voice. */
  public static Pitch find(Voice voice) {
    return new NoteFinder(voice).find();
  }

  private Pitch find() {
    double[] voiced = Arrays.stream(curve.keys()).filter(key -> !Double.isNaN(key)).toArray();
    if (voiced.length == 0) {
      return new Pitch(0, null, null, null, null, List.of());
    }
    double offset = offset();
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < curve.count(); from++) {
      int to = Voice.end(curve.keys(), from);
      if (to - from >= shortest) {
        parts.addAll(notes(from, to, offset));
      }
      from = Math.max(from, to);
    }
    double share = (double) voiced.length / curve.count();
    Tone median = Tone.ofKey(Voice.median(voiced, 0, voiced.length));
    if (parts.isEmpty()) {
      return new Pitch(share, median, null, null, null, List.of());
    }
    double[] keys = new double[parts.size()];
    double[] lengths = new double[parts.size()];
    List<Pitch.Note> notes = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      Part part = parts.get(i);
      keys[i] = key(part);
      lengths[i] = part.length();
      notes.add(note(part, keys[i]));
    }
    double lowest = Arrays.stream(keys).min().orElse(0);
    double highest = Arrays.stream(keys).max().orElse(0);
    return new Pitch(
        share, median, Tone.ofKey(lowest), Tone.ofKey(highest), turn(keys, lengths), notes);
  }

  /** The tuning in semitones, of what is left of the pitch without vibrato. */
  private double offset() {
    double[] calm = new double[curve.count()];
    double[] weights = new double[curve.count()];
    int reach = (int) Math.rint(0.5 * VIBRATO_SECONDS / curve.hopSeconds());
    for (int i = reach; i < curve.count() - reach; i++) {
      double sum = 0;
      for (int k = i - reach; k <= i + reach; k++) {
        sum += curve.keys()[k] / (2 * reach + 1);
      }
      // A pause within reach makes it no number.
      if (!Double.isNaN(sum)) {
        calm[i] = sum;
        weights[i] = 1;
      }
    }
    return turn(calm, weights).cents() / 100;
  }

  private double key(Part part) {
    return Voice.median(curve.keys(), part.from, part.to);
  }

  private Pitch.Note note(Part part, double key) {
    double clarity = 0;
    for (int i = part.from; i < part.to; i++) {
      clarity += curve.clarity()[i] / part.length();
    }
    double half = 0.5 * curve.hopSeconds();
    return new Pitch.Note(
        Math.max(0, curve.seconds(part.from) - half),
        curve.seconds(part.to - 1) + half,
        Tone.ofKey(key),
        clarity);
  }

  /** By how much keys are off the tempered ones, on a circle as long as a semitone. */
  private static Pitch.Tuning turn(double[] keys, double[] weights) {
    double re = 0;
    double im = 0;
    double all = 1e-9;
    for (int i = 0; i < keys.length; i++) {
      double angle = Exact.TWO_PI * (keys[i] - Math.rint(keys[i]));
      re += weights[i] * StrictMath.cos(angle);
      im += weights[i] * StrictMath.sin(angle);
      all += weights[i];
    }
    double cents = 100 * StrictMath.atan2(im, re) / Exact.TWO_PI;
    return new Pitch.Tuning(
        cents, Tone.CONCERT * Exact.pow(2, cents / 1200), Math.sqrt(re * re + im * im) / all);
  }

  /** The notes of a stretch without pauses. */
  private List<Part> notes(int from, int to, double offset) {
    int[] keys = path(from, to, offset);
    List<Part> parts = new ArrayList<>();
    int begin = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || keys[i - from] != keys[i - 1 - from] || leaps(i, begin, to)) {
        parts.add(new Part(begin, i));
        begin = i;
      }
    }
    joinShort(parts);
    return parts;
  }

  private boolean leaps(int at, int begin, int end) {
    int reach = (int) Math.rint(LEAP_SECONDS / curve.hopSeconds());
    int settled = (int) Math.rint(SETTLED_SECONDS / curve.hopSeconds());
    return at - begin >= settled
        && at + reach < end
        && level[at + reach] > LEAP * level[at - 1]
        && level[at] >= level[at - 1];
  }

  /** A note that is too short, or only a slide, joins the neighbour that is nearer in pitch. */
  private void joinShort(List<Part> parts) {
    while (parts.size() > 1) {
      int least = -1;
      for (int i = 0; i < parts.size(); i++) {
        boolean shorter = least < 0 || parts.get(i).length() < parts.get(least).length();
        least = shorter && isPassing(parts.get(i)) ? i : least;
      }
      if (least < 0) {
        return;
      }
      Part part = parts.get(least);
      double key = key(part);
      double before =
          least == 0 ? Double.POSITIVE_INFINITY : Math.abs(key(parts.get(least - 1)) - key);
      double after =
          least == parts.size() - 1
              ? Double.POSITIVE_INFINITY
              : Math.abs(key(parts.get(least + 1)) - key);
      int first = before <= after ? least - 1 : least;
      parts.set(first, new Part(parts.get(first).from, parts.get(first + 1).to));
      parts.subList(first + 1, first + 2).clear();
    }
  }

  /** Whether a part is too short for a note, or a slide from one to another. */
  private boolean isPassing(Part part) {
    if (part.length() < shortest) {
      return true;
    }
    int third = part.length() / 3;
    double begins = Voice.median(curve.keys(), part.from, part.from + third);
    double ends = Voice.median(curve.keys(), part.to - third, part.to);
    return part.length() < SLIDE * shortest && Math.abs(ends - begins) > SLIDES;
  }

  /** The key of each place. */
  private int[] path(int from, int to, double offset) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      lowest = Math.min(lowest, curve.keys()[i]);
      highest = Math.max(highest, curve.keys()[i]);
    }
    int first = (int) Math.floor(lowest - offset);
    int states = (int) Math.ceil(highest - offset) - first + 1;
    int n = to - from;
    double[] costs = new double[states];
    int[][] came = new int[n][states];
    for (int i = 0; i < n; i++) {
      int cheapest = 0;
      for (int s = 1; s < states; s++) {
        cheapest = costs[s] < costs[cheapest] ? s : cheapest;
      }
      double change = costs[cheapest] + (i == 0 ? 0 : CHANGE);
      for (int s = 0; s < states; s++) {
        boolean changes = change < costs[s];
        came[i][s] = changes ? cheapest : s;
        double away = curve.keys()[from + i] - offset - first - s;
        costs[s] = Math.min(change, costs[s]) + Math.min(FARTHEST, away * away);
      }
    }
    int at = 0;
    for (int s = 1; s < states; s++) {
      at = costs[s] < costs[at] ? s : at;
    }
    int[] keys = new int[n];
    for (int i = n - 1; i >= 0; i--) {
      keys[i] = first + at;
      at = came[i][at];
    }
    return keys;
  }
}
