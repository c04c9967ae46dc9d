package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.coach.listening.Sound;
import org.songline.coach.listening.Voice;
import org.songline.coach.listening.Voices;
import org.songline.coach.mending.Chain;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.dsp.Exact;
import org.songline.measure.Measurement;
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
        "One side is louder than the other by 1 dB over the whole (clear from 1.8 dB) or by 1.5 dB"
            + " in a passage, by the balance of its tracks (clear from 2.5 dB).");
  }

  @Override
  Object fault(Place place) {
    return place.passage().isPresent();
  }

  @Override
  Stream<Case> cases(Listening heard) {
    List<Voice> voices = new ArrayList<>(Voices.of(heard));
    voices.addAll(Voices.returns(heard));
    Stream<Case> whole =
        balance(heard.mix()).stream().map(db -> told(heard, voices, Optional.empty(), db, WHOLE));
    double loudest =
        heard.passages().stream()
            .mapToDouble(p -> Tiles.power(voices, p, 0, ErbBands.COUNT))
            .max()
            .orElse(0);
    Stream<Case> passages =
        voices.isEmpty() || heard.passages().size() == 1
            ? Stream.empty()
            : heard.passages().stream()
                .filter(p -> Tiles.power(voices, p, 0, ErbBands.COUNT) > QUIET * loudest)
                .map(p -> told(heard, voices, Optional.of(p), balance(voices, p), PASSAGE));
    return Stream.concat(whole, passages);
  }

  /** Right over left in decibels; empty where a side is silent. */
  private static Optional<Double> balance(Sound sound) {
    Measurement.@Nullable Stereo stereo = sound.figures().stereo();
    return stereo == null ? Optional.empty() : Optional.ofNullable(stereo.balanceDb());
  }

  /** The share of a voice's power that is on the right. */
  private static double right(Voice voice) {
    Optional<Double> balance = balance(voice.track().sound());
    if (balance.isPresent()) {
      double ratio = Exact.gain(2 * balance.get());
      return ratio / (1 + ratio);
    }
    double pan = voice.track().track().strip().pan();
    return pan > 0.99 ? 1 : pan < -0.99 ? 0 : 0.5;
  }

  private static double balance(List<Voice> voices, Passage passage) {
    double left = Tiles.SILENCE;
    double right = Tiles.SILENCE;
    for (Voice voice : voices) {
      double power = Tiles.power(voice.heard(), passage);
      right += power * right(voice);
      left += power * (1 - right(voice));
    }
    return Tiles.decibels(right / left);
  }

  private static Case told(
      Listening heard,
      List<Voice> voices,
      Optional<Passage> passage,
      double balance,
      Limits limits) {
    List<Voice> leaning = leaning(voices, passage, balance);
    List<TrackId> tracks = leaning.stream().limit(1).map(Voice::id).toList();
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

  /** How much more a voice has on a side, in power. */
  private static double lean(Voice voice, Optional<Passage> passage, double side) {
    double power = passage.map(p -> Tiles.power(voice.heard(), p)).orElseGet(voice::power);
    return power * (2 * right(voice) - 1) * Math.signum(side);
  }

  private static List<Voice> leaning(
      List<Voice> voices, Optional<Passage> passage, double balance) {
    return voices.stream()
        .filter(voice -> lean(voice, passage, balance) > 0)
        .sorted(
            Comparator.comparingDouble((Voice voice) -> lean(voice, passage, balance)).reversed())
        .toList();
  }

  private static Words words(
      Listening heard,
      List<Voice> voices,
      Optional<Passage> passage,
      double balance,
      List<Voice> leaning) {
    String side = balance > 0 ? "right" : "left";
    String where = passage.map(Passage::name).orElse(heard.name());
    List<Evidence> more = new ArrayList<>();
    double all = leaning.stream().mapToDouble(v -> lean(v, passage, balance)).sum();
    for (Voice voice : leaning.subList(0, Math.min(3, leaning.size()))) {
      more.add(
          new Evidence(
              "part of " + voice.name(), 100 * lean(voice, passage, balance) / all, "%", 0));
    }
    String by = leaning.isEmpty() ? "" : ", mostly by " + leaning.getFirst().name();
    return new Words(
        "%s leans to the %s by %s dB%s".formatted(where, side, Tiles.number(Math.abs(balance)), by),
        "Something of like weight on the other side does as well as a smaller pan.",
        more,
        heard.song().map(song -> remedies(song, balance, leaning)).orElse(List.of()),
        Plots.overTime(
            "right over left",
            "dB over time",
            heard.seconds(),
            -6,
            6,
            Plots.seconds("", heard.mix().hearing().frames(), at -> around(voices, at))));
  }

  private static double around(List<Voice> voices, int at) {
    double left = Tiles.SILENCE;
    double right = Tiles.SILENCE;
    for (Voice voice : voices) {
      double power = voice.power(Math.max(0, at - 15), at + 15, 0, ErbBands.COUNT);
      right += power * right(voice);
      left += power * (1 - right(voice));
    }
    return Tiles.decibels(right / left);
  }

  private static List<Remedy> remedies(Song song, double balance, List<Voice> leaning) {
    Remedies remedies = new Remedies(song);
    String away = balance > 0 ? "left" : "right";
    leaning.stream()
        .findFirst()
        .ifPresent(
            voice ->
                remedies.offer(
                    "Pan %s further to the %s".formatted(voice.name(), away),
                    Strips.pan(song, voice.id(), -0.25 * Math.signum(balance))));
    double turn = Math.min(Math.abs(balance), 12);
    var settings = new java.util.TreeMap<String, Double>();
    settings.put("balance", -100 * Math.signum(balance) * (1 - Exact.gain(-turn)));
    return remedies
        .offer(
            "Turn the louder side of the master down by %.1f dB".formatted(turn),
            Chain.append(song, TrackId.MASTER, "utility", settings))
        .list();
  }
}
