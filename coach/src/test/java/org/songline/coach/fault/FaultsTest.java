package org.songline.coach.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.coach.Coach;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Severity;
import org.songline.coach.listening.Listening;
import org.songline.model.edit.Transaction;

/** Faults in a small song: all are found, the clean song is left in peace, remedies help. */
class FaultsTest {
  /** Whose remedies are heard again, one of each kind of edit. */
  private static final Set<String> MENDED =
      Set.of("dc-offset", "hum", "wide-bass", "side-lead", "polarity", "resonance", "loud-lead");

  /** A click in a bright saw looks like one more of its own corners. */
  private static final Set<String> TOO_HARD = Set.of("clicks");

  @TempDir static Path folder;
  private static Scene scene;
  private static Map<String, Severity> clean;

  @BeforeAll
  static void listen() throws IOException {
    scene = Scene.of(RockSong.of(6), folder);
    clean = new HashMap<>();
    heard(scene.heard()).forEach(finding -> clean.put(finding.id(), finding.severity()));
  }

  /** The song is cut at its end, which is no fault of the mix. */
  private static List<Finding> heard(Listening listening) {
    return Coach.check(listening).stream()
        .filter(
            finding ->
                !finding.rule().equals("ending")
                    || !finding.evidence().getFirst().unit().equals("dB"))
        .toList();
  }

  private static Optional<Finding> found(Fault fault, Injected injected, Listening listening) {
    return heard(listening).stream()
        .filter(finding -> fault.rules().contains(finding.rule()))
        .filter(
            finding ->
                injected.tracks().isEmpty()
                    || finding.place().tracks().isEmpty()
                    || !Collections.disjoint(injected.tracks(), finding.place().tracks()))
        .filter(
            finding ->
                !clean.containsKey(finding.id())
                    || finding.severity().compareTo(clean.get(finding.id())) > 0)
        .findFirst();
  }

  @Test
  void aCleanSongRaisesOneAlarmAtMost() {
    assertThat(clean).allSatisfy((id, severity) -> assertThat(severity).isNotNull());
    assertThat(clean.values().stream().filter(severity -> severity != Severity.SLIGHT).count())
        .as("%s", clean)
        .isLessThanOrEqualTo(1);
  }

  @Test
  void everyFaultOfTheMiddleSeverityIsFoundAndMended() {
    List<String> missed = new ArrayList<>();
    List<String> unmended = new ArrayList<>();
    for (Fault fault : Faults.all()) {
      Injected injected = fault.inject(scene, Severity.CLEAR);
      Optional<Finding> found = found(fault, injected, scene.hear(injected.song()));
      if (found.isEmpty()) {
        missed.add(fault.kind());
      } else if (MENDED.contains(fault.kind())) {
        assertThat(found.get().remedies()).as(fault.kind()).isNotEmpty();
        for (Remedy remedy : found.get().remedies()) {
          if (!helps(injected, found.get(), remedy)) {
            unmended.add(fault.kind() + ": " + remedy.text());
          }
        }
      }
    }
    assertThat(missed).isSubsetOf(TOO_HARD);
    assertThat(unmended).isEmpty();
  }

  private static boolean helps(Injected injected, Finding finding, Remedy remedy) {
    Evidence telling = finding.evidence().getFirst();
    Listening after = scene.hear(new Transaction("", remedy.edits()).apply(injected.song()));
    OptionalDouble now = Coach.figure(finding, after);
    return now.isEmpty()
        || (telling.value() >= telling.limit()
            ? now.getAsDouble() < telling.value()
            : now.getAsDouble() > telling.value());
  }
}
