package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.Shell;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Comparing with references, keeping them, and mastering like them. */
class ReferenceCommandsTest {
  private static final int RATE = 44_100;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private Path mix = Path.of("");
  private Path record = Path.of("");

  @BeforeEach
  void makeSounds() throws IOException {
    mix = noise("mix.wav", 1, 0.9, 0.3);
    record = noise("record.wav", 2, 0.5, 0.1);
  }

  /** Six seconds of noise, the darker the nearer {@code pole} is to 1. */
  private Path noise(String name, long seed, double pole, double width) throws IOException {
    Random random = new Random(seed);
    float[] x = new float[2 * 6 * RATE];
    double mid = 0;
    double side = 0;
    for (int i = 0; i < x.length; i += 2) {
      mid = pole * mid + (1 - pole) * 0.2 * random.nextGaussian();
      side = pole * side + (1 - pole) * 0.2 * random.nextGaussian();
      x[i] = (float) (mid + width * side);
      x[i + 1] = (float) (mid - width * side);
    }
    Path file = folder.resolve(name);
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wavFloat(RATE, 2), Tags.NONE)) {
      writer.write(x, 0, x.length / 2);
      writer.finish();
    }
    return file;
  }

  private int songline(Object... arguments) {
    out.reset();
    err.reset();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return Main.run(new Shell(stream(out), stream(err)), words);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aDarkMixIsToldToBeDark() {
    assertThat(songline("compare", mix, "--reference", record)).isEqualTo(3);
    assertThat(printed()).contains("mix.wav beside record.wav", "softer than the references allow");
    assertThat(songline("compare", mix, mix)).isZero();
    assertThat(printed()).contains("within the references everywhere");
  }

  @Test
  void aComparisonIsJsonAndAPicture() throws IOException {
    Path picture = folder.resolve("compare.svg");
    assertThat(songline("compare", mix, "-r", record, "--json", "--plot", picture)).isEqualTo(3);
    JsonNode json = JsonMapper.builder().build().readTree(printed());
    assertThat(json.get("deviations").isEmpty()).isFalse();
    assertThat(json.get("sections").get(0).get("mid").size()).isEqualTo(31);
    assertThat(Files.readString(picture)).startsWith("<svg");
  }

  @Test
  void wrongCallsAreOneLine() {
    assertThat(songline("compare", mix)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(songline("compare", mix, record, "--section", "chorus")).isEqualTo(2);
    assertThat(songline("compare", mix, record, "--plot", folder.resolve("x.txt"))).isEqualTo(2);
    assertThat(songline("references", folder, "add", record)).isEqualTo(2);
    assertThat(songline("master", mix, "-r", record, "--match", "colour=3", "-o", "x.wav"))
        .isEqualTo(2);
  }

  @Test
  void aSongKeepsItsReferencesAndIsComparedWithThem() throws IOException {
    Path song = TinySong.in(folder.resolve("song"), "low", "high");
    assertThat(songline("references", song, "add", record, "--weight", "2")).isZero();
    assertThat(printed()).contains("record.wav", "weight 2.00");
    Files.delete(record);
    assertThat(songline("references", song)).isZero();
    assertThat(printed()).contains("record.wav");
    assertThat(songline("references", song, "--json")).isZero();
    JsonNode listed = JsonMapper.shared().readTree(printed()).get(0);
    assertThat(listed.get("name").asString()).isEqualTo("record.wav");
    assertThat(listed.get("weight").asDouble()).isEqualTo(2);
    assertThat(listed.get("profile").get("whole").get("mid").size()).isEqualTo(31);
    assertThat(songline("references", song, "remove", "nobody.wav")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("songline: there is no reference called nobody.wav\n");
    assertThat(songline("compare", song)).isEqualTo(3);
    assertThat(printed()).contains("beside record.wav", "most of it is");
    assertThat(songline("references", song, "remove", "record.wav")).isZero();
    assertThat(printed()).isEmpty();
    assertThat(songline("compare", song)).isEqualTo(2);
  }

  @Test
  void aMasterIsMadeLikeAReference() {
    Path master = folder.resolve("master.wav");
    assertThat(
            songline(
                "master",
                mix,
                "-r",
                record,
                "--match",
                "dynamics=0",
                "--match-limit",
                "12",
                "-o",
                master))
        .isIn(0, 3);
    assertThat(printed()).contains("Match tone:", "Match:");
    assertThat(Files.exists(master)).isTrue();
  }

  @Test
  void exactIsOneWordAndReachesTheLoudness() {
    Path master = folder.resolve("exact.wav");
    assertThat(songline("master", mix, "-r", record, "--match", "exact", "-o", master)).isZero();
    assertThat(printed()).contains("Match:", "Loudness reached");
    assertThat(songline("master", mix, "-r", record, "--match", "tone", "-o", master)).isEqualTo(2);
  }

  @Test
  void aBlindComparisonIsOnePage() throws IOException {
    Path page = folder.resolve("page.html");
    assertThat(songline("compare", mix, record, "--abx", page)).isZero();
    assertThat(Files.readString(page)).contains("X is A").doesNotContain("http");
    assertThat(songline("compare", mix, record, "--abx", page, "--json")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @Test
  void aVersionThatComesLaterIsHeardInTime() throws IOException {
    Path later = folder.resolve("later.wav");
    AudioData sound = AudioFiles.readAll(mix, 1 << 24);
    int lag = 1105;
    int frames = sound.frames();
    float[] x = new float[2 * (frames + lag)];
    for (int i = 0; i < frames; i++) {
      x[2 * (i + lag)] = 0.5f * sound.channels()[0][i];
      x[2 * (i + lag) + 1] = 0.5f * sound.channels()[1][i];
    }
    try (AudioWriter writer = AudioFiles.create(later, WriteFormat.wavFloat(RATE, 2), Tags.NONE)) {
      writer.write(x, 0, frames + lag);
      writer.finish();
    }
    Path page = folder.resolve("page.html");
    assertThat(songline("compare", mix, later, "--abx", page)).isZero();
    Matcher sounds = Pattern.compile("\"([A-Za-z0-9+/=]{100,})\"").matcher(Files.readString(page));
    assertThat(sounds.find()).isTrue();
    byte[] one = Base64.getDecoder().decode(sounds.group(1));
    assertThat(sounds.find()).isTrue();
    byte[] other = Base64.getDecoder().decode(sounds.group(1));
    assertThat(other).hasSameSizeAs(one);
    ShortBuffer a = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    ShortBuffer b = ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    int far = 0;
    for (int i = 22; i < a.limit(); i++) {
      far = Math.max(far, Math.abs(a.get(i) - b.get(i)));
    }
    // Dither of one step each, and the loudness within a hundredth.
    assertThat(far).isLessThan(32);
  }
}
