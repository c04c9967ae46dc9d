package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Stretch;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Section.Kind;
import org.songline.model.song.Song;

/** A chorus or drop that does not rise above what leads to it, and a build that does not grow. */
final class EnergyRule extends MixRule {
  private static final Set<Kind> TOPS = Set.of(Kind.CHORUS, Kind.DROP);
  private static final Limits RISE = Limits.of(1, 0);
  private static final Limits GROWTH = Limits.of(0, -1.5);

  EnergyRule() {
    super(
        "energy",
        "A chorus or drop is less than 1 LU louder than the section that leads to it (clear"
            + " from 0 LU), or a build ends no louder than it begins (clear from 1.5 LU softer).");
  }

  @Override
  Object fault(Place place) {
    return place.passage();
  }

  @Override
  Stream<Case> cases(Listening heard) {
    List<Case> cases = new ArrayList<>();
    Optional<Passage> low = Optional.empty();
    for (Passage passage : heard.passages()) {
      if (TOPS.contains(passage.kind())) {
        low.ifPresent(before -> cases.add(rise(heard, before, passage)));
      } else {
        low = Optional.of(passage);
      }
      if (passage.kind() == Kind.BUILD) {
        cases.add(growth(heard, passage));
      }
    }
    return cases.stream();
  }

  private static Case rise(Listening heard, Passage low, Passage top) {
    double rise = Levels.lufs(heard, top) - Levels.lufs(heard, low);
    return new Case(
        Tiles.place(top, List.of()),
        "rise",
        rise,
        "LU",
        RISE,
        () ->
            new Words(
                "%s is %s LU %s than %s"
                    .formatted(
                        top.name(),
                        Tiles.number(Math.abs(rise)),
                        rise < 0 ? "softer" : "louder",
                        low.name()),
                "Loudness is one way to lift a section; register, width and density are others.",
                List.of(
                    new Evidence(top.name(), Levels.lufs(heard, top), "LUFS", 0),
                    new Evidence(low.name(), Levels.lufs(heard, low), "LUFS", 0)),
                heard.song().map(song -> lower(song, low, 2.5 - rise)).orElse(List.of()),
                curve(heard)));
  }

  private static List<Remedy> lower(Song song, Passage low, double by) {
    double down = Math.clamp(by, 1, 6);
    return new Remedies(song)
        .offer(
            "Turn %s down by %.1f dB on the master".formatted(low.name(), down),
            Strips.fader(song, TrackId.MASTER, Stretch.of(song, low), -down))
        .list();
  }

  private static Case growth(Listening heard, Passage build) {
    int part = Math.max(1, (build.to() - build.from()) / 3);
    double growth =
        Levels.lufs(heard, build.to() - part, build.to())
            - Levels.lufs(heard, build.from(), build.from() + part);
    return new Case(
        Tiles.place(build, List.of()),
        "growth from its first to its last third",
        growth,
        "LU",
        GROWTH,
        () ->
            new Words(
                "%s %s by %s LU from its first to its last third"
                    .formatted(
                        build.name(),
                        growth < 0 ? "falls" : "grows",
                        Tiles.number(Math.abs(growth))),
                "A build can also grow in pitch, in brightness or in how fast its notes come.",
                List.of(new Evidence("the build", Levels.lufs(heard, build), "LUFS", 0)),
                heard.song().map(song -> softer(song, build, 2.5 - growth)).orElse(List.of()),
                curve(heard)));
  }

  private static List<Remedy> softer(Song song, Passage build, double by) {
    double down = Math.clamp(by, 1, 6);
    Stretch whole = Stretch.of(song, build);
    long third = (whole.to().tick() - whole.from().tick()) / 3;
    var end = new org.songline.model.time.TickPosition(whole.from().tick() + Math.max(1, third));
    return new Remedies(song)
        .offer(
            "Let %s begin %.1f dB softer on the master".formatted(build.name(), down),
            Strips.fader(song, TrackId.MASTER, new Stretch(whole.from(), end), -down))
        .list();
  }

  static Optional<org.songline.measure.plot.LinePlot> curve(Listening heard) {
    int tenths = heard.mix().hearing().frames();
    return Plots.overTime(
        "loudness of 3 s",
        "LUFS over time",
        heard.seconds(),
        -48,
        0,
        Plots.seconds("", tenths, at -> Levels.shortTerm(heard, at)));
  }
}
