package org.songline.dsp.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DrawnCurveTest {
  @Test
  void linesGoFromPointToPoint() {
    var curve = new DrawnCurve(8);
    curve.begin(0.01f);
    curve.add(0.2f, 0, 1);
    curve.add(0.4f, 1, 1);
    curve.add(0.8f, 0.5f, 1);
    assertThat(curve.at(0)).isZero();
    assertThat(curve.at(0.2f)).isZero();
    assertThat(curve.at(0.3f)).isCloseTo(0.5f, within(1e-6f));
    assertThat(curve.at(0.4f)).isCloseTo(1f, within(1e-6f));
    assertThat(curve.at(0.7f)).isCloseTo(0.625f, within(1e-6f));
    assertThat(curve.at(0.9f)).isEqualTo(0.5f);
  }

  @Test
  void bendsHurryOrWait() {
    var curve = new DrawnCurve(2);
    curve.begin(0.001f);
    curve.add(0, 0, 4);
    curve.add(1, 1, 1);
    // t / (t + 4 (1 - t)) at the middle.
    assertThat(curve.at(0.5f)).isCloseTo(0.2f, within(1e-6f));
    curve.begin(0.001f);
    curve.add(0, 0, 0.25f);
    curve.add(1, 1, 1);
    assertThat(curve.at(0.5f)).isCloseTo(0.8f, within(1e-6f));
  }

  @Test
  void theTurnIsASlopeThatEndsWhereTheCycleStarts() {
    var curve = new DrawnCurve(2);
    curve.begin(0.02f);
    curve.add(0, 0, 1);
    curve.add(0.5f, 1, 1);
    assertThat(curve.at(0.98f)).isEqualTo(1f);
    assertThat(curve.at(0.99f)).isCloseTo(0.5f, within(1e-4f));
    assertThat(curve.at(0.99999f)).isCloseTo(0f, within(1e-4f));
    assertThat(curve.at(0)).isZero();
  }

  @Test
  void pointsAboveEachOtherAreASlope() {
    var curve = new DrawnCurve(3);
    curve.begin(0.02f);
    curve.add(0, 1, 1);
    curve.add(0.5f, 1, 1);
    curve.add(0.3f, 0, 1);
    assertThat(curve.at(0.5f)).isEqualTo(1f);
    assertThat(curve.at(0.51f)).isCloseTo(0.5f, within(1e-4f));
    assertThat(curve.at(0.52f)).isCloseTo(0f, within(1e-4f));
  }
}
