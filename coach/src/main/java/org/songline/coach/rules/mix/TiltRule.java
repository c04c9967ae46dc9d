package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.coach.listening.Voice;
import org.songline.coach.listening.Voices;
import org.songline.coach.mending.Eq;
import org.songline.coach.mending.Remedies;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;

/** A wide range that stands out of its neighbours on both sides: mud, boxiness, harshness. */
final class TiltRule extends MixRule {
  /** Passages under this share of the loudest are not judged: -7 dB. */
  private static final double QUIET = 0.2;

  /** A track whose part of the range is less than this is not asked to give way. */
  private static final double TAKES_PART = 0.15;

  private final String word;
  private final double[] range;
  private final Limits limits;

  private TiltRule(String name, String word, double[] range, Limits limits) {
    super(
        name,
        "The bands of %.0f to %.0f Hz stand above the line between their neighbours by %.1f dB or"
                .formatted(range[1], range[2], limits.slight())
            + " more; clear from %.1f dB.".formatted(limits.clear()));
    this.word = word;
    this.range = range;
    this.limits = limits;
  }

  static TiltRule mud() {
    return new TiltRule(
        "mud", "muddy", new double[] {90, 200, 500, 1200}, new Limits(1.8, 4.5, 12));
  }

  static TiltRule boxiness() {
    return new TiltRule(
        "boxiness", "boxy", new double[] {150, 400, 800, 2000}, new Limits(5.5, 7, 14));
  }

  static TiltRule harshness() {
    return new TiltRule(
        "harshness", "harsh", new double[] {800, 2000, 5000, 10_000}, new Limits(2, 3, 10));
  }

  @Override
  Object fault(Place place) {
    return name();
  }

  @Override
  Stream<Case> cases(Listening heard) {
    List<Voice> voices = Voices.of(heard);
    Cochleagram mix = heard.mix().hearing();
    double loudest =
        heard.passages().stream().mapToDouble(p -> Tiles.power(mix, p)).max().orElse(0);
    return heard.passages().stream()
        .filter(passage -> Tiles.power(mix, passage) > QUIET * loudest)
        .map(passage -> passage(heard, voices, passage));
  }

  private Case passage(Listening heard, List<Voice> voices, Passage passage) {
    double excess = excess(heard.mix().hearing(), passage);
    int from = ErbBands.at(range[1]);
    int to = ErbBands.at(range[2]);
    List<Voice> responsible = responsible(voices, passage, from, to);
    List<TrackId> tracks = responsible.stream().limit(1).map(Voice::id).toList();
    Place place = Tiles.place(passage, tracks, from, to);
    return new Case(
        place,
        "above its neighbours",
        excess,
        "dB",
        limits,
        () -> words(heard, responsible, passage, excess));
  }

  private double excess(Cochleagram mix, Passage passage) {
    double low = level(mix, passage, range[0], range[1]);
    double middle = level(mix, passage, range[1], range[2]);
    double high = level(mix, passage, range[2], range[3]);
    return middle - (low + high) / 2;
  }

  private static double level(Cochleagram mix, Passage passage, double from, double to) {
    return Tiles.level(mix, passage.from(), passage.to(), ErbBands.at(from), ErbBands.at(to));
  }

  /** The voices that make most of the range, the largest first. */
  private static List<Voice> responsible(List<Voice> voices, Passage passage, int from, int to) {
    double all = Tiles.power(voices, passage, from, to);
    return voices.stream()
        .filter(voice -> power(voice, passage, from, to) > TAKES_PART * all)
        .sorted(
            Comparator.comparingDouble((Voice voice) -> power(voice, passage, from, to)).reversed())
        .toList();
  }

  private static double power(Voice voice, Passage passage, int from, int to) {
    return voice.power(passage.from(), passage.to(), from, to);
  }

  private Words words(Listening heard, List<Voice> responsible, Passage passage, double excess) {
    int from = ErbBands.at(range[1]);
    int to = ErbBands.at(range[2]);
    String by = responsible.isEmpty() ? "" : ", most of it " + responsible.getFirst().name();
    List<Evidence> shares = new ArrayList<>();
    double all = responsible.stream().mapToDouble(v -> power(v, passage, from, to)).sum();
    for (Voice voice : responsible) {
      shares.add(
          new Evidence(
              "share of " + voice.name(), 100 * power(voice, passage, from, to) / all, "%", 15));
    }
    String text =
        "%s is %s: %s stand %s dB above their neighbours%s"
            .formatted(
                passage.name(), word, Tiles.told(Tiles.range(from, to)), Tiles.number(excess), by);
    return new Words(
        text,
        "Compare with a record you know at the same loudness; the character of one instrument may"
            + " be the reason, and wanted.",
        shares,
        heard.song().map(song -> remedies(song, responsible, excess)).orElse(List.of()),
        Plots.spectra(
            word + ": " + passage.name(),
            Plots.spectrum("mix", heard.mix().hearing(), passage),
            Plots.spectrum("the whole song", heard.mix().hearing(), 0, Integer.MAX_VALUE)));
  }

  private List<Remedy> remedies(Song song, List<Voice> responsible, double excess) {
    double centre = Math.sqrt(range[1] * range[2]);
    double cut = -Math.clamp(excess - limits.slight() + 2, 2, 9);
    Remedies remedies = new Remedies(song);
    Optional<Voice> first = responsible.stream().findFirst();
    first.ifPresent(
        voice ->
            remedies.offer(
                "Cut %s by %.0f dB around %.0f Hz".formatted(voice.name(), -cut, centre),
                Eq.bell(song, voice.id(), centre, 0.9, cut)));
    if (responsible.size() > 1) {
      remedies.steps(
          "Cut every track with a part in it by %.0f dB around %.0f Hz".formatted(-cut, centre),
          responsible.stream()
              .map(voice -> Remedies.step(now -> Eq.bell(now, voice.id(), centre, 0.9, cut)))
              .toList());
    }
    remedies.offer(
        "Cut the master by %.0f dB around %.0f Hz".formatted(-cut / 2, centre),
        Eq.bell(song, TrackId.MASTER, centre, 0.9, cut / 2));
    return remedies.list();
  }
}
