package org.songline.devices.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.MediaProblem;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

class SfzLibraryTest {
  @TempDir Path folder;

  @Test
  void eachMissingSampleIsToldOnce() throws IOException {
    sample("here.wav");
    String text =
        """
        <region> sample=here.wav key=60
        <region> sample=gone.wav key=61
        <region> sample=gone.wav key=62
        <region> sample=lost.wav key=63
        """;
    assertThat(open(text).problems())
        .containsExactly(
            folder.resolve("gone.wav") + ": does not exist; check the name",
            folder.resolve("lost.wav") + ": does not exist; check the name");
    assertThat(open("<region> sample=here.wav").problems()).isEmpty();
  }

  @Test
  void ofManyMissingSamplesTheFirstTenAreTold() throws IOException {
    sample("here.wav");
    var text = new StringBuilder("<region> sample=here.wav");
    for (int i = 0; i < 25; i++) {
      text.append("\n<region> sample=").append(i).append(".wav");
    }
    assertThat(open(text.toString()).problems())
        .hasSize(11)
        .last()
        .isEqualTo("15 more samples are missing or bad");
  }

  @Test
  void anInstrumentWithoutAnyOfItsSamplesIsRefused() {
    assertThatThrownBy(() -> open("<region> sample=gone.wav"))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("gone.wav: does not exist");
  }

  private SampleLibrary open(String text) throws IOException {
    return SampleLibrary.open(Files.writeString(folder.resolve("x.sfz"), text));
  }

  private void sample(String name) throws IOException {
    Path file = folder.resolve(name);
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wav(48_000, 1, 16), Tags.NONE)) {
      writer.write(new float[100], 0, 100);
      writer.finish();
    }
  }
}
