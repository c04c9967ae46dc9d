package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Place;
import org.songline.coach.listening.Listening;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;

/** An end that is cut off, and silence that lasts. */
final class EndingRule extends MixRule {
  private static final Limits CUT = Limits.of(-45, -30);
  private static final Limits SILENCE = Limits.of(5, 10);
  private static final Limits HOLE = Limits.of(1.5, 3);

  /** Under this share of the mean there is silence: -65 dB. */
  private static final double SILENT = 3e-7;

  EndingRule() {
    super(
        "ending",
        "The last tenth of a second is less than 45 dB under the mean (clear from 30 dB), there are"
            + " 5 s of silence at an end (clear from 10 s), or 1.5 s within (clear from 3 s).");
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
    cases.add(cut(heard, frames, last));
    int from = 0;
    for (int at = 0; at <= frames; at++) {
      boolean silent = at < frames && power(mix, at) < SILENT * mean;
      if (!silent) {
        if (at - from >= 5) {
          cases.add(silence(heard, from, at, frames));
        }
        from = at + 1;
      }
    }
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

  private static Case silence(Listening heard, int from, int to, int frames) {
    boolean within = from > 0 && to < frames;
    double seconds = 0.1 * (to - from);
    String where = within ? "within" : from == 0 ? "at the start" : "at the end";
    return new Case(
        place(heard, from, to),
        "silence",
        seconds,
        "s",
        within ? HOLE : SILENCE,
        () ->
            new Words(
                "%s s of silence %s, from %s s on"
                    .formatted(Tiles.number(seconds), where, Tiles.number(0.1 * from)),
                within
                    ? "A pause may be meant; a missing clip is not. Only you can tell."
                    : "Trim it where the song is exported; only you know how long the pause is to"
                        + " be.",
                List.<Evidence>of(),
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
