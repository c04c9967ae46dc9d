package org.songline.engine.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.engine.TestSong.device;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Tail;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.PanLaw;
import org.songline.model.song.Track.Strip;

/**
 * Kick (1) and snare (10) in the group drums, voice (100) beside them; snare and voice send to the
 * return hall, which makes a hundred times as much of it. What the mix holds tells what is heard.
 */
class SoloRuleTest {
  private static Strip strip(String id, Set<String> soloed, Set<String> muted, Set<String> safe) {
    return new Strip(
        0, 0, PanLaw.BALANCE, muted.contains(id), soloed.contains(id), safe.contains(id));
  }

  private static Song song(Set<String> soloed, Set<String> muted, Set<String> safe) {
    return new TestSong()
        .track("kick", Kind.AUDIO, device("k", "value", Map.of("value", 0.001)))
        .strip(strip("kick", soloed, muted, safe))
        .to("drums")
        .track("snare", Kind.AUDIO, device("s", "value", Map.of("value", 0.01)))
        .strip(strip("snare", soloed, muted, safe))
        .to("drums")
        .send("hall", false, 0)
        .track("voice", Kind.AUDIO, device("v", "value", Map.of("value", 0.1)))
        .strip(strip("voice", soloed, muted, safe))
        .send("hall", false, 0)
        .track("drums", Kind.GROUP)
        .strip(strip("drums", soloed, muted, safe))
        .track(
            "hall",
            Kind.RETURN,
            device("x", "scale", Map.of("factor", 10.0)),
            device("y", "scale", Map.of("factor", 10.0)))
        .strip(strip("hall", soloed, muted, safe))
        .master()
        .build();
  }

  private static Set<String> names(@Nullable String text) {
    return text == null ? Set.of() : Set.of(text.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    // soloed, muted, safe, heard in thousandths
    ",,,11111",
    ",kick,,11110",
    "kick,,,1",
    "snare,,,1010",
    "voice,,,10100",
    "drums,,,1011",
    "hall,,,11000",
    "kick,kick,,0",
    "drums,snare,,1",
    "kick,,voice,10101",
    "kick,,hall,1",
    "kick voice,,,10101",
    "snare,drums,,1000",
    "kick,,drums,1",
  })
  void soloMuteAndSafeLeaveTheseAudible(String soloed, String muted, String safe, int heard) {
    Song song = song(names(soloed), names(muted), names(safe));
    float[] mix =
        TestRender.of(song, RenderRequest.MIX.tail(new Tail.Seconds(0.1)).threads(1)).mix();
    assertThat(Math.round(mix[2000] * 1000)).isEqualTo(heard);
  }

  @Test
  void panLawsAreWhatTheyAreCalled() {

    for (PanLaw law : PanLaw.values()) {
      assertThat(Gains.left(law, 0)).isCloseTo(middle(law), within(1e-8));
      assertThat(Gains.left(law, -1)).isEqualTo(1);
      assertThat(Gains.left(law, 1)).isZero();
      double before = 1.0000001;
      for (double pan = -1; pan <= 1; pan += 1.0 / 64) {
        double left = Gains.left(law, pan);
        assertThat(left).isLessThanOrEqualTo(before);
        before = left;
        double right = Gains.left(law, -pan);
        if (law == PanLaw.MINUS_3) {
          assertThat(left * left + right * right).isCloseTo(1, within(1e-8));
        } else if (law == PanLaw.MINUS_6) {
          assertThat(left + right).isEqualTo(1);
        }
      }
    }
  }

  private static double middle(PanLaw law) {
    return switch (law) {
      case BALANCE -> 1;
      case MINUS_3 -> Math.sqrt(0.5);
      case MINUS_4_5 -> Math.pow(0.5, 0.75);
      case MINUS_6 -> 0.5;
    };
  }
}
