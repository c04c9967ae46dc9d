package org.songline.dsp.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;
import org.songline.dsp.spectral.RealFft;

class NoiseTest {
  @Test
  void whiteNoiseIsEvenAndRepeats() {
    Noise noise = new Noise(7);
    Noise again = new Noise(7);
    Noise other = new Noise(8);
    double sum = 0;
    double square = 0;
    int same = 0;
    int count = 1 << 18;
    for (int i = 0; i < count; i++) {
      float x = noise.white();
      assertThat(x).isBetween(-1f, 1f);
      assertThat(again.white()).isEqualTo(x);
      same += other.white() == x ? 1 : 0;
      sum += x;
      square += x * x;
    }
    assertThat(sum / count).isCloseTo(0, offset(0.005));
    assertThat(square / count).isCloseTo(1.0 / 3, offset(0.005));
    assertThat(same).isLessThan(10);
  }

  @Test
  void pinkNoiseFallsByThreeDecibelsAnOctave() {
    Noise noise = new Noise(3);
    int size = 1 << 15;
    RealFft fft = RealFft.of(size);
    double[] power = new double[fft.bins()];
    double[] x = new double[size];
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    for (int block = 0; block < 120; block++) {
      for (int i = 0; i < size; i++) {
        x[i] = noise.pink();
      }
      fft.forward(x, re, im, fft.work());
      for (int i = 0; i < power.length; i++) {
        power[i] += re[i] * re[i] + im[i] * im[i];
      }
    }
    double reference = octave(power, 1000);
    for (double hertz : new double[] {62.5, 125, 250, 500, 2000, 4000, 8000}) {
      // Each octave of pink noise holds the same power.
      assertThat(octave(power, hertz) - reference).as("%f Hz", hertz).isCloseTo(0, offset(0.5));
    }
  }

  @Test
  void lanesGiveTheSameBitsAsScalars() {
    int[] a = new int[Quantum.LANES];
    int[] b = new int[Quantum.LANES];
    for (int lane = 0; lane < Quantum.LANES; lane++) {
      a[lane] = Noise.state(5, lane);
      b[lane] = a[lane];
    }
    float[] x = new float[Quantum.FRAMES * Quantum.LANES];
    float[] y = new float[x.length];
    LaneNoise lanes = LaneNoise.best();
    for (int q = 0; q < 50; q++) {
      lanes.add(a, x, 0, 0.5f, 0.001f, Quantum.LANES);
      LaneNoise.SCALAR.add(b, y, 0, 0.5f, 0.001f, Quantum.LANES);
      assertThat(x).isEqualTo(y);
      assertThat(a).isEqualTo(b);
    }
  }

  private static double octave(double[] power, double centre) {
    int size = (power.length - 1) * 2;
    double total = 0;
    int from = (int) (centre / Math.sqrt(2) * size / 48_000);
    int to = (int) (centre * Math.sqrt(2) * size / 48_000);
    for (int i = from; i < to; i++) {
      total += power[i];
    }
    return 10 * StrictMath.log10(total);
  }
}
