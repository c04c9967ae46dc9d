package org.songline.release.fingerprint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The longest stretch in which two fingerprints tell of the same sound.
 *
 * @param first where it begins in the first, in steps of {@link Fingerprint#STEP_SECONDS}
 * @param second where it begins in the second
 * @param steps how long it is
 * @param errors the share of bits that differ in it, 0 to {@link #MOST_ERRORS}
 */
public record Likeness(int first, int second, int steps, double errors) {
  /** With more differing bits than this a stretch is another sound. */
  public static final double MOST_ERRORS = 0.25;

  /** Shorter stretches than this many steps, about 5 s, are left out: chords repeat. */
  public static final int LEAST_STEPS = 40;

  /** What digital silence gives; it is alike everywhere. */
  static final int SILENCE = 627964279;

  /** Bits of a value that must agree for a vote; the rest may be changed by coding. */
  private static final int VOTE_SHIFT = 12;

  private static final int CANDIDATES = 12;

  /** How often the same value counts; a held chord would vote for every offset. */
  private static final int MOST_PLACES = 24;

  /**
   * A step of more wrong bits than this speaks against a stretch; steps of other songs have 12 to
   * 16.
   */
  private static final int FAIR_BITS = 9;

  /** Seconds from the beginning of the second sound to the same place in the first. */
  public double offsetSeconds() {
    return (first - second) * Fingerprint.STEP_SECONDS;
  }

  public double seconds() {
    return steps * Fingerprint.STEP_SECONDS;
  }

  /** Where the stretch is when two fingerprints have one; the best when there are several. */
  public static Optional<Likeness> of(Fingerprint a, Fingerprint b) {
    Optional<Likeness> best = Optional.empty();
    for (int offset : offsets(a, b)) {
      Optional<Likeness> found = along(a, b, offset);
      if (found.isPresent() && (best.isEmpty() || found.get().weight() > best.get().weight())) {
        best = found;
      }
    }
    return best;
  }

  /**
   * How alike two sounds are: the share of the longer one that is the same, less twice the share of
   * wrong bits; 1 for the same fingerprint, 0 for other sounds. Sounds of less than about 10 s are
   * held against each other from their beginnings only.
   */
  public static double similarity(Fingerprint a, Fingerprint b) {
    if (a.equals(b)) {
      return 1;
    }
    int longer = Math.max(a.size(), b.size());
    if (longer < 2 * LEAST_STEPS) {
      return fromTheBeginning(a, b) / longer;
    }
    return of(a, b).map(found -> found.weight() / longer).orElse(0.0);
  }

  private static double fromTheBeginning(Fingerprint a, Fingerprint b) {
    int steps = Math.min(a.size(), b.size());
    int bits = 0;
    for (int i = 0; i < steps; i++) {
      bits += wrong(a, b, 0, i);
    }
    double errors = steps == 0 ? 1 : bits / (32.0 * steps);
    return errors > MOST_ERRORS ? 0 : steps * (1 - 2 * errors);
  }

  private double weight() {
    return steps * (1 - 2 * errors);
  }

  /** Differences of places at which most values agree in their upper bits. */
  private static List<Integer> offsets(Fingerprint a, Fingerprint b) {
    Map<Integer, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < a.size(); i++) {
      if (a.value(i) != SILENCE) {
        List<Integer> list =
            places.computeIfAbsent(a.value(i) >>> VOTE_SHIFT, _ -> new ArrayList<>());
        if (list.size() < MOST_PLACES) {
          list.add(i);
        }
      }
    }
    Map<Integer, Integer> votes = new HashMap<>();
    for (int i = 0; i < b.size(); i++) {
      for (int place : places.getOrDefault(b.value(i) >>> VOTE_SHIFT, List.of())) {
        votes.merge(place - i, 1, Integer::sum);
      }
    }
    return votes.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(CANDIDATES)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The stretch along one offset whose steps speak most for it. */
  private static Optional<Likeness> along(Fingerprint a, Fingerprint b, int offset) {
    int from = Math.max(0, -offset);
    int to = Math.min(b.size(), a.size() - offset);
    int start = from;
    int score = 0;
    int bestScore = 0;
    int bestStart = from;
    int bestEnd = from;
    for (int i = from; i < to; i++) {
      boolean silent = b.value(i) == SILENCE && a.value(i + offset) == SILENCE;
      score += silent ? 0 : FAIR_BITS - wrong(a, b, offset, i);
      if (score <= 0) {
        score = 0;
        start = i + 1;
      } else if (score > bestScore) {
        bestScore = score;
        bestStart = start;
        bestEnd = i + 1;
      }
    }
    int steps = bestEnd - bestStart;
    if (steps < LEAST_STEPS) {
      return Optional.empty();
    }
    long bits = 0;
    for (int i = bestStart; i < bestEnd; i++) {
      bits += wrong(a, b, offset, i);
    }
    double errors = bits / (32.0 * steps);
    return errors > MOST_ERRORS
        ? Optional.empty()
        : Optional.of(new Likeness(bestStart + offset, bestStart, steps, errors));
  }

  private static int wrong(Fingerprint a, Fingerprint b, int offset, int step) {
    return Integer.bitCount(a.value(step + offset) ^ b.value(step));
  }
}
