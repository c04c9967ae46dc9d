package org.songline.dsp.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FftTest {
  @Test
  void equalsTheDefinition() {
    for (int size = 2; size <= 512; size *= 2) {
      double[] re = noise(size, 1);
      double[] im = noise(size, 2);
      double[] wantR = new double[size];
      double[] wantI = new double[size];
      for (int k = 0; k < size; k++) {
        for (int n = 0; n < size; n++) {
          double angle = -2 * Math.PI * ((long) k * n % size) / size;
          double c = StrictMath.cos(angle);
          double s = StrictMath.sin(angle);
          wantR[k] += re[n] * c - im[n] * s;
          wantI[k] += re[n] * s + im[n] * c;
        }
      }
      Fft fft = Fft.of(size);
      fft.forward(re, im, fft.work());
      assertThat(difference(re, wantR)).as("size %d", size).isLessThan(1e-12);
      assertThat(difference(im, wantI)).as("size %d", size).isLessThan(1e-12);
    }
  }

  @Test
  void inverseUndoesForwardAtEverySize() {
    for (int size = 2; size <= 1 << 18; size *= 2) {
      double[] re = noise(size, 3);
      double[] im = noise(size, 4);
      Fft fft = Fft.of(size);
      Fft.Work work = fft.work();
      fft.forward(re, im, work);
      fft.inverse(re, im, work);
      assertThat(difference(re, noise(size, 3))).as("size %d", size).isLessThan(4e-15);
      assertThat(difference(im, noise(size, 4))).as("size %d", size).isLessThan(4e-15);
    }
  }

  @Test
  void aToneFallsIntoItsBinAndNowhereElseAtTheLargestSizes() {
    for (int size : new int[] {1 << 19, Fft.LARGEST}) {
      int bin = size / 3;
      double[] re = new double[size];
      double[] im = new double[size];
      for (int n = 0; n < size; n++) {
        long turn = (long) bin * n % size;
        re[n] = StrictMath.cos(2 * Math.PI * turn / size);
        im[n] = StrictMath.sin(2 * Math.PI * turn / size);
      }
      Fft fft = Fft.of(size);
      fft.forward(re, im, fft.work());
      assertThat(re[bin] / size).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-14));
      re[bin] -= size;
      double rest = 0;
      for (int k = 0; k < size; k++) {
        rest = Math.max(rest, Math.hypot(re[k], im[k]));
      }
      assertThat(rest / size).isLessThan(1e-14);
    }
  }

  @Test
  void realTransformEqualsTheComplexOne() {
    for (int size = 4; size <= 4096; size *= 2) {
      double[] x = noise(size, 5);
      double[] re = x.clone();
      double[] im = new double[size];
      Fft fft = Fft.of(size);
      fft.forward(re, im, fft.work());
      RealFft real = RealFft.of(size);
      double[] gotR = new double[real.bins()];
      double[] gotI = new double[real.bins()];
      real.forward(x, gotR, gotI, real.work());
      for (int k = 0; k < real.bins(); k++) {
        assertThat(gotR[k]).isCloseTo(re[k], org.assertj.core.data.Offset.offset(1e-12));
        assertThat(gotI[k]).isCloseTo(im[k], org.assertj.core.data.Offset.offset(1e-12));
      }
      double[] back = new double[size];
      real.inverse(gotR, gotI, back, real.work());
      assertThat(difference(back, x)).as("size %d", size).isLessThan(1e-14);
    }
  }

  @Test
  void runningAllocatesNothing() {
    RealFft real = RealFft.of(1024);
    Fft.Work work = real.work();
    double[] x = noise(1024, 6);
    double[] re = new double[513];
    double[] im = new double[513];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    real.forward(x, re, im, work);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      real.forward(x, re, im, work);
      real.inverse(re, im, x, work);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
  }

  @Test
  void refusesSizesThatAreNoPowerOfTwo() {
    for (int size : new int[] {-4, 0, 1, 3, 6, 1000, 1 << 23}) {
      assertThatThrownBy(() -> Fft.of(size)).hasMessageContaining("" + size);
    }
    for (int size : new int[] {-4, 0, 2, 3, 6, 1 << 24}) {
      assertThatThrownBy(() -> RealFft.of(size)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static double[] noise(int size, long seed) {
    return new Random(seed).doubles(size, -1, 1).toArray();
  }

  private static double difference(double[] a, double[] b) {
    double worst = 0;
    for (int i = 0; i < b.length; i++) {
      worst = Math.max(worst, Math.abs(a[i] - b[i]));
    }
    return worst;
  }
}
