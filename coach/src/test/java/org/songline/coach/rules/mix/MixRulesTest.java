package org.songline.coach.rules.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.coach.Coach;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Rule;
import org.songline.coach.finding.Severity;
import org.songline.coach.listening.Listener;
import org.songline.coach.listening.Listening;
import org.songline.coach.rules.mix.FaultySongs.Pair;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.SongFiles;
import org.songline.media.Progress;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Song;

/**
 * Every rule finds its fault, is silent about the same song without it, and mends what it finds.
 */
class MixRulesTest {
  static List<Pair> pairs() {
    return FaultySongs.all();
  }

  private static Listening hear(Song song) throws IOException {
    return Listener.song(
        song,
        BuiltIn.catalogue(),
        new SongFiles(Path.of("nowhere")),
        Optional.empty(),
        Progress.NONE);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aSoundSongIsNotFaulted(Pair pair) throws IOException {
    assertThat(Coach.check(Coach.rule(pair.rule()).orElseThrow(), hear(pair.sound())))
        .as(() -> "found in a sound song")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aFaultIsFoundAndEveryRemedyLessensIt(Pair pair) throws IOException {
    Rule rule = Coach.rule(pair.rule()).orElseThrow();
    List<Finding> findings = Coach.check(rule, hear(pair.faulty()));
    assertThat(findings).isNotEmpty();
    Finding finding = findings.getFirst();
    assertThat(finding.severity()).as(finding.text()).isGreaterThanOrEqualTo(Severity.CLEAR);
    assertThat(finding.plot().isPresent() || pair.rule().equals("soft-chain")).isTrue();
    assertThat(finding.remedies()).isNotEmpty();
    Evidence telling = finding.evidence().getFirst();
    boolean rising = telling.value() >= telling.limit();
    for (Remedy remedy : finding.remedies()) {
      Song mended = new Transaction("", remedy.edits()).apply(pair.faulty());
      OptionalDouble after = Coach.figure(finding, hear(mended));
      assertThat(after).as(finding.text() + " / " + remedy.text()).isPresent();
      double lessened = (telling.value() - after.getAsDouble()) * (rising ? 1 : -1);
      assertThat(lessened)
          .as(
              "%s / %s: %.2f to %.2f",
              finding.text(), remedy.text(), telling.value(), after.getAsDouble())
          .isGreaterThan(0.05);
    }
  }
}
