package org.songline.studio.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;

class TravelTest {
  @Test
  void faderAndPanReachTheirEndsAndTheirMiddleExactly() {
    assertThat(Travel.fader(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Travel.fader(95)).isZero();
    assertThat(Travel.fader(127)).isEqualTo(6);
    assertThat(Travel.pan(0)).isEqualTo(-1);
    assertThat(Travel.pan(64)).isZero();
    assertThat(Travel.pan(127)).isEqualTo(1);
    for (int way = 1; way < 127; way++) {
      assertThat(Travel.fader(way + 1)).isGreaterThanOrEqualTo(Travel.fader(way));
      assertThat(Travel.pan(way + 1)).isGreaterThan(Travel.pan(way));
    }
  }

  @Test
  void parametersGoFromLeastToMostInTheirScale() {
    Parameter hertz =
        new Parameter(
            "cutoff",
            "Cutoff",
            Unit.HERTZ,
            20,
            20_000,
            Parameter.Scale.LOGARITHMIC,
            1000,
            java.util.List.of(),
            Parameter.Kind.SMOOTH,
            "Help.");
    assertThat(Travel.parameter(hertz, 0)).isEqualTo(20);
    assertThat(Travel.parameter(hertz, 127)).isEqualTo(20_000);
    assertThat(Travel.parameter(hertz, 64)).isCloseTo(649.7, within(2.0));
    Parameter on = Parameter.toggle("on", "On", false, "Help.");
    assertThat(Travel.parameter(on, 63)).isZero();
    assertThat(Travel.parameter(on, 64)).isEqualTo(1);
  }
}
