package org.songline.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.audio.tags.Picture;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;

class Id3TagTest {
  @TempDir private Path folder;

  private static Tags every() {
    Tags tags = Tags.NONE;
    for (Tag tag : Tag.values()) {
      tags = tags.with(tag, "\u00e9 " + tag.name());
    }
    return tags.with(Tag.DATE, "2027-03-05")
        .with(Tag.TRACK, "3/12")
        .with(Tag.DISC, "1/2")
        .with(Tag.KEY, "F#m")
        .with(Tag.TEMPO, "91")
        .with(Tag.LANGUAGE, "eng")
        .with(Tag.ISRC, "DEH012600001")
        .with(Tag.GENRE, "Alternative")
        .with(Tag.LYRICS, "first line\nsecond \u266b line");
  }

  @Test
  void aTitleIsTheBytesOfTheStandard() {
    assertThat(HexFormat.of().formatHex(Id3Tag.bytes(Tags.NONE.with(Tag.TITLE, "Hi"))))
        .isEqualTo(
            "4944330300000000001154495432" + "00000007" + "0000" + "01" + "fffe" + "48006900");
    assertThat(Id3Tag.bytes(Tags.NONE)).isEmpty();
  }

  @Test
  void everyTagOfAnMp3IsReadAgain() throws IOException {
    assumeTrue(AudioFiles.canWrite(Container.MP3), "the codec pack is not installed");
    Path file = folder.resolve("a.mp3");
    byte[] image = "\u00ff\u00d8\u00ff cover".getBytes(StandardCharsets.ISO_8859_1);
    Tags tags = every().withCover(new Picture("image/jpeg", image));
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.mp3(44_100, 2, 128), tags)) {
      writer.write(new float[2 * 44_100], 0, 44_100);
      writer.finish();
    }
    try (AudioReader reader = AudioFiles.open(file)) {
      assertThat(reader.metadata().tags().texts()).isEqualTo(tags.texts());
    }
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .contains("APIC")
        .contains(new String(image, StandardCharsets.ISO_8859_1));
  }

  @Test
  void everyTagOfAFlacIsReadAgain() throws IOException {
    Path file = folder.resolve("a.flac");
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.flac(44_100, 1, 16), every())) {
      writer.write(new float[100], 0, 100);
      writer.finish();
    }
    try (AudioReader reader = AudioFiles.open(file)) {
      assertThat(reader.metadata().tags().texts()).isEqualTo(every().texts());
    }
  }

  @Test
  void bytesArePutInFrontOfFilesOfAnySize() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    byte[] front = {1, 2, 3, 4, 5};
    for (int size : new int[] {0, 1, 5, (1 << 20) - 1, 1 << 20, (3 << 20) + 7}) {
      byte[] content = new byte[size];
      random.nextBytes(content);
      Path file = folder.resolve(size + ".bin");
      Files.write(file, content);
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        Id3Tag.prepend(channel, front);
      }
      byte[] expected = ByteBuffer.allocate(size + 5).put(front).put(content).array();
      assertThat(Files.readAllBytes(file)).isEqualTo(expected);
    }
  }

  @Test
  void otherNamesOfTagsAreKnown() {
    Map<String, Tag> names =
        Map.of("lyrics-eng", Tag.LYRICS, "UNSYNCEDLYRICS", Tag.LYRICS, "organization", Tag.LABEL);
    names.forEach((name, tag) -> assertThat(Tag.named(name)).isEqualTo(Optional.of(tag)));
    assertThat(Tag.named("lyrics-translated")).isEmpty();
  }
}
