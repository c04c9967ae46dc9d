package org.songline.coach.rules.mix;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.coach.listening.Voice;
import org.songline.coach.listening.Voices;
import org.songline.coach.mending.Ducking;
import org.songline.coach.mending.Eq;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.hearing.Masking;
import org.songline.model.song.Song;

/** A kick that the bass covers. */
final class LowEndRule extends MixRule {
  private static final int FROM = ErbBands.at(40);
  private static final int TO = ErbBands.at(130);
  private static final int FEWEST = 20;
  private static final Limits LIMITS = Limits.of(50, 60);

  LowEndRule() {
    super(
        "kick-and-bass",
        "Where the kick sounds, 40 to 130 Hz of it lie more than 5 dB under the bass for half of"
            + " the time; clear from 60 %.");
  }

  @Override
  Stream<Case> cases(Listening heard) {
    List<Voice> voices = Voices.of(heard);
    Optional<Voice> kick =
        voices.stream()
            .filter(v -> named(v, "kick"))
            .max(Comparator.comparingDouble(LowEndRule::low));
    Optional<Voice> bass =
        voices.stream()
            .filter(v -> !named(v, "kick") && !named(v, "tom") && !named(v, "drum"))
            .filter(v -> low(v) > 0.3 * v.power())
            .max(Comparator.comparingDouble(LowEndRule::low));
    if (kick.isEmpty() || bass.isEmpty()) {
      return Stream.empty();
    }
    Masking masking = new Masking(List.of(kick.get().heard(), bass.get().heard()));
    return heard.passages().stream()
        .flatMap(passage -> passage(heard, masking, passage, kick.get(), bass.get()));
  }

  private static boolean named(Voice voice, String word) {
    return voice.name().toLowerCase(Locale.ROOT).contains(word) || voice.id().text().contains(word);
  }

  private static double low(Voice voice) {
    return voice.power(0, voice.heard().frames(), 0, TO);
  }

  private static Stream<Case> passage(
      Listening heard, Masking masking, Passage passage, Voice kick, Voice bass) {
    Masking.Heard left = masking.among(0, passage.from(), passage.to());
    int active = 0;
    for (int band = FROM; band < TO; band++) {
      active += left.activeByBand()[band];
    }
    if (active < FEWEST) {
      return Stream.empty();
    }
    double percent = 100 * left.maskedShare(FROM, TO);
    return Stream.of(
        new Case(
            Tiles.place(passage, List.of(kick.id(), bass.id()), FROM, TO),
            "time in which the bass covers the kick",
            percent,
            "%",
            LIMITS,
            () ->
                new Words(
                    "%s, 40-130 Hz, %s: covered %.0f %% of the time by %s"
                        .formatted(kick.name(), passage.name(), percent, bass.name()),
                    "Decide which of the two owns the lowest octave; the other steps aside.",
                    List.of(
                        new Evidence("loudness left of the kick", 100 * left.audible(), "%", 25)),
                    heard.song().map(song -> remedies(song, kick, bass)).orElse(List.of()),
                    Plots.spectra(
                        kick.name() + " and " + bass.name() + ", " + passage.name(),
                        Plots.spectrum(kick.name(), kick.heard(), passage),
                        Plots.spectrum(bass.name(), bass.heard(), passage)))));
  }

  private static List<Remedy> remedies(Song song, Voice kick, Voice bass) {
    @Nullable Double peak = kick.track().sound().figures().levels().samplePeakDbfs();
    return new Remedies(song)
        .offer(
            "Let %s duck under %s by 8 dB".formatted(bass.name(), kick.name()),
            Ducking.duck(song, bass.id(), kick.id(), peak == null ? -12 : peak, 8))
        .steps(
            "Raise %s around 60 Hz and cut %s there, by 3 dB each"
                .formatted(kick.name(), bass.name()),
            List.of(
                now -> Eq.bell(now, kick.id(), 60, 1, 3),
                now -> Eq.bell(now, bass.id(), 60, 1, -3)))
        .offer("Turn %s down by 4 dB".formatted(bass.name()), Strips.fader(song, bass.id(), -4))
        .list();
  }
}
