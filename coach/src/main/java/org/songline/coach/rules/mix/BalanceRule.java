package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.coach.listening.Voice;
import org.songline.coach.listening.Voices;
import org.songline.coach.mending.Chain;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.dsp.Exact;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;

/** A mix that leans to a side, as a whole or in a passage. */
final class BalanceRule extends MixRule {
  private static final Limits WHOLE = new Limits(1, 1.8, 9);
  private static final Limits PASSAGE = new Limits(1.5, 2.5, 12);
  private static final double QUIET = 0.1;

  BalanceRule() {
    super(
        "balance",
        "From 200 Hz to 10 kHz, one side is louder than the other by 1 dB over the whole (clear"
            + " from 1.8 dB) or by 1.5 dB in a passage, by the balance of its tracks (clear from"
            + " 2.5 dB), each band of the ear counting by its loudness.");
  }

  @Override
  Object fault(Place place) {
    return place.passage().isPresent();
  }

  @Override
  Stream<Case> cases(Listening heard) {
    List<Voice> voices = new ArrayList<>(Voices.of(heard));
    voices.addAll(Voices.returns(heard));
    int frames = heard.mix().hearing().frames();
    Stream<Case> whole =
        Sides.of(heard.mix()).stream()
            .map(sides -> told(heard, voices, Optional.empty(), sides.lean(0, frames), WHOLE));
    double loudest =
        heard.passages().stream()
            .mapToDouble(p -> Tiles.power(voices, p, 0, ErbBands.COUNT))
            .max()
            .orElse(0);
    Sides sides = Sides.of(voices);
    Stream<Case> passages =
        voices.isEmpty() || heard.passages().size() == 1
            ? Stream.empty()
            : heard.passages().stream()
                .filter(p -> Tiles.power(voices, p, 0, ErbBands.COUNT) > QUIET * loudest)
                .map(
                    p ->
                        told(heard, voices, Optional.of(p), sides.lean(p.from(), p.to()), PASSAGE));
    return Stream.concat(whole, passages);
  }

  private static Case told(
      Listening heard,
      List<Voice> voices,
      Optional<Passage> passage,
      double balance,
      Limits limits) {
    int from = passage.map(Passage::from).orElse(0);
    int to = passage.map(Passage::to).orElse(heard.mix().hearing().frames());
    List<Leaning> leaning = leaning(voices, from, to, balance);
    List<TrackId> tracks = leaning.stream().limit(1).map(each -> each.voice().id()).toList();
    Place place =
        passage
            .map(p -> Tiles.place(p, tracks))
            .orElseGet(
                () -> new Place(tracks, Optional.empty(), 0, heard.seconds(), Optional.empty()));
    return new Case(
        place,
        "one side over the other",
        Math.abs(balance),
        "dB",
        limits,
        () -> words(heard, voices, passage, balance, leaning));
  }

  /** A voice that leans to the side that all lean to. */
  private record Leaning(Voice voice, double part) {}

  /** The voices that lean as all do, the one that adds most first. */
  private static List<Leaning> leaning(List<Voice> voices, int from, int to, double balance) {
    Sides sides = Sides.of(voices);
    return IntStream.range(0, voices.size())
        .mapToObj(i -> new Leaning(voices.get(i), sides.part(i, from, to) * Math.signum(balance)))
        .filter(each -> each.part() > 0)
        .sorted(Comparator.comparingDouble(Leaning::part).reversed())
        .toList();
  }

  private static Words words(
      Listening heard,
      List<Voice> voices,
      Optional<Passage> passage,
      double balance,
      List<Leaning> leaning) {
    String side = balance > 0 ? "right" : "left";
    String where = passage.map(Passage::name).orElse(heard.name());
    List<Evidence> more = new ArrayList<>();
    double all = leaning.stream().mapToDouble(Leaning::part).sum();
    for (Leaning each : leaning.subList(0, Math.min(3, leaning.size()))) {
      more.add(new Evidence("part of " + each.voice().name(), 100 * each.part() / all, "%", 0));
    }
    String by = leaning.isEmpty() ? "" : ", mostly by " + leaning.getFirst().voice().name();
    Sides sides = Sides.of(voices);
    return new Words(
        "%s leans to the %s by %s dB%s".formatted(where, side, Tiles.number(Math.abs(balance)), by),
        "Something of like weight on the other side does as well as a smaller pan.",
        more,
        heard
            .song()
            .map(song -> remedies(song, passage.isEmpty(), balance, leaning))
            .orElse(List.of()),
        Plots.overTime(
            "right over left",
            "dB over time",
            heard.seconds(),
            -6,
            6,
            Plots.seconds(
                "",
                heard.mix().hearing().frames(),
                at -> sides.lean(Math.max(0, at - 15), at + 15))));
  }

  private static List<Remedy> remedies(
      Song song, boolean whole, double balance, List<Leaning> leaning) {
    Remedies remedies = new Remedies(song);
    String away = balance > 0 ? "left" : "right";
    leaning.stream()
        .limit(1)
        .map(Leaning::voice)
        .forEach(
            voice ->
                remedies.offer(
                    "Pan %s further to the %s".formatted(voice.name(), away),
                    Strips.pan(song, voice.id(), -0.25 * Math.signum(balance))));
    double turn = Math.abs(balance);
    if (whole && turn < Sides.WHOLLY) {
      var settings = new TreeMap<String, Double>();
      settings.put("balance", -100 * Math.signum(balance) * (1 - Exact.gain(-turn)));
      remedies.offer(
          "Turn the louder side of the master down by %.1f dB".formatted(turn),
          Chain.append(song, TrackId.MASTER, "utility", settings));
    }
    return remedies.list();
  }
}
