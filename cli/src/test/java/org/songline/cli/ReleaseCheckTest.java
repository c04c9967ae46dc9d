package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.ExitCode;

final class ReleaseCheckTest {
  private static final String CATALOG =
      """
      {
        "songline-catalog": 1,
        "parties": [
          {"id": "anna-berg", "kind": "person", "name": "Anna Berg"}
        ],
        "works": [
          {"id": "paper-boats", "title": "Paper Boats", "iswc": "T-034.524.680-1", "language": "en"}
        ],
        "recordings": [
          {
            "id": "paper-boats",
            "works": ["paper-boats"],
            "title": "Paper Boats ft. Tom Reed",
            "artist": [{"artist": "anna-berg", "as": "Anna Berg"}]
          }
        ],
        "releases": [
          {
            "id": "paper-boats",
            "type": "album",
            "title": "Paper Boats ft. Tom Reed",
            "artist": [{"artist": "anna-berg", "as": "Anna Berg"}],
            "media": [{"tracks": [{"recording": "paper-boats"}]}]
          }
        ]
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void catalog() throws IOException {
    Files.writeString(folder.resolve("catalog.json"), CATALOG);
  }

  @Test
  void aReleaseThatWouldBeRejectedExitsWithThreeAndSaysWhy() {
    Called checked = Called.songline("release", "check", folder, "--date", "2026-11-22");
    assertThat(checked.code()).as(checked.err()).isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(checked.out())
        .contains("would be rejected (")
        .contains("53  track 1, Paper Boats ft. Tom Reed: its title names guests otherwise")
        .contains("write \"Paper Boats (feat. Tom Reed)\" (release fix does it)")
        .contains("97  release, Paper Boats ft. Tom Reed: it has no cover");
    Called json = Called.songline("release", "check", folder, "paper-boats", "--json");
    assertThat(json.code()).isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(json.json().get("rejected").asBoolean()).isTrue();
    assertThat(json.json().get("findings").get(0).get("rule").asInt()).isPositive();
  }

  @Test
  void whatIsSafeIsMendedAndNothingElse() throws IOException {
    Called fixed = Called.songline("release", "fix", folder, "--json");
    assertThat(fixed.code()).as(fixed.err()).isEqualTo(ExitCode.DONE);
    assertThat(fixed.json().get("rules").toString()).isEqualTo("[53,92]");
    String after = Files.readString(folder.resolve("catalog.json"));
    assertThat(after)
        .contains("\"title\": \"Paper Boats (feat. Tom Reed)\"", "\"type\": \"single\"")
        .doesNotContain("ft. Tom");
    assertThat(Called.songline("release", "fix", folder).out()).contains("nothing to mend");
    assertThat(Files.readString(folder.resolve("catalog.json"))).isEqualTo(after);
    Called refused = Called.songline("release", "fix", folder, "--rule", "1");
    assertThat(refused.code()).isEqualTo(ExitCode.WRONG_CALL);
  }

  @Test
  void whatSomebodyLookedAtIsNoted() throws IOException {
    Called confirmed = Called.songline("release", "confirm", folder, "49", "81");
    assertThat(confirmed.code()).as(confirmed.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(folder.resolve("catalog.json")))
        .contains("\"confirmed\": [49, 81]");
    Called undone = Called.songline("release", "confirm", folder, "49", "81", "--undo", "--json");
    assertThat(undone.json().get("confirmed").size()).isZero();
    assertThat(Called.songline("release", "confirm", folder, "101").code())
        .isEqualTo(ExitCode.WRONG_CALL);
  }

  @Test
  void aWrongCodeIsAFindingAndNothingIsWrittenWithoutIt() throws IOException {
    String wrong = CATALOG.replace("680-1", "680-2");
    Files.writeString(folder.resolve("catalog.json"), wrong);
    Called checked = Called.songline("release", "check", folder);
    assertThat(checked.code()).isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(checked.out()).contains(" 10  work Paper Boats: ");
    assertThat(Called.songline("release", "fix", folder).code()).isEqualTo(ExitCode.FAILED);
    assertThat(Files.readString(folder.resolve("catalog.json"))).isEqualTo(wrong);
  }

  @Test
  void destinationsAreListed() {
    assertThat(Called.songline("release", "destinations", folder).out())
        .contains("spotify", "apple", "bandcamp", "as of 2026-11-22");
    Called unknown = Called.songline("release", "check", folder, "--for", "moon");
    assertThat(unknown.code()).isEqualTo(ExitCode.FAILED);
    assertThat(unknown.err()).contains("there is none of that id");
  }
}
