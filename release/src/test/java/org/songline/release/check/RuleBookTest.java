package org.songline.release.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.songline.release.check.rule.Rule;
import org.songline.release.destination.Destination;
import org.songline.release.destination.Destinations;

/** The page about the rules says what the rules are. */
final class RuleBookTest {
  private static final Path PAGE = Path.of("..", "docs", "release-rules.md");

  @Test
  void thePageSaysWhatTheRulesAre() throws IOException {
    String today = page();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, today);
    }
    String kept = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    assertThat(kept)
        .as("run this test with -Dregenerate=true and commit docs/release-rules.md")
        .isEqualTo(today);
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # The rules of a release

        `songline release check FOLDER [RELEASE] [--for DESTINATION]` judges a release, its masters and its cover by these
        hundred rules and exits with 3 when a shop would reject it. `songline release fix` mends what is marked *fixes*;
        nothing else is changed. `songline release confirm FOLDER NUMBER...` notes that somebody looked: it settles what asks
        for eyes, warnings, and the findings of rules marked *eyes*. This page is made from the rules by a test.

        | # | rule | severity | looks at | what it asks for | |
        |---|---|---|---|---|---|
        """);
    for (Rule rule : Rules.list()) {
      String marks = (rule.fix().isPresent() ? "fixes " : "") + (rule.byPerson() ? "eyes" : "");
      page.append(
          "| %d | %s | %s | %s | %s | %s |\n"
              .formatted(
                  rule.number(),
                  rule.name(),
                  rule.severity().name().toLowerCase(Locale.ROOT),
                  rule.subject().name().toLowerCase(Locale.ROOT),
                  rule.about(),
                  marks.strip()));
    }
    page.append(
        """

        ## Destinations

        Values change: each destination is a dated file. A folder's own stand in `destinations/*.json` beside its catalog, in
        the same form, and one with a known id takes that one's place.

        | id | destination | masters | bits | cover | days ahead | rules seen otherwise | as of |
        |---|---|---|---|---|---|---|---|
        """);
    for (Destination one : Destinations.builtIn().all()) {
      StringBuilder rules = new StringBuilder();
      one.rules()
          .forEach(
              (number, say) ->
                  rules.append("%d %s, ".formatted(number, say.name().toLowerCase(Locale.ROOT))));
      page.append(
          "| `%s` | %s | %s, %s | %s | %d px, %s | %d | %s | %s |\n"
              .formatted(
                  one.id(),
                  one.name(),
                  String.join(" ", one.audio().containers()),
                  one.audio().rates().isEmpty()
                      ? "from " + one.audio().lowestRate() + " Hz"
                      : one.audio().rates().getFirst() + " Hz",
                  String.join(" ", one.audio().bits().stream().map(String::valueOf).toList()),
                  one.cover().least(),
                  String.join(" ", one.cover().kinds()),
                  one.lead().least(),
                  rules.isEmpty() ? "" : rules.substring(0, rules.length() - 2),
                  one.asOf()));
    }
    return page.toString();
  }
}
