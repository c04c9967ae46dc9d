package org.songline.coach.rules.mix;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.listening.HeardTrack;
import org.songline.coach.listening.Listening;
import org.songline.coach.mending.Chain;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;

/** Chains so soft that their fader has no way left. */
final class FaderRule extends MixRule {
  private static final Limits LIMITS = Limits.of(-40, -48);
  private static final double GOAL = -12;
  private static final double SILENT = -90;

  FaderRule() {
    super(
        "soft-chain",
        "A track that is heard peaks under -40 dBFS at the end of its chain, before its fader;"
            + " clear under -48 dBFS.");
  }

  @Override
  Stream<Case> cases(Listening heard) {
    return heard.tracks().stream()
        .filter(track -> !track.stages().isEmpty())
        .filter(track -> track.stages().getLast().peakDbfs() > SILENT)
        .map(track -> told(heard, track));
  }

  private static Case told(Listening heard, HeardTrack track) {
    TrackId id = track.track().id();
    double peak = track.stages().getLast().peakDbfs();
    double up = Math.min(24, Math.ceil(GOAL - peak));
    return new Case(
        new Place(List.of(id), Optional.empty(), 0, heard.seconds(), Optional.empty()),
        "peak before the fader",
        peak,
        "dBFS",
        LIMITS,
        () ->
            new Words(
                "%s is soft before its fader: it peaks at %s dBFS"
                    .formatted(track.track().name(), Tiles.number(peak)),
                "Devices that follow level hardly work on it, and its fader and sends run out of"
                    + " way.",
                List.of(new Evidence("fader", track.track().strip().fader(), "dB", 12)),
                heard.song().map(song -> remedies(song, track, up)).orElse(List.of()),
                Optional.empty()));
  }

  private static List<org.songline.coach.finding.Remedy> remedies(
      Song song, HeardTrack track, double up) {
    TrackId id = track.track().id();
    return new Remedies(song)
        .steps(
            "Put a utility of +%.0f dB at the end of %s's chain and take its fader down by as much"
                .formatted(up, track.track().name()),
            List.of(
                now -> Chain.append(now, id, "utility", new TreeMap<>(Map.of("gain", up))),
                now -> Strips.fader(now, id, -up)))
        .list();
  }
}
