package org.songline.release.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.Container;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.id.Sha256;

class ReleaseBuildTest {
  private static final ReleaseId BOATS = new ReleaseId("paper-boats");
  private static final int RATE = 44_100;

  @TempDir private Path temp;
  private CatalogFolder folder = CatalogFolder.of(Path.of(""));
  private int[] steps = {};

  @BeforeEach
  void assemble() throws IOException {
    folder = CatalogFolder.of(temp.resolve("catalog"));
    Catalog made = Examples.single();
    folder.change(_ -> made);
    steps = noise(2 * 12_345, 24);
    Path master = write("Paper Boats.wav", 24, steps, Tags.NONE);
    Path cover = temp.resolve("front.png");
    ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", cover.toFile());
    Assembly.add(folder, BOATS, 1, List.of(master, cover));
  }

  private static int[] noise(int samples, int bits) {
    SplittableRandom random = new SplittableRandom(7);
    int[] noise = new int[samples];
    Arrays.setAll(noise, _ -> random.nextInt() >> (32 - bits) >> 2);
    noise[0] = (1 << (bits - 1)) - 1;
    noise[1] = -(1 << (bits - 1));
    return noise;
  }

  private Path write(String name, int bits, int[] samples, Tags tags) throws IOException {
    Path file = temp.resolve(name);
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wav(RATE, 2, bits), tags)) {
      writer.writeInts(samples, 0, samples.length / 2);
      writer.finish();
    }
    return file;
  }

  @Test
  void aMasterIsMeasuredAndBoundToTheRecordingOfItsTitle() throws IOException {
    Catalog catalog = folder.read();
    assertThat(catalog.recordings()).hasSize(1);
    Recording recording = catalog.recordings().values().iterator().next();
    var sound = recording.file().orElseThrow();
    assertThat(sound.path()).isEqualTo("masters/paper-boats.wav");
    assertThat(sound.rate()).isEqualTo(RATE);
    assertThat(sound.bits()).isEqualTo(24);
    assertThat(sound.frames()).isEqualTo(12_345);
    assertThat(sound.sha256()).isEqualTo(Sha256.of(folder.file(sound.path())));
    assertThat(catalog.release(BOATS).tracks()).hasSize(1);
    assertThat(catalog.release(BOATS).cover().orElseThrow().path())
        .isEqualTo("cover/paper-boats.png");
  }

  @Test
  void anIsrcInTheFileFindsItsRecordingAndANewTitleMakesOne() throws IOException {
    Path coded = write("other.wav", 16, noise(200, 16), Tags.NONE.with(Tag.ISRC, "DEH012600001"));
    Path fresh = write("02 Low_Tide.wav", 16, noise(400, 16), Tags.NONE);
    Assembly.add(folder, BOATS, 1, List.of(coded, fresh));
    Catalog catalog = folder.read();
    assertThat(catalog.recordings()).hasSize(2);
    assertThat(catalog.recordingsOf(catalog.release(BOATS)))
        .extracting(Recording::title)
        .containsExactly("Paper Boats", "Low Tide");
    assertThat(catalog.recordingsOf(catalog.release(BOATS)).getFirst().file().orElseThrow().bits())
        .isEqualTo(16);
  }

  @Test
  void whatShopsDoNotTakeIsRefused() throws IOException {
    Path floats = temp.resolve("floats.wav");
    try (AudioWriter writer = AudioFiles.create(floats, WriteFormat.wavFloat(RATE, 2), Tags.NONE)) {
      writer.write(new float[200], 0, 100);
      writer.finish();
    }
    assertThatThrownBy(() -> Assembly.add(folder, BOATS, 1, List.of(floats)))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("16 or 24 bits");
    assertThatThrownBy(() -> Assembly.add(folder, BOATS, 3, List.of(temp.resolve("none.wav"))))
        .isInstanceOf(ReleaseProblem.class);
    assertThat(folder.read().release(BOATS).tracks()).hasSize(1);
  }

  @Test
  void aNewReleaseMakesItsArtistOnce() {
    Assembly.Made first = Assembly.create(Catalog.EMPTY, Release.Type.EP, "One", "Zoë & The Band");
    Assembly.Made second =
        Assembly.create(first.catalog(), Release.Type.EP, "One", "zoë & the band");
    assertThat(second.catalog().parties()).hasSize(1);
    assertThat(second.id().text()).isEqualTo("one-2");
  }

  @Test
  void theFolderHoldsTheSameSoundInEveryForm() throws IOException {
    Path out = temp.resolve("out");
    ReleaseBuild.Built built = ReleaseBuild.build(folder, BOATS, out, Progress.NONE);
    byte[] bare = Files.readAllBytes(out.resolve("delivery/01_Paper-Boats.wav"));
    byte[] expected = new byte[steps.length * 3];
    for (int i = 0; i < steps.length; i++) {
      for (int b = 0; b < 3; b++) {
        expected[3 * i + b] = (byte) (steps[i] >> (8 * b));
      }
    }
    assertThat(Arrays.copyOfRange(bare, 44, bare.length)).isEqualTo(expected);
    assertThat(new String(bare, 0, 44, StandardCharsets.ISO_8859_1))
        .startsWith("RIFF")
        .contains("WAVEfmt \u0010\0\0\0\u0001\0")
        .contains("data");
    String archive =
        new String(
            Files.readAllBytes(out.resolve("archive/01_Paper-Boats.wav")),
            StandardCharsets.ISO_8859_1);
    assertThat(archive).contains("bext").contains("iXML").contains("LIST").contains("axml");
    Path flac = out.resolve("flac/01_Paper-Boats.flac");
    assertThat(Sound.difference(temp.resolve("Paper Boats.wav"), flac)).isEmpty();
    try (AudioReader reader = AudioFiles.open(flac)) {
      Tags tags = reader.metadata().tags();
      assertThat(tags.get(Tag.TRACK)).contains("1/1");
      assertThat(tags.get(Tag.KEY)).contains("Em");
      assertThat(tags.get(Tag.LANGUAGE)).contains("eng");
      assertThat(tags.get(Tag.COMPOSER)).contains("Anna Maria Berg, Thomas Reed");
      assertThat(tags.get(Tag.LYRICIST)).contains("Anna Maria Berg");
      assertThat(tags.get(Tag.LYRICS)).contains("Fold the paper twice\nand let it go");
      assertThat(tags.get(Tag.COPYRIGHT))
          .contains("\u2117 2026 Harbour Records \u00a9 2026 Harbour Records");
      assertThat(tags.cover()).isPresent();
    }
    assertThat(built.files())
        .contains("credits.txt", "manifest.json", "cover.png", "lyrics/01_Paper-Boats.ttml");
    for (String line : Files.readAllLines(out.resolve(ReleaseBuild.SUMS))) {
      assertThat(Sha256.of(out.resolve(line.substring(66)))).isEqualTo(line.substring(0, 64));
    }
    assertThat(built.left()).hasSize(AudioFiles.canWrite(Container.MP3) ? 0 : 1);
  }

  @Test
  void sameCatalogSameBytes() throws IOException {
    ReleaseBuild.build(folder, BOATS, temp.resolve("a"), Progress.NONE);
    ReleaseBuild.build(folder, BOATS, temp.resolve("b"), Progress.NONE);
    assertThat(Files.readString(temp.resolve("a").resolve(ReleaseBuild.SUMS)))
        .isEqualTo(Files.readString(temp.resolve("b").resolve(ReleaseBuild.SUMS)));
  }

  @Test
  void nothingAppearsUnlessAllOfItDoes() throws IOException {
    Path out = temp.resolve("out");
    assertThatThrownBy(() -> ReleaseBuild.build(folder, BOATS, out, (done, _) -> done < 2))
        .isInstanceOf(java.util.concurrent.CancellationException.class);
    Files.writeString(folder.file("masters/paper-boats.wav"), "other");
    assertThatThrownBy(() -> ReleaseBuild.build(folder, BOATS, out, Progress.NONE))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("changed after it was added");
    try (var entries = Files.list(temp)) {
      assertThat(entries.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.contains("out"));
    }
    Files.createDirectory(out);
    assertThatThrownBy(() -> ReleaseBuild.build(folder, BOATS, out, Progress.NONE))
        .hasMessageContaining("there already");
  }

  @Test
  void keysAreWrittenBriefly() {
    Map<String, String> keys =
        Map.of(
            "E minor",
            "Em",
            "C# minor",
            "C#m",
            "F sharp major",
            "F#",
            "Bb",
            "Bb",
            "b flat minor",
            "Bbm",
            "H major",
            "",
            "",
            "",
            "A major",
            "A");
    keys.forEach((name, brief) -> assertThat(ReleaseTags.key(name)).as(name).isEqualTo(brief));
  }

  @Test
  void anotherReaderFindsTheSameTags() throws IOException, InterruptedException {
    assumeTrue(installed(), "ffprobe is not installed");
    Release release = folder.read().release(BOATS);
    folder.change(
        catalog ->
            catalog.with(EntryText.RELEASE.with(release, Map.of("original-date", "2026-01-02"))));
    Path out = temp.resolve("out");
    ReleaseBuild.build(folder, BOATS, out, Progress.NONE);
    String flac = probe(out.resolve("flac/01_Paper-Boats.flac"));
    assertThat(flac)
        .contains("TAG:TITLE=Paper Boats", "TAG:track=1/1", "TAG:ISRC=DEH012600001")
        .contains("TAG:BARCODE=4006381333931", "TAG:CATALOGNUMBER=HBR-001", "TAG:disc=1/1")
        .contains("TAG:LABEL=Harbour Records", "TAG:BPM=82", "TAG:ORIGINALDATE=2026-01-02");
    assertThat(probe(out.resolve("archive/01_Paper-Boats.wav")))
        .contains("TAG:title=Paper Boats", "TAG:artist=Anna Berg", "TAG:album=Paper Boats");
    assumeTrue(AudioFiles.canWrite(Container.MP3), "the codec pack is not installed");
    assertThat(probe(out.resolve("mp3/01_Paper-Boats.mp3")))
        .contains("TAG:title=Paper Boats", "TAG:TSRC=DEH012600001", "TAG:publisher=Harbour Records")
        .contains("TAG:TBPM=82", "TAG:TKEY=Em", "TAG:lyrics-eng=Fold the paper twice")
        .contains("TAG:date=2027-03-05", "codec_name=png", "TAG:copyright=\u2117 2026 Harbour");
  }

  private static boolean installed() {
    try {
      return new ProcessBuilder("ffprobe", "-version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static String probe(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "stream=codec_name:format_tags",
                file.toString())
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return told;
  }
}
