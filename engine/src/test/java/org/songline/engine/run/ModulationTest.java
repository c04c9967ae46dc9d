package org.songline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.moving;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.off;
import static org.songline.engine.TestSong.side;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.render.RenderRequest;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;

/** Modulators move parameters to the sample, wherever latency lies in between. */
class ModulationTest {
  private static TestSong song() {
    return new TestSong()
        .pattern("p", note(0, 100, 60))
        .track("length", Kind.INSTRUMENT)
        .clips(TestSong.notes("c", "p", 0, 20_000));
  }

  private static float[] left(Song song, int block) {
    TestRender render = TestRender.of(song, RenderRequest.MIX.threads(1).block(block));
    assertThat(render.report().problems()).isEmpty();
    float[] left = new float[render.mix().length / 2];
    for (int i = 0; i < left.length; i++) {
      left[i] = render.mix()[2 * i];
    }
    return left;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 64, 100, 1000})
  void aParameterIsWhereTheModulatorPutsItAtEveryFrame(int latency) {
    Device clock = moving(device("clock", "clock"), "sound", "value", 0.5);
    Song song =
        song()
            .track(
                "t",
                Kind.GROUP,
                clock,
                device("late", "latent", Map.of("frames", (double) latency)),
                device("sound", "value", Map.of("value", 1.0)))
            .master()
            .build();
    float[] heard = left(song, 512);
    // The travel of the knob is 20 wide.
    for (int f = 0; f < 15_000; f += 7) {
      assertThat((double) heard[f])
          .as("frame " + f)
          .isCloseTo(1 + 0.5 * 20 * f / 1e6, within(1e-5));
    }
    assertThat(left(song, 64)).isEqualTo(heard);
    assertThat(left(song, 4096)).isEqualTo(heard);
  }

  @Test
  void modulationAddsToAutomationAndStopsAtTheEndOfTheKnob() {
    Device clock = moving(device("clock", "clock"), "sound", "value", 1);
    Device other = moving(device("other", "clock"), "sound", "value", -0.25);
    Song song =
        song()
            .track("t", Kind.GROUP, clock, other, device("sound", "value"))
            .automate(
                new Automation(
                    new Target.Parameter(new DeviceId("sound"), "value"),
                    true,
                    List.of(
                        new Point(TestSong.frame(0), 0, Point.Shape.LINEAR, 0),
                        new Point(TestSong.frame(10_000), 9.9, Point.Shape.LINEAR, 0))))
            .master()
            .build();
    float[] heard = left(song, 256);
    for (int f = 0; f < 15_000; f += 11) {
      double wanted = Math.min(10, Math.min(9.9, 9.9 * f / 10_000) + 0.75 * 20 * f / 1e6);
      assertThat((double) heard[f]).as("frame " + f).isCloseTo(wanted, within(1e-4));
    }
  }

  @Test
  void aModulatorHearsItsPlaceOrItsSideChainAtTheSameFrame() {
    Device follows = moving(side("clock", "clock", "source", true), "sound", "value", 0.05);
    Song song =
        song()
            .track(
                "source",
                Kind.GROUP,
                device("dc", "value", Map.of("value", 3.0)),
                device("late", "latent", Map.of("frames", 500.0)))
            .track("t", Kind.GROUP, follows, device("sound", "value"))
            .master()
            .build();
    float[] heard = left(song, 128);
    for (int f = 600; f < 15_000; f += 13) {
      double wanted = 3 + 0.05 * 20 * (3 + f / 1e6);
      assertThat((double) heard[f]).as("frame " + f).isCloseTo(wanted, within(1e-4));
    }
  }

  @Test
  void aBypassedModulatorMovesNothingAndOneBehindItsTargetIsReported() {
    Device clock = moving(device("clock", "clock"), "sound", "value", 0.5);
    Song bypassed =
        song()
            .track("t", Kind.GROUP, off(clock), device("sound", "value", Map.of("value", 1.0)))
            .master()
            .build();
    assertThat(left(bypassed, 512)).hasSizeGreaterThan(15_000).containsOnly(1f);
    Song behind =
        song()
            .track("t", Kind.GROUP, device("sound", "value", Map.of("value", 1.0)), clock)
            .master()
            .build();
    assertThat(TestRender.of(behind, RenderRequest.MIX).report().problems())
        .containsExactly("t/clock: it cannot move sound, which stands before it");
  }
}
