package org.songline.coach.rules.mix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.coach.finding.Place;
import org.songline.coach.listening.Passage;
import org.songline.coach.listening.Voice;
import org.songline.dsp.Exact;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Id.TrackId;

/** Sums over stretches of time and bands. */
final class Tiles {
  /** Under this there is silence: -100 dB. */
  static final double SILENCE = 1e-10;

  private Tiles() {}

  /** Mean power in a stretch of tenths and bands; the ends are left out. */
  static double power(Cochleagram heard, int from, int to, int fromBand, int toBand) {
    double sum = 0;
    int last = Math.min(to, heard.frames());
    for (int frame = from; frame < last; frame++) {
      for (int band = fromBand; band < toBand; band++) {
        sum += heard.power(frame, band);
      }
    }
    return last <= from ? 0 : sum / (last - from);
  }

  static double power(Cochleagram heard, Passage passage) {
    return power(heard, passage.from(), passage.to(), 0, ErbBands.COUNT);
  }

  /** The mean power of all voices together. */
  static double power(List<Voice> voices, Passage passage, int fromBand, int toBand) {
    double sum = 0;
    for (Voice voice : voices) {
      sum += power(voice.heard(), passage.from(), passage.to(), fromBand, toBand);
    }
    return sum;
  }

  /** Decibels of a power; -100 at least. */
  static double decibels(double power) {
    return 0.5 * Exact.decibels(Math.max(SILENCE, power));
  }

  /** The mean level in decibels of the bands of a stretch, each counting alike. */
  static double level(Cochleagram heard, int from, int to, int fromBand, int toBand) {
    double sum = 0;
    for (int band = fromBand; band < toBand; band++) {
      sum += decibels(power(heard, from, to, band, band + 1));
    }
    return sum / (toBand - fromBand);
  }

  /** A place in a passage. */
  static Place place(Passage passage, List<TrackId> tracks) {
    return new Place(
        tracks,
        Optional.of(passage.name()),
        passage.fromSeconds(),
        passage.toSeconds(),
        Optional.empty());
  }

  /** A place in a passage and in bands; the end is left out. */
  static Place place(Passage passage, List<TrackId> tracks, int fromBand, int toBand) {
    return new Place(
        tracks,
        Optional.of(passage.name()),
        passage.fromSeconds(),
        passage.toSeconds(),
        Optional.of(range(fromBand, toBand)));
  }

  static Place.Range range(int fromBand, int toBand) {
    return new Place.Range(ErbBands.from(fromBand), ErbBands.to(toBand - 1));
  }

  /** Such as {@code 80-120 Hz}. */
  static String told(Place.Range range) {
    return "%s-%s Hz".formatted(rounded(range.fromHertz()), rounded(range.toHertz()));
  }

  private static String rounded(double hertz) {
    double step = hertz < 200 ? 5 : hertz < 1000 ? 10 : 100;
    return "%.0f".formatted(Math.round(hertz / step) * step);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value + 0.0);
  }
}
