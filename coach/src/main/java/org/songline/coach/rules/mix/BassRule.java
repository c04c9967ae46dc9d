package org.songline.coach.rules.mix;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Voice;
import org.songline.coach.listening.Voices;
import org.songline.coach.mending.Eq;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;

/** Bass beside the rest, against the habits of the brief's genre. */
final class BassRule extends MixRule {
  /** Habits in decibels of 20 to 200 Hz over 200 Hz to 4 kHz. */
  private record Habit(String word, double least, double most) {}

  private static final List<Habit> HABITS =
      List.of(
          new Habit("trap", 2, 10),
          new Habit("hip", 2, 10),
          new Habit("drum-and-bass", 1, 9),
          new Habit("house", 1, 9),
          new Habit("techno", 1, 11),
          new Habit("pop", -1, 7),
          new Habit("rock", -4, 5),
          new Habit("folk", -5, 4),
          new Habit("lo-fi", -3, 8));
  private static final Habit ANY = new Habit("any music", -6, 10);
  private static final Limits LIMITS = new Limits(0.01, 1, 12);

  BassRule() {
    super(
        "bass-level",
        "20 to 200 Hz against 200 Hz to 4 kHz, over the whole song, lie outside what is usual in"
            + " the brief's genre; clear from 1 dB outside.");
  }

  private static Habit habit(Listening heard) {
    String genre =
        heard.song().map(song -> song.brief().genre().toLowerCase(Locale.ROOT)).orElse("");
    return HABITS.stream().filter(h -> genre.contains(h.word())).findFirst().orElse(ANY);
  }

  @Override
  Stream<Case> cases(Listening heard) {
    Cochleagram mix = heard.mix().hearing();
    int low = ErbBands.at(200);
    double bass = Tiles.power(mix, 0, mix.frames(), ErbBands.at(20), low);
    double rest = Tiles.power(mix, 0, mix.frames(), low, ErbBands.at(4000));
    if (bass + rest < Tiles.SILENCE) {
      return Stream.empty();
    }
    double level = Tiles.decibels(bass / Math.max(rest, Tiles.SILENCE));
    Habit habit = habit(heard);
    double over = Math.max(level - habit.most(), habit.least() - level);
    List<Voice> voices = Voices.of(heard);
    Optional<Voice> lowest =
        voices.stream()
            .max(
                Comparator.comparingDouble(
                    v -> v.power(0, v.heard().frames(), ErbBands.at(20), low)));
    List<TrackId> tracks = lowest.stream().map(Voice::id).toList();
    return Stream.of(
        new Case(
            new Place(
                tracks,
                Optional.empty(),
                0,
                heard.seconds(),
                Optional.of(new Place.Range(20, 200))),
            "outside the habit",
            over,
            "dB",
            LIMITS,
            () -> words(heard, habit, level, over, lowest)));
  }

  private static Words words(
      Listening heard, Habit habit, double level, double over, Optional<Voice> lowest) {
    boolean much = level > habit.most();
    return new Words(
        "There is %s bass by the habits of %s: 20-200 Hz lie %s dB %s the rest"
            .formatted(
                much ? "much" : "little",
                habit.word(),
                Tiles.number(Math.abs(level)),
                level < 0 ? "under" : "above"),
        "Small rooms lie about bass; compare with a record you know before you change it.",
        List.of(
            new Evidence("bass over the rest", level, "dB", much ? habit.most() : habit.least())),
        heard.song().map(song -> remedies(song, much, over, lowest)).orElse(List.of()),
        Plots.spectra(
            "mix", Plots.spectrum("", heard.mix().hearing(), 0, heard.mix().hearing().frames())));
  }

  /** Whether nine tenths of a voice lie in the bass. */
  private static boolean allBass(Voice voice) {
    int frames = voice.heard().frames();
    double low = voice.power(0, frames, ErbBands.at(20), ErbBands.at(200));
    return low > 0.9 * voice.power(0, frames, ErbBands.at(20), ErbBands.at(4000));
  }

  private static List<Remedy> remedies(
      Song song, boolean much, double over, Optional<Voice> lowest) {
    double by = Math.clamp(over + 1, 1, 9) * (much ? -1 : 1);
    String way = much ? "down" : "up";
    Remedies remedies = new Remedies(song);
    lowest
        .filter(BassRule::allBass)
        .ifPresent(
            voice ->
                remedies.offer(
                    "Turn %s %s by %.1f dB".formatted(voice.name(), way, Math.abs(by)),
                    Strips.fader(song, voice.id(), by)));
    lowest.ifPresent(
        voice ->
            remedies.offer(
                "Turn %s %s by %.1f dB below 150 Hz".formatted(voice.name(), way, Math.abs(by)),
                Eq.lowShelf(song, voice.id(), 150, by)));
    return remedies
        .offer(
            "Turn everything below 150 Hz %s by %.1f dB on the master".formatted(way, Math.abs(by)),
            Eq.lowShelf(song, TrackId.MASTER, 150, by))
        .list();
  }
}
