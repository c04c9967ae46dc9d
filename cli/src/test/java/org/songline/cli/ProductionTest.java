package org.songline.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
