package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ToneStackTest {
  private static final ToneStack.Parts PARTS =
      new ToneStack.Parts(250e3, 1e6, 25e3, 56e3, 250e-12, 20e-9, 20e-9);

  /**
   * Gain of the network in decibels, from Kirchhoff's laws. Nodes: top of the treble potentiometer,
   * output, foot of the treble potentiometer (top of bass), end of the slope resistor, top of the
   * middle potentiometer, wiper of the middle potentiometer.
   */
  private static double circuit(double bass, double middle, double treble, double hertz) {
    double w = 2 * Math.PI * hertz;
    var net = new Network(6);
    net.source(0, 0, w * PARTS.c1());
    net.source(3, 1 / PARTS.r4(), 0);
    net.join(0, 1, 1 / ((1 - treble) * PARTS.r1()), 0);
    net.join(1, 2, 1 / (treble * PARTS.r1()), 0);
    net.join(2, 3, 0, w * PARTS.c2());
    net.join(2, 4, 1 / (bass * PARTS.r2()), 0);
    net.join(4, 5, 1 / ((1 - middle) * PARTS.r3()), 0);
    net.join(5, -1, 1 / (middle * PARTS.r3()), 0);
    net.join(5, 3, 0, w * PARTS.c3());
    return 20 * Math.log10(net.voltage(1));
  }

  /** Admittances between nodes, solved for a source of one volt. */
  private static final class Network {
    private final int size;
    private final double[][] re;
    private final double[][] im;

    Network(int size) {
      this.size = size;
      re = new double[size][size + 1];
      im = new double[size][size + 1];
    }

    void source(int node, double g, double b) {
      re[node][node] += g;
      im[node][node] += b;
      re[node][size] += g;
      im[node][size] += b;
    }

    void join(int a, int b, double g, double s) {
      re[a][a] += g;
      im[a][a] += s;
      if (b >= 0) {
        re[b][b] += g;
        im[b][b] += s;
        re[a][b] -= g;
        im[a][b] -= s;
        re[b][a] -= g;
        im[b][a] -= s;
      }
    }

    double voltage(int node) {
      for (int p = 0; p < size; p++) {
        double norm = re[p][p] * re[p][p] + im[p][p] * im[p][p];
        for (int r = 0; r < size; r++) {
          if (r == p) {
            continue;
          }
          double fr = (re[r][p] * re[p][p] + im[r][p] * im[p][p]) / norm;
          double fi = (im[r][p] * re[p][p] - re[r][p] * im[p][p]) / norm;
          for (int c = p; c <= size; c++) {
            double x = re[p][c];
            double y = im[p][c];
            re[r][c] -= fr * x - fi * y;
            im[r][c] -= fr * y + fi * x;
          }
        }
      }
      return Math.hypot(re[node][size], im[node][size])
          / Math.hypot(re[node][node], im[node][node]);
    }
  }

  @Test
  void theJudgeKnowsADivider() {
    var net = new Network(1);
    net.source(0, 1 / 1000.0, 0);
    net.join(0, -1, 1 / 3000.0, 0);
    assertThat(net.voltage(0)).isCloseTo(0.75, within(1e-12));
    var pass = new Network(1);
    pass.source(0, 1e-3, 0);
    pass.join(0, -1, 0, 1e-3);
    assertThat(pass.voltage(0)).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void theCurveIsThatOfTheCircuitForAnyPositionOfItsControls() {
    double rate = 192000;
    double[] design = new double[ToneStack.SIZE];
    var stack = new ToneStack(PARTS, rate);
    for (double bass : new double[] {0.02, 0.3, 1}) {
      for (double middle : new double[] {0.02, 0.5, 0.98}) {
        for (double treble : new double[] {0.02, 0.5, 0.98}) {
          stack.design(bass, middle, treble, design);
          for (double hertz = 30; hertz < 20000; hertz *= 1.7) {
            assertThat(response(design, hertz / rate))
                .as("%s %s %s at %s Hz", bass, middle, treble, hertz)
                .isCloseTo(circuit(bass, middle, treble, hertz), within(0.1));
          }
        }
      }
    }
  }

  private static double response(double[] d, double turns) {
    double[] b = {d[0], d[1], d[2], d[3]};
    double[] a = {1, d[4], d[5], d[6]};
    return 20 * Math.log10(size(b, turns) / size(a, turns));
  }

  private static double size(double[] c, double turns) {
    double re = 0;
    double im = 0;
    for (int k = 0; k < c.length; k++) {
      re += c[k] * Math.cos(2 * Math.PI * turns * k);
      im -= c[k] * Math.sin(2 * Math.PI * turns * k);
    }
    return Math.hypot(re, im);
  }

  @Test
  void runningItGivesTheDesign() {
    double rate = 192000;
    double[] design = new double[ToneStack.SIZE];
    var stack = new ToneStack(PARTS, rate);
    stack.design(0.4, 0.6, 0.3, design);
    float[] x = new float[40000];
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(2 * Math.PI * 3000 * i / rate);
      y[i] = -0.5f * x[i];
    }
    ToneStack.process(stack, x, new ToneStack(PARTS, rate), y, 0, x.length, design, 2);
    double most = 0;
    for (int i = 0; i < x.length; i++) {
      assertThat(y[i]).isEqualTo(-0.5f * x[i]);
      most = i > 20000 ? Math.max(most, Math.abs(x[i])) : 0;
    }
    assertThat(20 * Math.log10(most / 2)).isCloseTo(response(design, 3000 / rate), within(0.01));
  }
}
