package org.songline.release.registration.cwr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Territories;
import org.songline.release.catalog.Work;
import org.songline.release.exact.Share;
import org.songline.release.registration.cwr.RegisteredWork.Collected;
import org.songline.release.registration.cwr.RegisteredWork.Shares;

/** Whole files: written from catalogs, read again, and acknowledged. */
class CwrFilesTest {
  @Test
  void aSingleIsWrittenLineByLine() {
    CwrFile file = CwrSamples.file(Examples.single(), Examples.PUBLISHER, Version.V21);

    String text = new String(file.bytes(), StandardCharsets.ISO_8859_1);

    assertThat(text).endsWith("\r\n").doesNotContain("\n\n");
    assertThat(text.lines().map(line -> line.substring(0, 3)))
        .containsExactly(
            "HDR", "GRH", "NWR", "SPU", "SPT", "SWR", "SWT", "PWR", "OWR", "PER", "REC", "GRT",
            "TRL");
    List<String> lines = text.lines().toList();
    assertThat(lines.get(0))
        .startsWith(
            "HDRPB418430181QUAY SONGS                                   "
                + "01.102026030110153020260301");
    assertThat(lines.get(2))
        .startsWith("NWR0000000000000000PAPER BOATS")
        .contains("ENHBR00001      T0345246801");
    assertThat(lines.get(3)).contains("00418430181").contains("0520333305203333   03333");
    assertThat(lines.get(10)).contains("4006381333931DEH012600001AD");
    assertThat(lines.get(11)).startsWith("GRT000010000000100000011");
    assertThat(lines.get(12)).startsWith("TRL000010000000100000013");
  }

  @Test
  void fileNamesSayYearNumberSenderAndReceiver() {
    assertThat(CwrSamples.sent(Version.V22).fileName()).isEqualTo("CW260007HBR_000.V22");
  }

  @Test
  void worksReadBackEqual() {
    for (long seed = 1; seed <= 200; seed++) {
      Catalog catalog = CwrSamples.random(new Random(seed));
      for (Version version : Version.values()) {
        List<RegisteredWork> works = CwrSamples.works(catalog, Examples.PUBLISHER, version);

        CwrFile read = CwrFile.read("it", CwrWriter.write(CwrSamples.sent(version), works).bytes());

        assertThat(CwrReader.works(read)).as("seed %d, %s", seed, version).isEqualTo(works);
      }
    }
    for (Catalog catalog : List.of(Examples.single(), Examples.ep(), Examples.album())) {
      for (Version version : Version.values()) {
        CwrFile file = CwrSamples.file(catalog, Examples.PUBLISHER, version);
        CwrFile read = CwrFile.read("it", file.bytes());
        assertThat(read).isEqualTo(file);
        assertThat(CwrReader.works(read))
            .isEqualTo(CwrSamples.works(catalog, Examples.PUBLISHER, version));
      }
    }
  }

  @Test
  void newAndRevisedWorksStandInGroupsOfTheirOwn() {
    Catalog catalog = Examples.ep();
    Registrations registrations = new Registrations(catalog, Examples.PUBLISHER, Version.V22);
    List<RegisteredWork> works = new ArrayList<>();
    for (var id : catalog.works().keySet()) {
      works.add(registrations.of(id, works.size() % 2 == 0));
    }

    CwrFile file = CwrWriter.write(CwrSamples.sent(Version.V22), works);

    assertThat(file.groups().stream().map(CwrFile.Group::type)).containsExactly("NWR", "REV");
    assertThat(Rules.check(file, java.util.Set.of())).isEmpty();
  }

  @Test
  void sharesAreRoundedSoThatEachRightIsWhole() {
    for (long seed = 1; seed <= 100; seed++) {
      Catalog catalog = CwrSamples.random(new Random(seed));
      for (RegisteredWork work : CwrSamples.works(catalog, Examples.PUBLISHER, Version.V21)) {
        List<Shares> all = new ArrayList<>();
        work.publishers().forEach(one -> all.add(one.owns()));
        work.writers().forEach(one -> all.add(one.owns()));
        assertThat(WorkLines.sum(all)).isEqualTo(new Shares(10_000, 10_000, 10_000));
      }
    }
  }

  @Test
  void anAdministratorCollectsTheWritersMechanicalShareWhereItMay() {
    Catalog catalog = Examples.single();
    Work work = catalog.works().values().iterator().next();
    Catalog there =
        catalog.with(
            new Work(
                work.id(),
                work.title(),
                List.of(),
                work.iswc(),
                "en",
                List.of(
                    new Work.Writer(
                        Examples.ANNA,
                        Work.Part.COMPOSER_LYRICIST,
                        Share.WHOLE,
                        List.of(
                            new Work.Publishing(
                                Examples.PUBLISHER,
                                Share.percent(50),
                                true,
                                Territories.parse("world -US"))))),
                work.derived(),
                work.number(),
                work.completed()));

    RegisteredWork told =
        new Registrations(there, Examples.PUBLISHER, Version.V22).of(work.id(), false);

    assertThat(told.publishers().getFirst().collects())
        .containsExactly(
            new Collected(true, "2136", new Shares(5000, 10_000, 10_000)),
            new Collected(false, "0840", Shares.NONE));
    assertThat(told.writers().getFirst().collects())
        .containsExactly(
            new Collected(true, "2136", new Shares(5000, 0, 0)),
            new Collected(false, "0840", Shares.NONE),
            new Collected(true, "0840", new Shares(5000, 5000, 5000)));
  }

  @Test
  void whatCannotBeToldIsRefusedPlainly() {
    Catalog catalog = Examples.single();
    Work work = catalog.works().values().iterator().next();
    Catalog rain =
        catalog.with(
            new Work(
                work.id(),
                "雨",
                List.of(),
                work.iswc(),
                "ja",
                work.writers(),
                work.derived(),
                work.number(),
                work.completed()));

    assertThatThrownBy(() -> CwrSamples.works(rain, Examples.PUBLISHER, Version.V21))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("add an alternate title in Latin letters");
    assertThatThrownBy(() -> CwrFile.read("x.txt", "hello\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("it has no record of CWR");
  }

  @Test
  void acknowledgementsAreReadByWork() {
    List<Line> lines = new ArrayList<>();
    lines.add(CwrSamples.file(Examples.ep(), Examples.PUBLISHER, Version.V21).lines().getFirst());
    lines.add(CwrSamples.line("GRH", "transaction-type", "ACK", "group", "1", "version", "02.10"));
    answer(lines, "AC", "HBR00001", "T0345246801");
    answer(lines, "RJ", "HBR00002", "");
    lines.add(CwrSamples.line("GRT", "group", "1"));
    lines.add(CwrSamples.line("TRL"));
    CwrFile file = new CwrFile(Version.V21, CwrSamples.counted(lines));

    List<Acknowledgements.Answer> answers =
        Acknowledgements.read("it", CwrFile.read("it", file.bytes()));

    assertThat(Rules.check(file, java.util.Set.of())).isEmpty();
    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).accepted()).isTrue();
    assertThat(answers.get(0).iswc()).isEqualTo("T0345246801");
    assertThat(answers.get(0).messages()).isEmpty();
    assertThat(answers.get(1).accepted()).isFalse();
    assertThat(answers.get(1).meaning()).isEqualTo("rejected");
    assertThat(answers.get(1).messages())
        .containsExactly(
            new Acknowledgements.Message("transaction", "NWR", "NWR T11", "SHARES NOT 100"));
    assertThatThrownBy(
            () ->
                Acknowledgements.read(
                    "it", CwrSamples.file(Examples.ep(), Examples.PUBLISHER, Version.V21)))
        .hasMessageContaining("it acknowledges nothing");
  }

  @Test
  void faultsOfAcknowledgementsAreFound() {
    List<Line> lines = new ArrayList<>();
    lines.add(CwrSamples.file(Examples.ep(), Examples.PUBLISHER, Version.V21).lines().getFirst());
    lines.add(CwrSamples.line("GRH", "transaction-type", "ACK", "group", "1", "version", "02.10"));
    lines.add(
        CwrSamples.line(
            "ACK", "transaction-type", "NWR", "processing-date", "20261332", "status", "XX"));
    lines.add(CwrSamples.line("GRT", "group", "1"));
    lines.add(CwrSamples.line("TRL"));

    assertThat(
            CwrRulesTest.rules(
                new CwrFile(Version.V21, CwrSamples.counted(lines)), java.util.Set.of()))
        .containsExactly("ACK F7", "ACK F8", "ACK F9", "ACK T2");
  }

  private static void answer(List<Line> lines, String status, String number, String iswc) {
    lines.add(
        CwrSamples.line(
            "ACK",
            "creation-date",
            "20260301",
            "creation-time",
            "101530",
            "group",
            "1",
            "transaction-type",
            "NWR",
            "title",
            "PAPER BOATS",
            "number",
            number,
            "recipient-number",
            "991",
            "processing-date",
            "20260310",
            "status",
            status));
    if (status.equals("RJ")) {
      lines.add(
          CwrSamples.line(
              "MSG",
              "message-type",
              "T",
              "record-type",
              "NWR",
              "level",
              "T",
              "validation",
              "011",
              "text",
              "SHARES NOT 100"));
    }
    lines.add(
        CwrSamples.line(
            "NWR",
            "title",
            "PAPER BOATS",
            "number",
            number,
            "iswc",
            iswc,
            "category",
            "POP",
            "recorded",
            "Y",
            "version",
            "ORI"));
  }
}
