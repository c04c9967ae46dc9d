package org.songline.coach.rules.mix;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Limits;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.coach.mending.Remedies;
import org.songline.coach.mending.Stretch;
import org.songline.coach.mending.Strips;
import org.songline.coach.rules.mix.Case.Words;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Section.Kind;

/** A section that is much louder or softer than the others of its kind. */
final class JumpRule extends MixRule {
  private static final Limits LIMITS = Limits.of(2, 3);

  /** What comes and goes as it likes. */
  private static final Set<Kind> FREE =
      Set.of(Kind.INTRO, Kind.OUTRO, Kind.BRIDGE, Kind.INTERLUDE, Kind.OTHER);

  JumpRule() {
    super(
        "loudness-jump",
        "A verse, chorus, build, drop or break is 2 LU louder or softer than the middle one of its"
            + " kind; clear from 3 LU.");
  }

  @Override
  Stream<Case> cases(Listening heard) {
    return heard.passages().stream()
        .filter(passage -> !FREE.contains(passage.kind()))
        .flatMap(passage -> passage(heard, passage));
  }

  @Override
  Object fault(org.songline.coach.finding.Place place) {
    return place.passage();
  }

  private static Stream<Case> passage(Listening heard, Passage passage) {
    double[] others =
        heard.passages().stream()
            .filter(other -> other.kind() == passage.kind() && !other.equals(passage))
            .mapToDouble(other -> Levels.lufs(heard, other))
            .sorted()
            .toArray();
    if (others.length == 0) {
      return Stream.empty();
    }
    // Of two that differ, the later one is told: the first sets what is expected.
    if (others.length == 1 && first(heard, passage)) {
      return Stream.empty();
    }
    double middle = (others[(others.length - 1) / 2] + others[others.length / 2]) / 2;
    double own = Levels.lufs(heard, passage);
    double jump = own - middle;
    return Stream.of(
        new Case(
            Tiles.place(passage, List.of()),
            "apart from others of its kind",
            Math.abs(jump),
            "LU",
            LIMITS,
            () ->
                new Words(
                    "%s is %s LU %s than the other sections of its kind"
                        .formatted(
                            passage.name(),
                            Tiles.number(Math.abs(jump)),
                            jump < 0 ? "softer" : "louder"),
                    "A stripped verse or a last big chorus may be meant.",
                    List.of(
                        new Evidence(passage.name(), own, "LUFS", 0),
                        new Evidence("the others", middle, "LUFS", 0)),
                    heard
                        .song()
                        .map(
                            song ->
                                new Remedies(song)
                                    .offer(
                                        "Turn %s %s by %.1f dB on the master"
                                            .formatted(
                                                passage.name(),
                                                jump > 0 ? "down" : "up",
                                                Math.abs(jump)),
                                        Strips.fader(
                                            song, TrackId.MASTER, Stretch.of(song, passage), -jump))
                                    .list())
                        .orElse(List.of()),
                    EnergyRule.curve(heard))));
  }

  private static boolean first(Listening heard, Passage passage) {
    return heard.passages().stream()
        .filter(other -> other.kind() == passage.kind())
        .findFirst()
        .filter(passage::equals)
        .isPresent();
  }
}
