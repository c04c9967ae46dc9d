package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.listening.Listening;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;

/** The end of a file that is cut off, and silence before the start or after the end. */
final class EndingRule extends MixRule {
  private static final Limits CUT = Limits.of(-45, -30);
  private static final Limits SILENCE = Limits.of(5, 10);

  /** Under this share of the mean there is silence: -65 dB. */
  private static final double SILENT = 3e-7;

  EndingRule() {
    super(
        "ending",
        "The last tenth of a second of a file is less than 45 dB under the mean (clear from 30 dB),"
            + " or there are 5 s of silence at its start or end (clear from 10 s).");
  }

  @Override
  Object fault(Place place) {
    return place.fromSeconds();
  }

  @Override
  Stream<Case> cases(Listening heard) {
    Cochleagram mix = heard.mix().hearing();
    int frames = mix.frames();
    double mean = Tiles.power(mix, 0, frames, 0, ErbBands.COUNT);
    if (frames < 20 || mean < Tiles.SILENCE) {
      return Stream.empty();
    }
    List<Case> cases = new ArrayList<>();
    double last = Tiles.decibels(power(mix, frames - 1) / mean);
    if (heard.song().isEmpty()) {
      cases.add(cut(heard, frames, last));
    }
    int first = 0;
    while (first < frames && power(mix, first) < SILENT * mean) {
      first++;
    }
    int end = frames;
    while (end > first && power(mix, end - 1) < SILENT * mean) {
      end--;
    }
    cases.add(silence(heard, 0, first));
    cases.add(silence(heard, end, frames));
    return cases.stream();
  }

  private static double power(Cochleagram mix, int frame) {
    return Tiles.power(mix, frame, frame + 1, 0, ErbBands.COUNT);
  }

  private static Case cut(Listening heard, int frames, double last) {
    return new Case(
        place(heard, frames - 1, frames),
        "the last tenth of a second against the mean",
        last,
        "dB",
        CUT,
        () ->
            new Words(
                "The end is cut off: the last tenth of a second is only %s dB under the mean"
                    .formatted(Tiles.number(-last)),
                "Let the last notes and their reverb ring out, or fade; only you know how it is to"
                    + " end.",
                List.of(),
                List.of(),
                EnergyRule.curve(heard)));
  }

  private static Case silence(Listening heard, int from, int to) {
    double seconds = 0.1 * (to - from);
    return new Case(
        place(heard, from, to),
        "silence",
        seconds,
        "s",
        SILENCE,
        () ->
            new Words(
                "%s s of silence at the %s"
                    .formatted(Tiles.number(seconds), from == 0 ? "start" : "end"),
                "Trim it where the song is exported; only you know how long the pause is to be.",
                List.of(),
                List.of(),
                EnergyRule.curve(heard)));
  }

  private static Place place(Listening heard, int from, int to) {
    Optional<String> passage =
        heard.passages().size() == 1
            ? Optional.empty()
            : heard.passages().stream()
                .filter(p -> p.from() <= from && from < p.to())
                .map(p -> p.name())
                .findFirst();
    return new Place(List.of(), passage, 0.1 * from, 0.1 * to, Optional.empty());
  }
}
