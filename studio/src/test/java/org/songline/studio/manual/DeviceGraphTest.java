package org.songline.studio.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songline.devices.Assets;
import org.songline.devices.builtin.BuiltIn;
import org.songline.studio.manual.DeviceGraph.Curve;
import org.songline.studio.manual.DeviceGraph.Of;

/** The curves that pages show are what the devices do. */
class DeviceGraphTest {
  private static Curve draw(String device, Of of, Map<String, Double> values, double seconds) {
    return DeviceGraph.of(
        BuiltIn.catalogue().find(device).orElseThrow(), values, Assets.NONE, of, 120, seconds, 60);
  }

  private static double near(Curve curve, double x) {
    int best = 0;
    for (int i = 0; i < curve.x().size(); i++) {
      if (Math.abs(curve.x().get(i) - x) < Math.abs(curve.x().get(best) - x)) {
        best = i;
      }
    }
    return curve.left().get(best);
  }

  @Test
  void anEqualiserWithoutBandsIsFlatAndABellIsAsHighAsItSays() {
    assertThat(draw("eq", Of.RESPONSE, Map.of(), 1).left())
        .allSatisfy(value -> assertThat(value).isCloseTo(0, within(0.01)));
    Curve bell =
        draw(
            "eq",
            Of.RESPONSE,
            Map.of(
                "band-4-on", 1.0, "band-4-frequency", 640.0, "band-4-gain", 9.0, "band-4-q", 2.0),
            1);
    assertThat(near(bell, 640)).isCloseTo(9, within(0.05));
    assertThat(near(bell, 20)).isCloseTo(0, within(0.1));
    assertThat(bell.right()).isEqualTo(bell.left());
  }

  @Test
  void echoesComeWhenTheyAreSet() {
    Curve echoes =
        draw(
            "delay",
            Of.DECAY,
            Map.of("sync", 0.0, "time", 500.0, "mix", 100.0, "feedback", 50.0),
            2);
    assertThat(near(echoes, 0.5)).isGreaterThan(-20);
    assertThat(near(echoes, 1.0)).isBetween(-30.0, near(echoes, 0.5) - 3);
    assertThat(near(echoes, 0.3)).isLessThan(-100);
  }

  @Test
  void aCompressorTurnsDownByItsRatio() {
    Curve levels =
        draw(
            "compressor",
            Of.LEVELS,
            Map.of("threshold", -30.0, "ratio", 3.0, "knee", 0.0, "attack", 1.0),
            1);
    assertThat(near(levels, -45)).isCloseTo(-45, within(0.1));
    assertThat(near(levels, 0)).isCloseTo(-20.0, within(1.0));
  }

  @Test
  void anLfoSwingsAsOftenAsItsNoteSays() {
    Curve sine = draw("lfo", Of.SHAPE, Map.of("smooth", 0.0, "sync", 0.0, "rate", 1.0), 2);
    assertThat(near(sine, 0.25)).isCloseTo(1, within(0.02));
    assertThat(near(sine, 0.75)).isCloseTo(-1, within(0.02));
    assertThat(near(sine, 1.25)).isCloseTo(1, within(0.02));
  }

  @Test
  void aNoteSoundsWhileItIsHeldAndValuesOutsideOfTheTableAreBrought() {
    Curve note =
        draw("synth", Of.NOTE, Map.of("amp-release", 0.01, "level", 99.0, "nonsense", 3.0), 1);
    assertThat(near(note, 0.3)).isGreaterThan(0.05);
    assertThat(near(note, 0.9)).isLessThan(1e-3);
  }
}
