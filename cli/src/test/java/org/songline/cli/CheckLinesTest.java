package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Nature;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Severity;
import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.coach.listening.Sound;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Section;

class CheckLinesTest {
  private static final Listening HEARD =
      new Listening(
          "Song",
          Optional.empty(),
          new Sound(new Measurer(48_000, 2, EnumSet.of(Part.HEARING)).finish()),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(new Passage("the whole", Section.Kind.OTHER, 0, 0, 0, 0)),
          List.of());

  private static Finding finding(String rule, Severity severity, String track) {
    return new Finding(
        rule,
        severity,
        0.5,
        Nature.CONVENTION,
        new Place(List.of(new TrackId(track)), Optional.empty(), 0, 1, Optional.empty()),
        "About " + track,
        "Listen to " + track,
        List.of(new Evidence("share", 60, "%", 55)),
        List.of(),
        Optional.empty());
  }

  private static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(finding("mud", Severity.CLEAR, "pad"));
    for (String track : List.of("one", "two", "three", "four", "five")) {
      findings.add(finding("masking", Severity.SLIGHT, track));
    }
    findings.add(finding("wash", Severity.SLIGHT, "hall"));
    return findings;
  }

  @Test
  void whatMattersIsToldInFullAndTheRestInALineEach() {
    assertThat(CheckLines.lines(HEARD, findings(), false))
        .containsExactly(
            "Song, 0:00.0: 0 grave, 1 clear, 6 slight",
            "",
            "clear   mud/pad",
            "  About pad",
            "  by convention, 50 % sure; share 60.0 %",
            "  Listen to pad",
            "",
            "slight, the surest first; --only RULE says more",
            "  masking/one: About one",
            "  masking/two: About two",
            "  masking/three: About three",
            "  wash/hall: About hall",
            "  and 2 more of masking");
  }

  @Test
  void askedAboutOneThingEverythingIsToldInFull() {
    assertThat(CheckLines.lines(HEARD, findings(), true))
        .contains("slight  masking/five", "  Listen to five")
        .doesNotContain("  and 2 more of masking");
  }
}
