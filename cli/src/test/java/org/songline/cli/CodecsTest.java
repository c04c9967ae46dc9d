package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.cli.Called.songline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.ExitCode;
import org.songline.measure.Measure;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import tools.jackson.databind.JsonNode;

/** What codecs do to a master, and masters that hold after them. */
class CodecsTest {
  private static final int RATE = 44_100;

  @TempDir private Path folder;

  private Path noise(String name, double level, int frames) throws IOException {
    Random random = new Random(3);
    float[] x = new float[2 * frames];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.clamp(level * random.nextGaussian(), -0.98, 0.98);
    }
    Path file = folder.resolve(name);
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wavFloat(RATE, 2), Tags.NONE)) {
      writer.write(x, 0, frames);
      writer.finish();
    }
    return file;
  }

  private Path loud() throws IOException {
    return noise("loud.wav", 0.5, 3 * RATE);
  }

  @Test
  void aLoudMasterIsToldTheCeilingThatItNeeds() throws IOException {
    Called called = songline("codecs", loud(), "--codec", "mp3-128,vorbis-320");
    assertThat(called.code()).isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(called.out().lines()).hasSize(4);
    assertThat(called.out())
        .contains("loud.wav", "MP3 128", "needs", "a ceiling of", "Vorbis 320", "(estimated)");
    assertThat(called.err()).isEmpty();
  }

  @Test
  void aSoftMasterNeedsNothing() throws IOException {
    Called called = songline("codecs", noise("soft.wav", 0.05, RATE), "--codec", "mp3-320");
    assertThat(called.code()).isZero();
    assertThat(called.out()).contains("nothing").doesNotContain("a ceiling");
  }

  @Test
  void jsonHasTheOversWithTheirPlaces() throws IOException {
    Called called = songline("codecs", loud(), "--codec", "mp3-128", "--json");
    assertThat(called.code()).isEqualTo(ExitCode.FOUND_PROBLEMS);
    JsonNode mp3 = called.json().get(0);
    assertThat(mp3.get("codec").asString()).isEqualTo("mp3-128");
    assertThat(mp3.get("encoded").asBoolean()).isTrue();
    assertThat(mp3.get("checkedDbtp").asDouble()).isLessThanOrEqualTo(0);
    assertThat(mp3.get("overs").get("places").get(0).get("dbtp").asDouble()).isPositive();
    JsonNode model =
        songline("codecs", loud(), "--codec", "mp3-128", "--model", "--json").json().get(0);
    assertThat(model.get("encoded").asBoolean()).isFalse();
  }

  @Test
  void whatIsLeftAndWhatIsLostAreWritten() throws IOException {
    Path left = folder.resolve("left.wav");
    Called called = songline("codecs", loud(), "--preview", "opus-64", "-o", left);
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.out()).contains("Opus 64: what is lost lies");
    assertThat(Measure.file(left, Part.quick(), Progress.NONE).figures().seconds())
        .isCloseTo(3, within(0.05));
    assertThat(songline("codecs", loud(), "--difference", "opus-64").code()).isEqualTo(2);
    assertThat(songline("codecs", loud(), "-o", left).code()).isEqualTo(2);
  }

  @Test
  void everyPlaceThatClipsIsListed() throws IOException {
    JsonNode places =
        songline("codecs", loud(), "--codec", "mp3-128", "--json")
            .json()
            .get(0)
            .get("overs")
            .get("places");
    Called called = songline("codecs", loud(), "--codec", "mp3-128", "--overs");
    assertThat(called.out().lines().count()).isGreaterThanOrEqualTo(3 + places.size());
    assertThat(called.out()).contains("%.6f".formatted(places.get(0).get("seconds").asDouble()));
  }

  @Test
  void thePictureIsDrawn() throws IOException {
    Path picture = folder.resolve("codecs.svg");
    assertThat(songline("codecs", loud(), "--codec", "mp3-320", "--plot", picture).code())
        .isIn(0, 3);
    assertThat(picture).content().contains("True peaks of loud.wav after decoding", "MP3 320");
  }

  @Test
  void aSilentAndAnEmptyFileAreToldApartFromLoudOnes() throws IOException {
    for (int frames : new int[] {0, RATE}) {
      Called called = songline("codecs", noise("nothing.wav", 0, frames), "--codec", "mp3-320");
      assertThat(called.code()).as(frames + " frames: " + called).isEqualTo(ExitCode.FAILED);
      assertThat(called.err())
          .isEqualTo(
              "songline: " + folder.resolve("nothing.wav") + ": is silent; choose another file\n");
    }
  }

  @Test
  void anUnknownCodecIsOneLine() throws IOException {
    Called called = songline("codecs", loud(), "--codec", "mp4-128");
    assertThat(called.code()).isEqualTo(ExitCode.WRONG_CALL);
    assertThat(called.err())
        .startsWith("songline: no codec is called mp4-128; there are mp3-320, ")
        .hasLineCount(1);
  }

  @Test
  void aCodecSafeMasterHoldsInTheFileThatIsWritten() throws IOException {
    Path master = folder.resolve("master.wav");
    Called called =
        songline(
            "master",
            loud(),
            "-o",
            master,
            "--target",
            "cd",
            "--codec",
            "mp3-128",
            "--codec-limit",
            "-0.3",
            "--loudness",
            "-4",
            "--anyway");
    assertThat(called.code()).as(called.toString()).isIn(0, 3);
    assertThat(called.out())
        .contains("Codec ceiling: ", "instead of -0.30", "; encoded again: MP3 128 ");
    JsonNode peak =
        songline("codecs", master, "--codec", "mp3-128", "--limit", "-0.3", "--json").json();
    assertThat(peak.get(0).get("afterDbtp").asDouble()).isLessThanOrEqualTo(-0.3);
    JsonNode report =
        songline("master", loud(), "-o", master, "--codec-safe", "--target", "apple", "--json")
            .json();
    assertThat(report.get("decoded").get(0).get("codec").asString()).isEqualTo("aac-256");
    Called wrong = songline("master", loud(), "-o", master, "--codec", "mp4");
    assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_CALL);
    assertThat(wrong.err()).contains("no codec is called mp4").hasLineCount(1);
    assertThat(songline("master", loud(), "-o", master, "--codec-limit", "3").code())
        .isEqualTo(ExitCode.WRONG_CALL);
  }

  @Test
  void aLossyMasterHoldsTheLimitItself() throws IOException {
    Path master = folder.resolve("master.mp3");
    Called called = songline("master", loud(), "-o", master, "--codec-limit", "-1");
    assertThat(called.code()).as(called.toString()).isIn(0, 3);
    assertThat(Measure.file(master, Part.quick(), Progress.NONE).figures().levels().truePeakDbtp())
        .isLessThanOrEqualTo(-1);
  }

  @Test
  void aMasterHasAPageOfItsOwn() throws IOException {
    Path page = folder.resolve("master.html");
    Path master = folder.resolve("master.wav");
    Called called =
        songline(
            "master",
            loud(),
            "-o",
            master,
            "--report",
            page,
            "--codec",
            "mp3-128",
            "--rate",
            "48000");
    assertThat(called.code()).as(called.toString()).isIn(0, 3);
    assertThat(Files.readString(page))
        .contains("Codec ceiling", "Clipping, place by place", "48000 Hz", "Holds after MP3 128");
  }
}
