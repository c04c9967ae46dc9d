package org.songline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** Files are measured as their samples are. */
class MeasureTest {
  private static final int RATE = 48_000;

  @TempDir static Path folder;
  private static Path programme = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    programme = folder.resolve("programme.wav");
    int frames = 12 * RATE;
    float[] left = Signals.noise(frames, 0.3, 11);
    float[] right = Signals.noise(frames, 0.2, 12);
    try (var writer = AudioFiles.create(programme, WriteFormat.wav(RATE, 2, 24), Tags.NONE)) {
      writer.write(Signals.interleave(left, right), 0, frames);
      writer.finish();
    }
  }

  @Test
  void aFileReadsAsItsSamplesDo() throws IOException {
    var data = AudioFiles.readAll(programme, 100_000_000);
    var measurer = new Measurer(RATE, 2, Part.all());
    float[] interleaved = Signals.interleave(data.channels());
    measurer.accept(interleaved, 0, interleaved.length / 2);
    assertThat(Measure.file(programme, Progress.NONE).figures())
        .isEqualTo(measurer.finish().figures());
  }

  @Test
  void measuringCanBeStopped() {
    assertThatThrownBy(() -> Measure.file(programme, Part.quick(), (done, total) -> done < 100_000))
        .isInstanceOf(CancellationException.class);
  }
}
