package org.songline.measure.music;

import java.util.function.DoubleUnaryOperator;

/**
 * One bar as its players see it, played again and again in exact time. A row has one sign for each
 * part of a bar: {@code .} for nothing, {@code o} for soft, {@code x} for usual, {@code X} for
 * loud.
 */
final class Groove {
  private static final int[] DEGREES = {0, 5, 3, 4};

  private final int beats;
  private final int parts;
  private double swing = 0.5;
  private String kick = "";
  private String snare = "";
  private String hat = "";
  private String bass = "";
  private String keys = "";
  private int barsPerChord = 1;

  /**
   * @param beats to the bar
   * @param parts to the beat: 2, 3 or 4
   */
  Groove(int beats, int parts) {
    this.beats = beats;
    this.parts = parts;
  }

  /** Where the second half of a beat begins, as a share of it. */
  Groove swing(double share) {
    swing = share;
    return this;
  }

  Groove kick(String row) {
    kick = row;
    return this;
  }

  Groove snare(String row) {
    snare = row;
    return this;
  }

  Groove hat(String row) {
    hat = row;
    return this;
  }

  Groove bass(String row) {
    bass = row;
    return this;
  }

  /** Chords that are struck. */
  Groove keys(String row) {
    keys = row;
    return this;
  }

  Groove barsPerChord(int bars) {
    barsPerChord = bars;
    return this;
  }

  /**
   * The music.
   *
   * @param bpm beats a minute at a time in seconds
   * @param start of the first bar
   */
  Band play(double seconds, long seed, DoubleUnaryOperator bpm, double start) {
    var band = new Band(seconds, seed);
    int n = 0;
    double t = start;
    while (t < seconds - 0.5) {
      double beat = 60 / bpm.applyAsDouble(t + 30 / bpm.applyAsDouble(t));
      band.beat(t, n % beats == 0);
      int degree = DEGREES[n / beats / barsPerChord % DEGREES.length];
      for (int part = 0; part < parts; part++) {
        int place = n % beats * parts + part;
        double at = t + beat * share(part);
        double length = beat * (share(part + 1) - share(part));
        play(band, at, length, place, degree);
      }
      t += beat;
      n++;
    }
    return band;
  }

  private void play(Band band, double at, double length, int place, int degree) {
    if (loud(kick, place) > 0) {
      band.kick(at, loud(kick, place));
    }
    if (loud(snare, place) > 0) {
      band.snare(at, loud(snare, place));
    }
    if (loud(hat, place) > 0) {
      band.hat(at, loud(hat, place));
    }
    if (loud(bass, place) > 0) {
      band.note(at, 1.8 * length, 33 + Band.minor(degree), 0.2 * loud(bass, place), false);
    }
    for (int voice = 0; voice < 3 && loud(keys, place) > 0; voice++) {
      int key = 57 + Band.minor(degree + 2 * voice);
      band.note(at, 1.8 * length, key, 0.08 * loud(keys, place), false);
    }
  }

  private static double loud(String row, int place) {
    return switch (row.isEmpty() ? '.' : row.charAt(place % row.length())) {
      case 'o' -> 0.5;
      case 'x' -> 1;
      case 'X' -> 1.8;
      default -> 0;
    };
  }

  /** Where a part of a beat begins, as a share of it. */
  private double share(int part) {
    if (parts == 3) {
      return part / 3.0;
    }
    double half = 2.0 * part / parts;
    return half <= 1 ? swing * half : swing + (1 - swing) * (half - 1);
  }
}
