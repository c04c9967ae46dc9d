package org.songline.coach.rules.mix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Voice;
import org.songline.coach.listening.Voices;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.dsp.Exact;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Track;

/** A track that is drowned in its own reverb or echo. */
final class SendRule extends MixRule {
  /** Tracks further under the loudest are effects more than voices: -12 dB. */
  private static final double MATTERS = 0.06;

  private static final Limits LIMITS = Limits.of(-4, -1);

  SendRule() {
    super(
        "drowned",
        "What a return makes of a track that matters is less than 4 dB softer than the track"
            + " itself; clear from 1 dB.");
  }

  @Override
  Stream<Case> cases(Listening heard) {
    List<Voice> voices = Voices.of(heard);
    double loudest = voices.stream().mapToDouble(Voice::power).max().orElse(0);
    return Voices.returns(heard).stream()
        .filter(room -> WashRule.room(room.track()))
        .flatMap(
            room -> {
              double in = heard.tracks().stream().mapToDouble(track -> sent(track, room)).sum();
              return in <= 0
                  ? Stream.empty()
                  : voices.stream()
                      .filter(voice -> voice.power() > MATTERS * loudest)
                      .flatMap(voice -> send(heard, voice, room, in).stream());
            });
  }

  /** The power that a track sends to a return; a send that is moved or before the fader is 0. */
  private static double sent(HeardTrack track, Voice room) {
    double gain = 0;
    for (Track.Send send : track.track().sends()) {
      boolean moved = track.track().lane(new Target.SendLevel(room.id())).isPresent();
      if (send.to().equals(room.id()) && send.enabled() && !send.preFader() && !moved) {
        gain = Exact.gain(send.level());
      }
    }
    var hearing = track.sound().hearing();
    return gain == 0
        ? 0
        : gain * gain * Tiles.power(hearing, 0, hearing.frames(), 0, ErbBands.COUNT);
  }

  private static Optional<Case> send(Listening heard, Voice voice, Voice room, double in) {
    double sent = sent(voice.track(), room);
    if (sent <= 0) {
      return Optional.empty();
    }
    double wet = room.power() * sent / in;
    double figure = Tiles.decibels(wet / voice.power());
    Place place =
        new Place(
            List.of(voice.id(), room.id()), Optional.empty(), 0, heard.seconds(), Optional.empty());
    return Optional.of(
        new Case(
            place,
            "above the track itself",
            figure,
            "dB",
            LIMITS,
            () ->
                new Words(
                    "%s is drowned in %s: what returns is %s dB %s the track itself"
                        .formatted(
                            voice.name(),
                            room.name(),
                            Tiles.number(Math.abs(figure)),
                            figure < 0 ? "under" : "above"),
                    "Far away may be meant. If it is to stand near, send less.",
                    List.of(new Evidence("share of the return", 100 * sent / in, "%", 0)),
                    heard
                        .song()
                        .map(
                            song ->
                                new Remedies(song)
                                    .offer(
                                        "Turn the send of %s to %s down by 6 dB"
                                            .formatted(voice.name(), room.name()),
                                        Strips.send(song, voice.id(), room.id(), -6))
                                    .list())
                        .orElse(List.of()),
                    Plots.spectra(
                        voice.name() + " and " + room.name(),
                        Plots.spectrum(voice.name(), voice.heard(), 0, Integer.MAX_VALUE),
                        Plots.spectrum(room.name(), room.heard(), 0, Integer.MAX_VALUE)))));
  }
}
