package org.songline.mastering.album;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songline.mastering.input.AudioInput;
import org.songline.media.MediaProblem;

class AlbumTest {
  private static final String TEXT =
      """
      songline-album 1
      title = Slow Trains
      artist = The Example
      catalog = 0123456789012
      equal = 25 %

      [track]
      file = one.wav
      title = First
      isrc = GB-AYE-00-00351

      [track]
      # follows at once
      file = songs/two
      artist = A Guest
      gap = 0 s
      fade-out = 4.5 s
      trim = -0.5 dB
      """;

  @Test
  void theTextSaysWhatAnAlbumIs() throws MediaProblem {
    Album album = AlbumText.read("album.txt", Path.of("/music"), TEXT);
    assertThat(album.title()).isEqualTo("Slow Trains");
    assertThat(album.equalShare()).isEqualTo(0.25);
    assertThat(album.tracks())
        .containsExactly(
            new AlbumTrack(Path.of("/music/one.wav"), "First", "", "GBAYE0000351", 2, 0, 0, 0),
            new AlbumTrack(Path.of("/music/songs/two"), "", "A Guest", "", 0, 0, 4.5, -0.5));
  }

  @Test
  void everyMistakeIsNamedWithItsLineInOneLine() {
    wrong("title = x\n", "line 1", "songline-album 1");
    wrong("songline-album 1\nname = x\n", "line 2", "an album has no name");
    wrong("songline-album 1\n[track]\nfile = a\nfade = 3\n", "line 4", "a track has no fade");
    wrong("songline-album 1\n[track]\ntitle = a\n[track]\nfile = b\n", "line 2", "no file");
    wrong("songline-album 1\n[track]\nfile = a\ngap = long\n", "line 4", "gap is long");
    wrong("songline-album 1\n[track]\nfile = a\ngap = 61 s\n", "line 2", "0 to 60");
    wrong("songline-album 1\n[track]\nfile = a\nisrc = X1\n", "line 2", "isrc is X1");
    wrong("songline-album 1\n[track]\nfile = a\nfile = b\n", "line 4", "twice");
    wrong("songline-album 1\n[track]\nfile =\n", "line 3", "empty");
    wrong("songline-album 1\ntitle = a \"b\"\n", "line 2", "quote");
    wrong("songline-album 1\n[tracks]\n", "line 2", "sets nothing");
    wrong("songline-album 1\ncatalog = 12\n[track]\nfile = a\n", "thirteen digits");
    wrong("songline-album 1\nequal = 120 %\n[track]\nfile = a\n", "0 to 100");
    wrong("songline-album 1\n", "0 tracks");
  }

  private static void wrong(String text, String... words) {
    assertThatThrownBy(() -> AlbumText.read("album.txt", Path.of(""), text))
        .isInstanceOf(MediaProblem.class)
        .message()
        .startsWith("album.txt: ")
        .contains(words)
        .doesNotContain("\n");
  }

  @Test
  void theLoudestTrackHasTheTargetAndTheOthersKeepTheirDistance() {
    List<Double> mixes = Arrays.asList(-20.0, -16.0, null, -18.0);
    List<Double> none = List.of(0.0, 0.0, 0.0, 0.0);
    assertThat(LoudnessRelation.goals(mixes, none, -14, 0))
        .containsExactly(-18.0, -14.0, null, -16.0);
    assertThat(LoudnessRelation.goals(mixes, none, -14, 1))
        .containsExactly(-14.0, -14.0, null, -14.0);
    assertThat(LoudnessRelation.goals(mixes, none, -14, 0.5))
        .containsExactly(-16.0, -14.0, null, -15.0);
    // A trim above the loudest moves the others down, so that nothing passes the target.
    assertThat(LoudnessRelation.goals(mixes, List.of(0.0, 1.0, 0.0, 0.0), -14, 0))
        .containsExactly(-19.0, -14.0, null, -17.0);
  }

  @Test
  void tracksWithAGapBeginOnADiscFrame() {
    Layout layout = Layout.of(44_100, List.of(441_001L, 100_000L, 50L), List.of(2.0, 2.0, 0.0));
    assertThat(layout.starts().getFirst()).isZero();
    // 441001 + 88200 samples lie within disc frame 900; the next begins at 901 * 588.
    assertThat(layout.starts().get(1)).isEqualTo(901 * 588);
    assertThat(layout.gaps().get(1)).isEqualTo(901 * 588 - 441_001);
    assertThat(layout.starts().get(2)).isEqualTo(901 * 588 + 100_000);
    assertThat(layout.gaps().get(2)).isZero();
    assertThat(layout.length()).isEqualTo(901 * 588 + 100_050);
    assertThat(layout.discFrame(layout.starts().get(1))).isEqualTo(901);
    for (int rate : new int[] {44_100, 48_000, 88_200, 96_000, 192_000}) {
      Layout any = Layout.of(rate, List.of(12_345L, 1L), List.of(0.0, 1.5));
      long start = any.starts().get(1);
      assertThat(any.discFrame(start)).isEqualTo(any.discFrame(start - 1) + 1);
      assertThat(any.gaps().get(1) / (double) rate).isBetween(1.5, 1.5 + 1.0 / 75);
    }
  }

  @Test
  void theCueSheetNamesEveryPoint() throws MediaProblem {
    Album album = AlbumText.read("album.txt", Path.of("/music"), TEXT);
    Layout layout = Layout.of(44_100, List.of(44_100L * 61, 44_100L), List.of(0.0, 2.0));
    assertThat(CueSheet.text("album.wav", album, List.of("First", "Two"), layout))
        .isEqualTo(
            """
            CATALOG 0123456789012
            PERFORMER "The Example"
            TITLE "Slow Trains"
            FILE "album.wav" WAVE
              TRACK 01 AUDIO
                TITLE "First"
                PERFORMER "The Example"
                ISRC GBAYE0000351
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                TITLE "Two"
                PERFORMER "A Guest"
                INDEX 00 01:01:00
                INDEX 01 01:03:00
            """
                .replace("\n", "\r\n"));
    assertThat(CueSheet.clock(75L * 60 * 71 + 75 * 2 + 74)).isEqualTo("71:02:74");
  }

  @Test
  void fadesBeginAndEndInSilenceAndTouchNothingElse() throws IOException {
    float[] ones = new float[2 * 1000];
    Arrays.fill(ones, 1);
    FadedInput faded = new FadedInput(AudioInput.of("x", 1000, 2, ones), 1000, 0.1, 0.2);
    float[] y = new float[2 * 1000];
    for (int at = 0; at < 1000; ) {
      at += faded.read(y, 2 * at, 77);
    }
    assertThat(y[0]).isZero();
    assertThat(y[2 * 50]).isCloseTo(0.5f, within(1e-6f));
    assertThat(y[2 * 899 + 1]).isCloseTo(0.5f, within(1e-6f));
    assertThat(y[2 * 999]).isZero();
    for (int i = 100; i < 799; i++) {
      assertThat(y[2 * i]).isEqualTo(1);
    }
    for (int i = 1; i < 100; i++) {
      assertThat(y[2 * i]).isGreaterThan(y[2 * i - 2]).isEqualTo(y[2 * i + 1]);
    }
  }
}
