package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** What proves whose sound it is, by command. */
class EvidenceCommandsTest {
  private static final int RATE = 32_000;

  @TempDir private Path home;
  private Path label = Path.of("");

  @BeforeEach
  void aCatalogWithARecording() throws IOException {
    label = home.resolve("label");
    Files.createDirectories(label);
    Files.writeString(
        label.resolve("catalog.json"),
        """
        {
          "songline-catalog": 1,
          "parties": [{"id": "anna", "kind": "person", "name": "Anna"}],
          "recordings": [
            {"id": "boats", "title": "Boats", "artist": [{"artist": "anna", "as": "Anna"}]}
          ]
        }
        """);
    write(label.resolve("master.wav"), 1);
  }

  private static void write(Path file, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    float[] sound = new float[2 * 12 * RATE];
    float low = 0;
    for (int i = 0; i < sound.length; i++) {
      low += 0.3f * ((float) random.nextDouble() - 0.5f - low);
      sound[i] = low;
    }
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wav(RATE, 2, 16), Tags.NONE)) {
      writer.write(sound, 0, sound.length / 2);
      writer.finish();
    }
  }

  private Called rights(String command, Object... more) {
    Object[] all = new Object[more.length + 3];
    all[0] = "rights";
    all[1] = command;
    all[2] = label;
    System.arraycopy(more, 0, all, 3, more.length);
    return Called.songline(all);
  }

  @Test
  void aRecordingIsBoundToItsSoundAndAnotherSoundIsRefused() throws IOException {
    Path master = label.resolve("master.wav");
    assertThat(rights("fingerprint", "boats", "--file", master).err()).isEmpty();
    assertThat(rights("fingerprint", "boats", "--file", master).out())
        .contains("boats is bound to master.wav, 0:12.0");
    assertThat(rights("fingerprint").out()).contains("bound");
    assertThat(rights("fingerprint", "--file", master, "--json").json().path("known")).hasSize(1);
    write(label.resolve("other.wav"), 2);
    Called other = rights("fingerprint", "boats", "--file", label.resolve("other.wav"));
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.out()).contains("it sounds unlike").contains("nothing is bound");
    write(master, 3);
    assertThat(rights("fingerprint").code()).isEqualTo(3);
  }

  @Test
  void whatIsEnteredHoldsUntilAByteChanges() throws IOException {
    assertThat(rights("fingerprint", "boats", "--file", label.resolve("master.wav")).code())
        .isZero();
    Path key = home.resolve("key");
    assertThat(rights("evidence", "--record", "--key", key).out()).contains("2 entered");
    assertThat(rights("evidence", "--list").out())
        .contains("master.wav")
        .contains("2 entries hold");
    assertThat(rights("timestamp", "--request").out()).contains("000002").contains("waits");
    assertThat(rights("timestamp", "--send", "http://127.0.0.1:1/").code()).isEqualTo(3);
    write(label.resolve("master.wav"), 2);
    Called changed = rights("evidence");
    assertThat(changed.code()).isEqualTo(3);
    assertThat(changed.out()).contains("entry 2, master master.wav: it was changed");
  }

  @Test
  void aCopyTellsWhoGotIt() {
    Path copy = home.resolve("copy.flac");
    Path master = label.resolve("master.wav");
    assertThat(rights("watermark", master, "--to", "anna", "-o", copy).code()).isZero();
    assertThat(rights("watermark", copy, "--find").out()).contains("the copy of anna");
    assertThat(rights("watermark", copy, "--find", "--json").json().path("party").asString())
        .isEqualTo("anna");
    assertThat(rights("watermark", master, "--find").code()).isEqualTo(3);
    assertThat(rights("watermark").out()).contains("anna");
    assertThat(rights("watermark", master).code()).isEqualTo(2);
    assertThat(rights("watermark", master, "--to", "nobody", "-o", copy).code()).isEqualTo(1);
  }
}
