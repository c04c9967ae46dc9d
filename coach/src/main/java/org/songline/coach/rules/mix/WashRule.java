package org.songline.coach.rules.mix;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.coach.listening.Voice;
import org.songline.coach.listening.Voices;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.dsp.Exact;
import org.songline.measure.hearing.ErbBands;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** Reverbs and echoes that stand too loud beside what sounds. */
final class WashRule extends MixRule {
  private static final Set<String> ROOMS = Set.of("reverb", "convolution", "delay");
  private static final double FROM_HERTZ = 100;
  private static final Limits WHOLE = new Limits(-7, -5.5, 3);
  private static final double LESS = -4;

  WashRule() {
    super(
        "wash",
        "The returns with reverbs and echoes have -7 dB or more of the power of the mix above 100"
            + " Hz in a passage; clear from -5.5 dB.");
  }

  @Override
  Object fault(Place place) {
    return name();
  }

  @Override
  Stream<Case> cases(Listening heard) {
    List<Voice> rooms =
        Voices.returns(heard).stream().filter(voice -> room(voice.track())).toList();
    if (rooms.isEmpty()) {
      return Stream.empty();
    }
    List<Voice> dry = Voices.of(heard);
    int from = ErbBands.at(FROM_HERTZ);
    double loudest =
        heard.passages().stream()
            .mapToDouble(p -> Tiles.power(dry, p, from, ErbBands.COUNT))
            .max()
            .orElse(0);
    return heard.passages().stream()
        .filter(p -> Tiles.power(dry, p, from, ErbBands.COUNT) > 0.1 * loudest)
        .map(passage -> passage(heard, rooms, dry, passage, from));
  }

  static boolean room(HeardTrack track) {
    return track.track().devices().stream().anyMatch(device -> ROOMS.contains(device.type()));
  }

  private static Case passage(
      Listening heard, List<Voice> rooms, List<Voice> dry, Passage passage, int from) {
    double wet = Tiles.power(rooms, passage, from, ErbBands.COUNT);
    double all = wet + Tiles.power(dry, passage, from, ErbBands.COUNT);
    Voice most =
        rooms.stream().max(Comparator.comparingDouble(v -> power(v, passage, from))).orElseThrow();
    double figure = Tiles.decibels(wet / Math.max(Tiles.SILENCE, all));
    Place place = Tiles.place(passage, List.of(most.id()));
    return new Case(
        place,
        "returns in the mix",
        figure,
        "dB",
        WHOLE,
        () -> words(heard, rooms, dry, passage, most, figure, from));
  }

  private static double power(Voice voice, Passage passage, int from) {
    return voice.power(passage.from(), passage.to(), from, ErbBands.COUNT);
  }

  /** How much each track sends there, in power. */
  private static Map<TrackId, Double> senders(Listening heard, Passage passage, TrackId to) {
    return heard.tracks().stream()
        .filter(track -> track.track().sends().stream().anyMatch(send -> send.to().equals(to)))
        .collect(Collectors.toMap(track -> track.track().id(), track -> sent(track, passage, to)));
  }

  private static double sent(HeardTrack track, Passage passage, TrackId to) {
    double gain =
        track.track().sends().stream()
            .filter(send -> send.to().equals(to))
            .mapToDouble(Track.Send::level)
            .map(Exact::gain)
            .max()
            .orElse(0);
    return gain * gain * Tiles.power(track.sound().hearing(), passage);
  }

  private static Words words(
      Listening heard,
      List<Voice> rooms,
      List<Voice> dry,
      Passage passage,
      Voice most,
      double figure,
      int from) {
    Map<TrackId, Double> senders = senders(heard, passage, most.id());
    double all = senders.values().stream().mapToDouble(p -> p).sum();
    List<Evidence> shares =
        rooms.stream()
            .map(
                room ->
                    new Evidence(
                        room.name(),
                        Tiles.decibels(
                            power(room, passage, from)
                                / Math.max(
                                    Tiles.SILENCE,
                                    Tiles.power(dry, passage, from, ErbBands.COUNT))),
                        "dB",
                        WHOLE.slight()))
            .toList();
    List<TrackId> loudest =
        senders.entrySet().stream()
            .filter(entry -> all > 0 && entry.getValue() > 0.2 * all)
            .sorted(Map.Entry.<TrackId, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    return new Words(
        "%s: reverbs and echoes stand %s dB under the mix, most of it %s"
            .formatted(passage.name(), Tiles.number(-figure), most.name()),
        "Turn the returns off and on again: words and hits should stay as clear as without them.",
        shares,
        heard.song().map(song -> remedies(song, rooms, most, loudest)).orElse(List.of()),
        Plots.spectra(
            "returns in " + passage.name(),
            Plots.spectrum(most.name(), most.heard(), passage),
            Plots.spectrum("mix", heard.mix().hearing(), passage)));
  }

  private static List<Remedy> remedies(
      Song song, List<Voice> rooms, Voice most, List<TrackId> loudest) {
    Remedies remedies = new Remedies(song);
    if (!loudest.isEmpty()) {
      remedies.steps(
          "Turn the send of %s to %s down by 6 dB"
              .formatted(
                  loudest.stream()
                      .map(id -> song.track(id).orElseThrow().name())
                      .collect(Collectors.joining(", ")),
                  most.name()),
          loudest.stream()
              .map(id -> Remedies.step(now -> Strips.send(now, id, most.id(), -6)))
              .toList());
    }
    return remedies
        .offer("Turn %s down by 4 dB".formatted(most.name()), Strips.fader(song, most.id(), LESS))
        .steps(
            "Turn all reverbs and echoes down by 4 dB",
            rooms.stream()
                .map(room -> Remedies.step(now -> Strips.fader(now, room.id(), LESS)))
                .toList())
        .list();
  }
}
