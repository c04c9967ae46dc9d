package org.songline.dsp.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static ClipShape clip(double knee) {
    var shape = new ClipShape();
    shape.set(knee);
    return shape;
  }

  @Test
  void integralsAreThoseOfTheCurve() {
    for (Shape shape :
        new Shape[] {
          Curves.TAPE,
          Curves.TUBE,
          Curves.TRANSISTOR,
          Curves.TRIODE,
          Curves.FOLD,
          clip(0),
          clip(0.3),
          clip(1)
        }) {
      double h = 1e-3;
      for (double x = -30; x < 30; x += 0.0371) {
        double slope = (shape.first(x + h) - shape.first(x - h)) / (2 * h);
        assertThat(slope).as("first at %f", x).isCloseTo(shape.at(x), within(3e-4));
        double second = (shape.second(x + h) - shape.second(x - h)) / (2 * h);
        assertThat(second).as("second at %f", x).isCloseTo(shape.first(x), within(3e-4));
      }
    }
  }

  @Test
  void tablesAreTheirCurves() {
    Map<Shape, DoubleUnaryOperator> curves =
        Map.of(
            Curves.TAPE,
            Curves::tape,
            Curves.TUBE,
            Curves::tube,
            Curves.TRANSISTOR,
            Curves::transistor,
            Curves.TRIODE,
            Curves::triode,
            Curves.FOLD,
            Math::sin);
    curves.forEach(
        (shape, curve) -> {
          for (double x = -40; x < 40; x += 0.0173) {
            assertThat(shape.at(x)).as("at %f", x).isCloseTo(curve.applyAsDouble(x), within(3e-6));
          }
        });
  }

  @Test
  void theKneeIsAParabolaBetweenTheLineAndTheCeiling() {
    var shape = clip(0.4);
    assertThat(shape.at(0.6)).isEqualTo(0.6);
    assertThat(shape.at(1)).isCloseTo(1 - 0.1, within(1e-12));
    assertThat(shape.at(1.4)).isEqualTo(1);
    assertThat(shape.at(-5)).isEqualTo(-1);
    assertThat(clip(0).at(0.999)).isEqualTo(0.999);
  }

  @Test
  void theAveragerGivesTheMeanOfTheCurveOverAllMeansOfThreeSamples() {
    float[] x = {0.3f, 2.5f, -0.7f, -0.7001f, 0.2f, 3, 3, 3, 0.1f, 0.4f, 0.1f};
    for (Shape shape : new Shape[] {clip(0), Curves.TAPE, Curves.FOLD, Curves.TRANSISTOR}) {
      var averager = new Averager(x.length);
      averager.take(x, x.length);
      float[] y = new float[x.length];
      averager.bend(shape, y, y.length);
      for (int i = 2; i < x.length; i++) {
        double sum = 0;
        int count = 0;
        int steps = 600;
        for (int a = 0; a < steps; a++) {
          for (int b = 0; a + b < steps; b++) {
            double first = (a + 1 / 3.0) / steps;
            double second = (b + 1 / 3.0) / steps;
            sum += shape.at(first * x[i] + second * x[i - 1] + (1 - first - second) * x[i - 2]);
            count++;
          }
        }
        assertThat((double) y[i]).as("sample %d", i).isCloseTo(sum / count, within(3e-3));
      }
    }
  }
}
