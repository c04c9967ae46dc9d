package org.songline.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.Called;

/** What people settle with each other, by command. */
class AgreeCommandsTest {
  @TempDir private Path temporary;
  private Path folder = Path.of("");
  private Path keys = Path.of("");

  @BeforeEach
  void makeCatalog() throws IOException {
    folder = Files.createDirectories(temporary.resolve("label"));
    keys = temporary.resolve("keys");
    done("rights", "person", folder, "add", "Anna Berg", "contact.country=DE");
    done("rights", "person", folder, "add", "Tom Reed");
    done("rights", "work", folder, "add", "Paper Boats");
    done(
        "rights",
        "recording",
        folder,
        "add",
        "Paper Boats",
        "--artist",
        "Anna Berg",
        "works=paper-boats",
        "credits=tom-reed:producer");
  }

  private static Called done(Object... words) {
    Called called = Called.songline(words);
    assertThat(called.err()).isEmpty();
    assertThat(called.code()).isZero();
    return called;
  }

  private static void wrong(int code, Object... words) {
    Called called = Called.songline(words);
    assertThat(called.code()).isEqualTo(code);
    assertThat(called.err().lines()).hasSize(1);
  }

  @Test
  void aSplitIsAgreedWhenEverybodyAccepted() throws IOException {
    wrong(2, "rights", "split", folder, "paper-boats");
    done("rights", "split", folder, "paper-boats", "set", "Anna Berg=1/3:lyricist", "tom-reed=2/3");
    assertThat(Called.songline("rights", "split", folder, "paper-boats").code()).isEqualTo(3);
    done("rights", "split", folder, "paper-boats", "accept", "--as", "Tom Reed", "--keys", keys);
    assertThat(
            done(
                    "rights",
                    "split",
                    folder,
                    "paper-boats",
                    "accept",
                    "--as",
                    "anna-berg",
                    "--keys",
                    keys)
                .out())
        .contains("version 1: agreed", "accepted");
    assertThat(done("rights", "show", folder).out()).contains("anna-berg 1/3 tom-reed 2/3");
    assertThat(done("rights", "split", folder, "paper-boats", "propose", "--master").out())
        .contains("50%", "artist", "producer");
    Path pdf = temporary.resolve("split.pdf");
    done("rights", "split", folder, "paper-boats", "print", "-o", pdf);
    assertThat(Files.size(pdf)).isGreaterThan(5000);
    assertThat(done("rights", "split", folder, "paper-boats", "print").out())
        .contains("Information, not legal advice");
    wrong(2, "rights", "split", folder, "paper-boats", "accept");
    wrong(1, "rights", "split", folder, "paper-boats", "set", "tom-reed=most");
  }

  @Test
  void anAgreementGoesFromDraftToAgreed() {
    assertThat(done("rights", "agree", folder, "templates").out().lines()).hasSize(10);
    assertThat(done("rights", "agree", folder, "fields", "producer").out())
        .contains("(needed)", "points");
    assertThat(
            done(
                    "rights",
                    "agree",
                    folder,
                    "new",
                    "producer",
                    "recordings=paper-boats",
                    "delivery=2026-05-01",
                    "points=3%")
                .out())
        .contains("draft", "producer tom-reed", "Germany");
    done("rights", "agree", folder, "set", "producer", "fee=500 EUR");
    assertThat(done("rights", "agree", folder, "print", "producer").out())
        .contains("pays 500 EUR", "receives 3%");
    wrong(1, "rights", "agree", folder, "accept", "producer", "--as", "tom-reed", "--keys", keys);
    done("rights", "agree", folder, "send", "producer");
    assertThat(Called.songline("rights", "agree", folder, "status", "producer").code())
        .isEqualTo(3);
    for (String who : new String[] {"tom-reed", "anna-berg"}) {
      done("rights", "agree", folder, "accept", "producer", "--as", who, "--keys", keys);
    }
    var json = done("rights", "agree", folder, "status", "producer", "--json").json();
    assertThat(json.get("status").asString()).isEqualTo("agreed");
    assertThat(json.get("accepted").size()).isEqualTo(2);
    done("rights", "agree", folder, "end", "producer");
    assertThat(done("rights", "agree", folder).out()).contains("ended");
    wrong(1, "rights", "agree", folder, "new", "wedding");
  }

  @Test
  void materialAndMachinesAreDeclared() {
    done(
        "rights",
        "material",
        folder,
        "add",
        "Old record",
        "kind=sample",
        "owner=Ida Lund",
        "clearance=requested");
    assertThat(done("rights", "material", folder).out())
        .contains("requested (not cleared)", "old-record");
    assertThat(Called.songline("rights", "ai", folder).code()).isEqualTo(3);
    done("rights", "ai", folder, "paper-boats", "vocals=partly", "tools=A voice model");
    assertThat(done("rights", "ai", folder).out())
        .contains("vocals partly", "lyrics none", "tools A voice model");
    assertThat(done("rights", "ai", folder, "Paper Boats", "none").out())
        .doesNotContain("partly", "not declared");
    wrong(1, "rights", "ai", folder, "paper-boats", "cover=none");
    wrong(1, "rights", "ai", folder, "paper-boats", "vocals=some");
  }

  @Test
  void whatIsKnownOfAPersonIsExportedAndErased() throws IOException {
    assertThat(done("rights", "personal", folder, "export", "Anna Berg").out())
        .contains("\"songline-personal-data\"", "\"country\": \"DE\"");
    wrong(2, "rights", "personal", folder, "erase", "Anna Berg");
    assertThat(done("rights", "personal", folder, "erase", "Anna Berg", "--yes").out())
        .contains("erased: legal name", "remains: credits");
    assertThat(Files.readString(folder.resolve("catalog.json"))).doesNotContain("Anna", "anna");
  }
}
