package org.songline.dsp.pitch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The pitch of a recorded note: the {@link Autocorrelation} of windows over its loud part, refined
 * over as many periods as stay alike, and the median of what they say. Finds 27 Hz to 4200 Hz, to
 * about a cent where the note is steady. For whole recordings; {@link PitchTracker} follows a voice
 * as it comes.
 */
public final class PitchFinder {
  private static final double WINDOW_SECONDS = 0.17;
  private static final double LOWEST = 27;
  private static final double HIGHEST = 4200;

  /** Likeness below which a window has no pitch. */
  private static final double CLEAR = 0.8;

  /** How much of a window the longest period, and the most remote multiple of one, may take. */
  private static final double LONGEST_SHARE = 0.6;

  private static final double FARTHEST_SHARE = 0.7;

  /** How much of the note is looked at from its loudest place on. */
  private static final double TOP_SECONDS = 1.5;

  /** Below this mean power a window is silence: -100 dB. */
  private static final double LEAST_POWER = 1e-10;

  /** By how much a later place must be louder to be the loudest. */
  private static final double LOUDER = 1.05;

  private final double rate;
  private final float[] mono;
  private final float[] window;
  private final Autocorrelation correlation;
  private final PeriodFinder finder;

  /**
   * A pitch.
   *
   * @param hertz of the fundamental
   * @param clarity how alike one period is to the next, 0 to 1
   */
  public record Pitch(double hertz, double clarity) {
    private static final double CONCERT = 440;

    /** The pitch as a MIDI key with its fraction; 69 is 440 Hz. */
    public double key() {
      return PitchTracker.semitones(hertz, CONCERT);
    }
  }

  private PitchFinder(float[] mono, double rate, int size, int shortest, int longest) {
    this.mono = mono;
    this.rate = rate;
    window = new float[size];
    correlation = new Autocorrelation(size, (int) (FARTHEST_SHARE * size));
    finder = new PeriodFinder(correlation, shortest, longest);
  }

  /**
   * The pitch of a recording, or empty where it has none that is clear.
   *
   * @param mono full scale 1
   */
  public static Optional<Pitch> find(float[] mono, double rate) {
    int size = Math.min(mono.length, (int) (WINDOW_SECONDS * rate));
    int shortest = (int) (rate / HIGHEST);
    int longest = (int) Math.min(LONGEST_SHARE * size, rate / LOWEST);
    return longest > Math.max(2, shortest) + 2
        ? new PitchFinder(mono, rate, size, shortest, longest).find()
        : Optional.empty();
  }

  private Optional<Pitch> find() {
    int loudest = loudest();
    int end = (int) Math.min(mono.length, loudest + TOP_SECONDS * rate);
    List<Pitch> found = new ArrayList<>();
    int windows = 0;
    for (int from = loudest; from + window.length <= end; from += window.length / 2) {
      windows++;
      look(from).ifPresent(found::add);
    }
    if (found.size() * 2 < windows) {
      return Optional.empty();
    }
    found.sort(Comparator.comparingDouble(Pitch::hertz));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() / 2));
  }

  /** Where the loudest stretch begins, a little into it so that the attack is over. */
  private int loudest() {
    int hop = Math.max(1, window.length / 4);
    int best = 0;
    double most = -1;
    for (int from = 0; from < mono.length; from += hop) {
      double sum = 0;
      for (int i = from; i < Math.min(mono.length, from + window.length); i++) {
        sum += (double) mono[i] * mono[i];
      }
      if (sum > most * LOUDER) {
        most = sum;
        best = from;
      }
    }
    return Math.max(0, Math.min(best + hop / 2, mono.length - window.length));
  }

  private Optional<Pitch> look(int from) {
    double mean = 0;
    for (int i = 0; i < window.length; i++) {
      mean += mono[from + i];
    }
    mean /= window.length;
    for (int i = 0; i < window.length; i++) {
      window[i] = (float) (mono[from + i] - mean);
    }
    double energy = correlation.begin(window, 0);
    if (!(energy >= LEAST_POWER * window.length)) {
      return Optional.empty();
    }
    correlation.finish();
    double period = finder.find();
    return period > 0 && finder.clarity() >= CLEAR
        ? Optional.of(new Pitch(rate / period, Math.min(1, finder.clarity())))
        : Optional.empty();
  }
}
