package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.Shell;
import org.songline.measure.Measure;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Masters and albums from the command line. */
class MasterCommandsTest {
  private static final int RATE = 44_100;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  private int songline(Object... arguments) {
    out.reset();
    err.reset();
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    return Main.run(
        new Shell(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)),
        words);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String failed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Path sound(String name, double seconds, double level) throws IOException {
    Path file = folder.resolve(name);
    Random random = new Random(name.hashCode());
    float[] x = new float[2 * (int) (seconds * RATE)];
    for (int i = 0; i < x.length / 2; i++) {
      double t = (double) i / RATE;
      double v =
          level
              * (StrictMath.sin(2 * Math.PI * 220 * t)
                  + 0.4 * StrictMath.sin(2 * Math.PI * 1300 * t)
                  + 0.2 * random.nextGaussian());
      x[2 * i] = (float) v;
      x[2 * i + 1] = (float) (0.9 * v);
    }
    try (AudioWriter writer =
        AudioFiles.create(
            file, WriteFormat.wavFloat(RATE, 2), Tags.NONE.with(Tag.TITLE, "The " + name))) {
      writer.write(x, 0, x.length / 2);
      writer.finish();
    }
    return file;
  }

  private static Measurement measured(Path file) throws IOException {
    return Measure.file(file, Part.quick(), Progress.NONE).figures();
  }

  @Test
  void aPlanIsWrittenEditedAndApplied() throws IOException {
    Path mix = sound("mix.wav", 3, 0.1);
    Path plan = folder.resolve("chain.txt");
    Path first = folder.resolve("first.wav");
    assertThat(songline("master", mix, "-o", first, "--plan-out", plan, "--bits", "32"))
        .as(failed())
        .isZero();
    assertThat(said()).contains("What your listener hears", "read back", "chain.txt");
    Path again = folder.resolve("again.wav");
    assertThat(songline("master", mix, "-o", again, "--plan", plan)).as(failed()).isZero();
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(first));
    String text = Files.readString(plan);
    Files.writeString(plan, text.replaceFirst("drive = .*", "drive = 0 dB"));
    assertThat(songline("master", mix, "-o", again, "--plan", plan)).isEqualTo(3);
    assertThat(said()).contains("the drive of the plan makes another loudness");
    Files.writeString(plan, text.replaceFirst("drive = .*", "drive = 99 dB"));
    assertThat(songline("master", mix, "-o", again, "--plan", plan)).isEqualTo(1);
    assertThat(failed()).contains("chain.txt: line", "needs -40 to 40");
    assertThat(songline("master", mix)).isEqualTo(2);
    assertThat(songline("master", mix, "-o", again, "--steps", "eq,magic")).isEqualTo(2);
    assertThat(failed()).contains("no step is called magic");
  }

  @Test
  void mastersAreWrittenInEveryFormatAndReadBack() throws IOException {
    Path mix = sound("mix.wav", 3, 0.3);
    for (String kind : List.of("wav", "flac", "mp3", "opus", "m4a")) {
      Path file = folder.resolve("out." + kind);
      assertThat(songline("master", mix, "-o", folder.resolve("out"), "--format", kind, "--json"))
          .as("%s: %s", kind, failed())
          .isZero();
      JsonNode report = JsonMapper.shared().readTree(said());
      assertThat(report.path("heard").size()).isGreaterThan(10);
      assertThat(measured(file).loudness().integratedLufs()).as(kind).isCloseTo(-14, within(0.4));
      assertThat(measured(file).levels().truePeakDbtp()).as(kind).isLessThanOrEqualTo(0);
    }
    assertThat(songline("master", mix, "-o", folder.resolve("a.wav"), "--format", "mp3"))
        .isEqualTo(2);
  }

  @Test
  void anAlbumKeepsItsRelationsAndEveryFileIsReadBack() throws IOException {
    sound("one.wav", 3, 0.2);
    sound("two.wav", 2, 0.1);
    sound("three.wav", 2.5, 0.05);
    Path text = folder.resolve("album.txt");
    Files.writeString(
        text,
        """
        songline-album 1
        title = Three
        artist = Nobody
        [track]
        file = one.wav
        isrc = GBAYE0000351
        [track]
        file = two.wav
        title = Second/2
        gap = 1 s
        [track]
        file = three.wav
        gap = 0 s
        fade-out = 0.5 s
        trim = 1 dB
        """);
    Path output = folder.resolve("record");
    assertThat(songline("album", text, "-o", output, "--target", "cd", "--format", "wav,flac"))
        .as(said() + failed())
        .isZero();
    assertThat(said()).contains("Three, 0:08", "01 The one.wav", "album.cue");
    try (Stream<Path> made = Files.list(output)) {
      assertThat(made.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "01 The one.wav.wav",
              "01 The one.wav.flac",
              "02 Second-2.wav",
              "02 Second-2.flac",
              "03 The three.wav.wav",
              "03 The three.wav.flac",
              "album.wav",
              "album.cue",
              "report.json");
    }
    double loudest = lufs(output.resolve("01 The one.wav.wav"));
    assertThat(loudest).isCloseTo(-10, within(0.25));
    assertThat(loudest - lufs(output.resolve("02 Second-2.wav")))
        .isCloseTo(lufs(folder.resolve("one.wav")) - lufs(folder.resolve("two.wav")), within(0.4));
    AudioData image = AudioFiles.readAll(output.resolve("album.wav"), 1 << 24);
    assertThat(image.format().rate()).isEqualTo(44_100);
    assertThat(image.format().bits()).isEqualTo(16);
    AudioData second = AudioFiles.readAll(output.resolve("02 Second-2.wav"), 1 << 24);
    // Three seconds and a gap of one: disc frame 300, 588 samples each.
    int start = 300 * 588;
    for (int i = 0; i < second.format().frames(); i++) {
      assertThat(image.channels()[0][start + i]).isEqualTo(second.channels()[0][i]);
    }
    assertThat(image.channels()[0][start - 100]).isZero();
    assertThat(Files.readString(output.resolve("album.cue")))
        .contains(
            "ISRC GBAYE0000351",
            "TITLE \"Second/2\"",
            "INDEX 00 00:03:00",
            "INDEX 01 00:04:00",
            "INDEX 01 00:06:00");
    try (AudioReader flac = AudioFiles.open(output.resolve("02 Second-2.flac"))) {
      assertThat(flac.metadata().tags().get(Tag.TRACK)).contains("2/3");
    }

    assertThat(songline("album", folder, "-o", folder.resolve("all"), "--equal", "100", "--json"))
        .as(failed())
        .isZero();
    JsonNode report = JsonMapper.shared().readTree(said());
    assertThat(report.path("tracks").size()).isEqualTo(3);
    for (JsonNode track : report.path("tracks")) {
      assertThat(track.path("lufs").doubleValue()).isCloseTo(-14, within(0.25));
    }
  }

  @Test
  void anAlbumThatCannotBeMadeLeavesNothing() throws IOException {
    sound("one.wav", 1, 0.2);
    Path text = folder.resolve("album.txt");
    Files.writeString(
        text, "songline-album 1\n[track]\nfile = one.wav\n[track]\nfile = none.wav\n");
    Path output = folder.resolve("record");
    assertThat(songline("album", text, "-o", output)).isEqualTo(1);
    assertThat(failed()).contains("none.wav", "does not exist").hasLineCount(1);
    assertThat(output).doesNotExist();
    assertThat(songline("album", text, "-o", output, "--format", "wma")).isEqualTo(2);
    assertThat(songline("album", folder.resolve("no.txt"), "-o", output)).isEqualTo(1);
    Files.writeString(text, "songline-album 1\n[track]\nfile = one.wav\ngap = forever\n");
    assertThat(songline("album", text, "-o", output)).isEqualTo(1);
    assertThat(failed()).contains("album.txt: line 4").hasLineCount(1);
    assertThat(output).doesNotExist();
  }

  private static double lufs(Path file) throws IOException {
    return Objects.requireNonNull(measured(file).loudness().integratedLufs());
  }
}
