package org.songline.mastering.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.media.Progress;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;

class CodecPreviewTest {
  @TempDir Path folder;

  private static LossyCodec codec(String id) {
    return LossyCodec.find(id).orElseThrow();
  }

  private static Material music(long seed, int seconds, double lufs) throws IOException {
    return Material.of("music " + seed, LoudMusic.RATE, 2, LoudMusic.master(seed, seconds, lufs));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3-128", "aac-128", "opus-64"})
  void theCeilingThatIsNamedHolds(String id) throws IOException {
    Material master = music(1, 8, -8);
    CodecPeak peak = CodecPreview.of(master, codec(id), -1.2, Progress.NONE);
    assertThat(peak.encoded()).isTrue();
    assertThat(peak.beforeDbtp()).isEqualTo(-1, within(0.1));
    assertThat(peak.riseDb()).isEqualTo(peak.afterDbtp() - peak.beforeDbtp(), within(1e-9));
    assertThat(peak.afterDbtp()).isGreaterThan(-1.2);
    assertThat(peak.holds()).isFalse();
    assertThat(peak.checkedDbtp()).isLessThanOrEqualTo(-1.2);
    // Close to the limit, or close to a gain at which the encoder jumps over it.
    assertThat(Math.min(-1.2 - peak.checkedDbtp(), peak.failsGainDb() - peak.gainDb()))
        .isLessThanOrEqualTo(0.2);
    assertThat(peak.ceilingDbtp()).isEqualTo(peak.beforeDbtp() + peak.gainDb(), within(1e-9));
  }

  @Test
  void aMasterWithRoomNeedsNothing() throws IOException {
    CodecPeak peak = CodecPreview.of(music(1, 4, -20), codec("mp3-320"), 0, Progress.NONE);
    assertThat(peak.holds()).isTrue();
    assertThat(peak.ceilingDbtp()).isEqualTo(peak.beforeDbtp());
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4})
  void theModelIsWithinThreeTenthsOfTheEncoderOnMusicItNeverSaw(long seed) throws IOException {
    Material master = music(seed, 10, -9);
    LossyCodec mp3 = codec("mp3-320");
    double real = CodecPreview.of(master, mp3, 0, Progress.NONE).riseDb();
    CodecPeak estimate = CodecPreview.estimated(master, mp3, 0, Progress.NONE);
    assertThat(estimate.encoded()).isFalse();
    assertThat(estimate.riseDb()).as("seed %d", seed).isEqualTo(real, within(0.3));
  }

  @Test
  void withoutAnEncoderTheModelAnswers() throws IOException {
    CodecPeak peak = CodecPreview.of(music(1, 4, -9), codec("vorbis-320"), 0, Progress.NONE);
    assertThat(peak.encoded()).isFalse();
    assertThat(peak.name()).isEqualTo("Vorbis 320");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3-320", "opus-128", "aac-256", "vorbis-320"})
  void whatIsLeftAndWhatIsLostAddUpToTheMaster(String id) throws IOException {
    float[] x = LoudMusic.master(6, 4, -10);
    Material master = Material.of("music", LoudMusic.RATE, 2, x);
    Path left = folder.resolve("left.wav");
    Path lost = folder.resolve("lost.wav");
    LostSound preview = LostSound.write(master, codec(id), false, left, Progress.NONE);
    LostSound difference = LostSound.write(master, codec(id), true, lost, Progress.NONE);
    assertThat(preview.lagFrames()).isZero();
    assertThat(difference.lostDb()).isBetween(-45.0, -8.0);
    AudioData kept = AudioFiles.readAll(left, 1 << 24);
    AudioData gone = AudioFiles.readAll(lost, 1 << 24);
    assertThat(kept.frames()).isEqualTo(gone.frames());
    if (kept.format().rate() == LoudMusic.RATE) {
      for (int i = 0; i < kept.frames(); i++) {
        float back = kept.channels()[0][i] - gone.channels()[0][i];
        assertThat(back).isEqualTo(x[2 * i], within(1e-6f));
      }
    }
  }

  @Test
  void stoppingLeavesNothing() throws IOException {
    Material master = music(1, 4, -9);
    assertThatThrownBy(
            () -> CodecPreview.of(master, codec("mp3-320"), 0, (done, total) -> done < 600))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(
            () ->
                LostSound.write(
                    master,
                    codec("mp3-320"),
                    true,
                    folder.resolve("x.wav"),
                    (done, total) -> done < 600))
        .isInstanceOf(CancellationException.class);
    assertThat(folder).isEmptyDirectory();
  }
}
