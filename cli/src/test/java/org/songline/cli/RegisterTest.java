package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Label;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Work;
import org.songline.release.exact.Share;
import org.songline.release.id.IpiName;

/** Writing registrations and reading answers with the command. */
class RegisterTest {
  @TempDir private Path folder;

  @BeforeEach
  void aWork() throws IOException {
    Party plain = Party.named(new PartyId("anna"), Party.Kind.PERSON, "Anna Berg");
    Party anna =
        new Party(
            plain.id(),
            plain.kind(),
            plain.name(),
            "",
            "",
            Optional.of(new IpiName("00014107338")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            plain.contact(),
            plain.payment());
    Work work =
        new Work(
            new WorkId("low-tide"),
            "Low Tide",
            List.of(),
            Optional.empty(),
            "en",
            List.of(
                new Work.Writer(anna.id(), Work.Part.COMPOSER_LYRICIST, Share.WHOLE, List.of())),
            Optional.empty(),
            "W1",
            Optional.empty());
    Label label = new Label(Optional.empty(), List.of(), List.of(), "ABC");
    CatalogFolder.of(folder).change(_ -> Catalog.EMPTY.with(label).with(anna).with(work));
  }

  private List<Path> written() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.toList();
    }
  }

  @Test
  void aFileIsWrittenOnceUnderItsName() throws IOException {
    Path out = folder.resolve("out");

    Called first =
        Called.songline("rights", "register", folder, "cwr", "-o", out, "--format", "2.2");
    Called second =
        Called.songline("rights", "register", folder, "cwr", "-o", out, "--format", "2.2");

    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    assertThat(written()).hasSize(1);
    assertThat(written().getFirst().getFileName().toString()).matches("CW\\d\\d0001ABC_000\\.V22");
    assertThat(Files.readString(written().getFirst(), StandardCharsets.ISO_8859_1))
        .startsWith("HDRWR014107338ANNA BERG");
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.err()).contains("give the next --number");
  }

  @Test
  void anAnswerIsReadAndItsIswcKept() throws IOException {
    Path answer =
        Files.writeString(
            folder.resolve("answer.v21"),
            String.join(
                "\r\n",
                "HDRSO000000052PRS",
                "GRHACK0000102.100000000001",
                "ACK00000000000000002026030110153000001"
                    + "00000000NWRLOW TIDE                                                    "
                    + "W1                  99                  20260310AC",
                "NWR0000000000000001LOW TIDE                                                    "
                    + "ENW1            T0345246801",
                "GRT000010000000100000004",
                "TRL000010000000100000006",
                ""),
            StandardCharsets.ISO_8859_1);

    Called read = Called.songline("rights", "acknowledge", folder, answer, "--keep");

    assertThat(read.code()).isZero();
    assertThat(read.out()).contains("AC W1").contains("accepted  ISWC T0345246801");
    assertThat(CatalogFolder.of(folder).read().work(new WorkId("low-tide")).iswc()).isPresent();
  }
}
