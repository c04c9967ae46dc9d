package org.songline.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;

class VorbisReaderTest {
  @TempDir Path folder;

  @Test
  void fileIsReadAsTheCodecProgramReadsIt() throws IOException {
    Path ogg = fixture("stereo.ogg");
    AudioData own = AudioFiles.readAll(ogg, 1 << 24);
    assertThat(own.frames()).isEqualTo(5000);
    assertThat(own.format().rate()).isEqualTo(44_100);
    assertThat(own.format().container()).isEqualTo(Container.OGG);
    assertThat(own.format().encoding()).isEqualTo(Encoding.LOSSY);
    assertThat(own.metadata().tags())
        .isEqualTo(Tags.NONE.with(Tag.TITLE, "Été").with(Tag.ARTIST, "A = B"));
    same(own, ogg, 2);
  }

  @Test
  void surroundChannelsAreInTheOrderOfWav() throws IOException {
    Path ogg = fixture("surround.ogg");
    same(AudioFiles.readAll(ogg, 1 << 24), ogg, 6);
  }

  @Test
  void goingBackGivesTheSameSamplesAgain() throws IOException {
    try (AudioReader reader = AudioFiles.open(fixture("stereo.ogg"))) {
      float[] all = new float[10_000];
      assertThat(reader.read(all, 0, 5000)).isEqualTo(5000);
      assertThat(reader.read(all, 0, 1)).isZero();
      reader.seek(1234);
      assertThat(reader.position()).isEqualTo(1234);
      double[] part = new double[200];
      assertThat(reader.readDoubles(part, 0, 100)).isEqualTo(100);
      for (int i = 0; i < 200; i++) {
        assertThat((float) part[i]).isEqualTo(all[2468 + i]);
      }
    }
  }

  /** Tones, another in each channel, made with libvorbis. */
  private Path fixture(String name) throws IOException {
    Path ogg = folder.resolve(name);
    try (var in = VorbisReaderTest.class.getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(in), ogg);
    }
    return ogg;
  }

  private static void same(AudioData own, Path ogg, int channels) throws IOException {
    FileSource source = FileSource.open(ogg);
    CodecProbe.Kind kind = new CodecProbe.Kind("ogg", Container.OGG);
    float[] expected = new float[10_000 * channels];
    int frames;
    try (AudioReader other = new CodecReader(source, kind)) {
      frames = other.read(expected, 0, 10_000);
    }
    assertThat(own.format().channels()).isEqualTo(channels);
    assertThat(Math.abs(own.frames() - frames)).isLessThan(2048);
    for (int c = 0; c < channels; c++) {
      float[] channel = own.channels()[c];
      assertThat(Arrays.copyOf(channel, 100)).isNotEqualTo(new float[100]);
      for (int i = 0; i < Math.min(frames, own.frames()); i++) {
        assertThat(channel[i]).isCloseTo(expected[i * channels + c], within(1e-5f));
      }
    }
  }
}
