package org.songline.engine.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.audio;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.notes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioMetadata;
import org.songline.media.audio.WriteFormat;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;

class RendererTest {
  @TempDir Path folder;

  /** A recording whose left sample at frame i is i / 2^20 and whose right one is its negative. */
  private void staircase(String name, int frames, int channels) throws IOException {
    Files.createDirectories(folder.resolve("media"));
    float[] samples = new float[frames * channels];
    for (int f = 0; f < frames; f++) {
      for (int c = 0; c < channels; c++) {
        samples[f * channels + c] = (c == 0 ? 1 : -1) * f / (float) (1 << 20);
      }
    }
    try (var writer =
        AudioFiles.create(
            folder.resolve("media").resolve(name),
            WriteFormat.wavFloat(TestSong.RATE, channels),
            AudioMetadata.NONE)) {
      writer.write(samples, 0, frames);
      writer.finish();
    }
  }

  @Test
  void aNoteSoundsAtItsExactFrame() {
    Song song =
        new TestSong()
            .pattern("p", note(1000, 500, 60))
            .track("lead", Kind.INSTRUMENT, device("synth", "spikes"))
            .clips(notes("c", "p", 12_345, 5000))
            .master()
            .build();
    float[] mix = TestRender.of(song, RenderRequest.MIX).mix();
    assertThat(mix[2 * 13_345]).isEqualTo(1f);
    mix[2 * 13_345] = 0;
    mix[2 * 13_345 + 1] = 0;
    assertThat(mix).containsOnly(0f);
  }

  @Test
  void aRecordingPlaysSampleForSample() throws IOException {
    staircase("a.wav", 30_000, 2);
    Song song =
        new TestSong()
            .source("a", "a.wav", TestSong.RATE, 2, 30_000)
            .track("audio", Kind.AUDIO)
            .clips(audio("c", "a", 777, 30_000, 0))
            .master()
            .build();
    TestRender render = TestRender.of(song, RenderRequest.MIX, folder);
    assertThat(render.report().problems()).isEmpty();
    for (int f = 0; f < 30_000; f++) {
      assertThat(render.mix()[2 * (777 + f)]).isEqualTo(f / (float) (1 << 20));
      assertThat(render.mix()[2 * (777 + f) + 1]).isEqualTo(-f / (float) (1 << 20));
    }
    assertThat(render.mix()[2 * 30_777]).isZero();
  }

  @Test
  void aMissingRecordingIsSilenceAndToldInOneLine() {
    Song song =
        new TestSong()
            .source("a", "gone.wav", TestSong.RATE, 2, 30_000)
            .track("audio", Kind.AUDIO)
            .clips(audio("c", "a", 0, 1000, 0))
            .master(device("odd", "unknown-thing", Map.of()))
            .build();
    TestRender render = TestRender.of(song, RenderRequest.MIX, folder);
    assertThat(render.mix()).containsOnly(0f);
    assertThat(render.report().problems())
        .hasSize(2)
        .anyMatch(line -> line.contains("gone.wav"))
        .anyMatch(line -> line.contains("master/odd") && line.contains("unknown-thing"));
  }
}
