package org.songline.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.cli.Called.songline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.ExitCode;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Target;
import org.songline.measure.Measure;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.studio.production.Production;
import org.songline.studio.production.ProductionReport;
import org.songline.studio.production.ProductionReport.Check;
import org.songline.studio.production.ProductionReport.Written;
import org.songline.studio.production.ProductionRequest;
import org.songline.studio.production.Stages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a production leaves in its folder. */
class ProductionTest {
  @TempDir private Path folder;

  private ProductionReport produce(Path song, double lufs, double ceiling) throws IOException {
    MasterRequest master =
        MasterRequest.of(Target.find("spotify").orElseThrow())
            .level(lufs, ceiling)
            .shaping(false, false);
    return Production.run(
        new ProductionRequest(song, folder.resolve("out"), master, 1, 1024), Stages.NONE);
  }

  private Path stem(String name) throws IOException {
    try (var stems = Files.list(folder.resolve("out/stems"))) {
      return stems
          .filter(each -> each.getFileName().toString().contains(name))
          .findFirst()
          .orElse(folder.resolve("no stem of " + name));
    }
  }

  @Test
  void stemsOfTracksThatAreGoneAreRemoved() throws IOException {
    produce(TinySong.in(folder.resolve("before"), "low", "gone", "changed"), -16, -1);
    assertThat(stem("gone")).exists();
    Files.writeString(stem("changed"), "somebody's own");
    Path foreign = Files.writeString(folder.resolve("out/stems/foreign.wav"), "somebody's own");
    Path notes = Files.writeString(folder.resolve("out/notes.txt"), "somebody's own");
    ProductionReport report = produce(TinySong.in(folder.resolve("after"), "low"), -16, -1);
    assertThat(report.stems()).hasSize(1);
    assertThat(stem("low")).exists();
    assertThat(stem("gone")).as("the stem of the first production").doesNotExist();
    assertThat(stem("changed")).as("what was changed since").hasContent("somebody's own");
    assertThat(foreign).as("what no production made").exists();
    assertThat(notes).exists();
  }

  @Test
  void anotherSongsReportThatNamesFilesElsewhereRemovesNothing() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.wav"), "");
    Path hidden = Files.createDirectories(folder.resolve("out/other")).resolve("deep.wav");
    Files.writeString(hidden, "");
    String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    Files.writeString(
        folder.resolve("out/report.json"),
        """
        {"files": [{"name": "../outside.wav", "sha256": "%1$s"}, {"name": "%2$s", "sha256": "%1$s"}],
         "stems": [{"file": "stems/../../outside.wav", "sha256": "%1$s"},
                   {"file": "other/deep.wav", "sha256": "%1$s"}, {"file": "\\u0000", "sha256": 3}]}
        """
            .formatted(empty, outside));
    produce(TinySong.in(folder.resolve("song"), "low"), -16, -1);
    assertThat(outside).exists();
    assertThat(hidden).exists();
  }

  @Test
  void aDamagedReportOfBeforeDoesNoHarm() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/report.json"), "{\"files\": [");
    assertThat(produce(TinySong.in(folder.resolve("song"), "low"), -16, -1).good()).isTrue();
  }

  @Test
  void anMp3ThatWouldClipIsMadeSofter() throws IOException {
    Path song = TinySong.in(folder.resolve("song"), "a", "b", "c");
    ProductionReport report = produce(song, -6, 0);
    Written mp3 =
        report.files().stream()
            .filter(file -> file.name().equals("master.mp3"))
            .findFirst()
            .orElseThrow();
    Path file = folder.resolve("out/master.mp3");
    var decoded = Measure.file(file, Part.quick(), Progress.NONE).figures();
    assertThat(mp3.gainDb()).isBetween(-2.0, -0.01);
    assertThat(decoded.levels().truePeakDbtp()).isBetween(-0.5, 0.0);
    assertThat(mp3.what()).contains("softer so that it does not clip");
    assertThat(report.checks())
        .filteredOn(check -> check.promise().contains("MP3"))
        .singleElement()
        .matches(Check::kept)
        .satisfies(check -> assertThat(check.found()).contains("softer than the master"));
    assertThat(report.files().getFirst().gainDb()).isZero();
    Double master = report.files().getFirst().figures().loudness().integratedLufs();
    assertThat(decoded.loudness().integratedLufs())
        .isCloseTo(requireNonNull(master) + mp3.gainDb(), within(0.1));
  }

  @Test
  void anMp3ThatDoesNotClipIsAsLoudAsTheMaster() throws IOException {
    ProductionReport report = produce(TinySong.in(folder.resolve("song"), "low"), -20, -3);
    assertThat(report.files()).allMatch(file -> file.gainDb() == 0);
    assertThat(report.good()).isTrue();
  }

  @Test
  void theReportSaysWhatIsLeftWherePeopleListen() throws IOException {
    ProductionReport report = produce(TinySong.in(folder.resolve("song"), "low", "high"), -16, -1);
    assertThat(report.elsewhere()).hasSizeGreaterThan(10);
    for (ProductionReport.Elsewhere device : report.elsewhere()) {
      assertThat(device.score()).as(device.device()).isBetween(0.0, 100.0);
      assertThat(device.weakest()).as(device.device()).hasSize(2);
      assertThat(device.weakest().getFirst().percent())
          .isLessThanOrEqualTo(device.weakest().getLast().percent());
    }
    assertThat(report.elsewhere().getFirst().device()).isEqualTo("Laptop");
    assertThat(report.elsewhere().getFirst().weakest().getFirst().stem()).isEqualTo("low");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Where people listen", "Car at 110 km/h");
  }

  @Test
  void stepsThatAreLeftOutAreNotDoneAndTheReportSaysSo() throws IOException {
    Path song = TinySong.in(folder.resolve("song"), "low");
    Path output = folder.resolve("short");
    Called called =
        songline("produce", song, "-o", output, "--skip", "check,translate,codecs", "--json");
    assertThat(called.code()).as(called.err()).isIn(0, 3);
    JsonNode report = called.json();
    assertThat(report.get("elsewhere").size()).isZero();
    assertThat(report.get("codecs").size()).isZero();
    assertThat(report.get("findings").size()).isZero();
    assertThat(report.get("without").toString()).isEqualTo("[\"check\",\"translate\",\"codecs\"]");
    assertThat(Files.readString(output.resolve("report.html"))).contains("Left out.");
    Called wrong = songline("produce", song, "-o", output, "--skip", "tea");
    assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_CALL);
    assertThat(wrong.err())
        .isEqualTo(
            "songline: no step is called tea; there are check, translate, references, codecs\n");
  }

  @Test
  void theMasterIsSentThroughItsCodecsAndComparedWithTheShelf() throws Exception {
    Path song = TinySong.in(folder.resolve("song"), "low", "high");
    Path other = TinySong.in(folder.resolve("other"), "low", "middle", "high");
    Path record = folder.resolve("record & more.wav");
    assertThat(songline("render", other, "-o", record).code()).isZero();
    assertThat(songline("references", song, "add", record).code()).isZero();
    Path output = folder.resolve("made");
    Called called =
        songline(
            "produce",
            song,
            "-o",
            output,
            "--codec",
            "mp3-128,vorbis-320",
            "--skip",
            "check,translate",
            "--loudness",
            "-9",
            "--anyway");
    assertThat(called.code()).as(called.err()).isIn(0, 3);
    assertThat(called.out())
        .contains(
            "ok after lossy codecs it is at most 0.0 dBTP: MP3 128 ",
            "ok after Vorbis 320: ",
            "beside record & more.wav: ");
    JsonNode report =
        JsonMapper.shared().readTree(Files.readAllBytes(output.resolve("report.json")));
    assertThat(report.get("codecs").size()).isEqualTo(2);
    assertThat(report.get("references").get("names").get(0).asString())
        .isEqualTo("record & more.wav");
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    String page =
        factory
            .newDocumentBuilder()
            .parse(output.resolve("report.html").toFile())
            .getDocumentElement()
            .getTextContent();
    assertThat(page)
        .contains("Beside the references", "beside record & more.wav", "Clipping", "MP3 128");
  }
}
