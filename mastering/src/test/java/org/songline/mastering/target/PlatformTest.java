package org.songline.mastering.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.media.MediaProblem;

class PlatformTest {
  private static Heard on(String platform, double lufs, double peak) {
    return Platform.find(platform).orElseThrow().heard(lufs, peak);
  }

  @Test
  void spotifysOwnExampleComesOutAsPublished() {
    // A record of -20 LUFS with a true peak of -5 dB is raised to -16 LUFS only.
    Heard heard = on("spotify", -20, -5);
    assertThat(heard.lufs()).isEqualTo(-16);
    assertThat(heard.gainDb()).isEqualTo(4);
    assertThat(heard.truePeakDbtp()).isEqualTo(-1);
    assertThat(heard.heldBackDb()).isEqualTo(2);
  }

  @Test
  void spotifyTurnsLoudRecordsDownByTheDifference() {
    assertThat(on("spotify", -8.4, -0.5).gainDb()).isCloseTo(-5.6, within(1e-9));
    assertThat(on("spotify-quiet", -8.4, -0.5).lufs()).isCloseTo(-19, within(1e-9));
    assertThat(on("spotify-loud", -8.4, -0.5).gainDb()).isCloseTo(-2.6, within(1e-9));
    assertThat(on("spotify", -14, -1).gainDb()).isZero();
    // Peaks over the headroom already: it is not raised, and not turned down for them.
    assertThat(on("spotify", -18, 0).gainDb()).isZero();
    assertThat(on("spotify-web", -20, -5).gainDb()).isZero();
  }

  @Test
  void theLoudSettingRaisesAllTheWayAndLimits() {
    Heard heard = on("spotify-loud", -20, -5);
    assertThat(heard.lufs()).isEqualTo(-11);
    assertThat(heard.gainDb()).isEqualTo(9);
    assertThat(heard.limitedDb()).isEqualTo(5);
    assertThat(on("spotify-loud", -14, -6).limitedDb()).isZero();
  }

  @Test
  void othersOnlyTurnDownOrDoNothing() {
    for (String id : new String[] {"tidal", "youtube", "amazon", "deezer"}) {
      assertThat(on(id, -20, -5).gainDb()).as(id).isZero();
    }
    assertThat(on("deezer", -9, -1).lufs()).isEqualTo(-15);
    assertThat(on("youtube", -9, -1).gainDb()).isEqualTo(-5);
    assertThat(on("apple", -9, -1).lufs()).isEqualTo(-16);
    assertThat(on("broadcast", -9, -1).lufs()).isEqualTo(-23);
    for (String id : new String[] {"soundcloud", "bandcamp", "cd", "club"}) {
      assertThat(on(id, -7, 0.5).gainDb()).as(id).isZero();
      assertThat(on(id, -30, -12).gainDb()).as(id).isZero();
    }
  }

  @Test
  void aTableWithAMistakeIsRefusedWithItsLine() {
    wrong("a;A;-14;never;-1;2025-11", "line 1", "6 fields");
    wrong("# x\na;A;-14;never;-1;2025;somewhere", "line 2", "date like 2025-11");
    wrong("a;A;loud;never;-1;2025-11;somewhere", "line 1", "loudness is loud");
    wrong("a;A;-14;always;-1;2025-11;somewhere", "line 1", "always is none of");
    wrong("a;A;-14;never;2;2025-11;somewhere", "line 1", "headroom is 2");
    wrong("a;A;-14;never;-1;2025-11; ", "line 1", "a source");
  }

  private static void wrong(String text, String... words) {
    assertThatThrownBy(() -> Platform.parse("mine.csv", text))
        .isInstanceOf(MediaProblem.class)
        .message()
        .startsWith("mine.csv: ")
        .contains(words)
        .doesNotContain("\n");
  }
}
