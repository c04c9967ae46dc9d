package org.songline.dsp.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FastFftTest {
  private static float[] noise(int length, long seed) {
    var random = new Random(seed);
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static double[] wide(float[] x, int size) {
    double[] y = new double[size];
    for (int i = 0; i < size; i++) {
      y[i] = x[i];
    }
    return y;
  }

  private static double error(float[] re, float[] im, double[] wantR, double[] wantI) {
    double error = 0;
    double total = 0;
    for (int i = 0; i < wantR.length; i++) {
      error += Math.pow(re[i] - wantR[i], 2) + Math.pow(im[i] - wantI[i], 2);
      total += wantR[i] * wantR[i] + wantI[i] * wantI[i];
    }
    return 10 * Math.log10(error / total);
  }

  @Test
  void equalsTheExactOneAsFarAsFloatsCanSay() {
    for (int size = FastFft.SMALLEST; size <= 1 << 17; size *= 2) {
      float[] re = noise(size, 1);
      float[] im = noise(size, 2);
      double[] wantR = wide(re, size);
      double[] wantI = wide(im, size);
      Fft exact = Fft.of(size);
      exact.forward(wantR, wantI, exact.work());
      FastFft fft = FastFft.of(size);
      float[] toR = new float[size];
      float[] toI = new float[size];
      fft.forward(re, im, fft.work(), toR, toI);
      assertThat(error(toR, toI, wantR, wantI)).as("size %d", size).isLessThan(-136.5);
    }
  }

  @Test
  void exchangedPartsUndoIt() {
    int size = 4096;
    float[] re = noise(size, 3);
    float[] im = noise(size, 4);
    FastFft fft = FastFft.of(size);
    FastFft.Work work = fft.work();
    float[] toR = new float[size];
    float[] toI = new float[size];
    fft.forward(re, im, work, toR, toI);
    fft.forward(toI, toR, work, toI, toR);
    for (int i = 0; i < size; i++) {
      toR[i] /= size;
      toI[i] /= size;
    }
    assertThat(error(toR, toI, wide(re, size), wide(im, size))).isLessThan(-135);
  }

  @Test
  void readsFromAnyQuarterOfARing() {
    int size = 512;
    float[] ringR = noise(1024, 5);
    float[] ringI = noise(1024, 6);
    FastFft fft = FastFft.of(size);
    FastFft.Work work = fft.work();
    int start = 768;
    float[] re = new float[size];
    float[] im = new float[size];
    for (int i = 0; i < size; i++) {
      re[i] = ringR[(start + i) & 1023];
      im[i] = ringI[(start + i) & 1023];
    }
    float[] wantR = new float[size];
    float[] wantI = new float[size];
    fft.forward(re, im, work, wantR, wantI);
    float[] gotR = new float[size];
    float[] gotI = new float[size];
    for (int i = 0; i < fft.steps(); i++) {
      fft.step(i, ringR, ringI, start, 1023, work, gotR, gotI);
    }
    assertThat(gotR).isEqualTo(wantR);
    assertThat(gotI).isEqualTo(wantI);
  }

  @Test
  void noStepIsMuchLongerThanTheOthers() {
    for (int size = 4096; size <= FastFft.LARGEST; size *= 2) {
      FastFft fft = FastFft.of(size);
      long total = 0;
      int most = 0;
      for (int i = 0; i < fft.steps(); i++) {
        total += fft.cost(i);
        most = Math.max(most, fft.cost(i));
      }
      assertThat(most).isLessThanOrEqualTo(2048);
      assertThat(total % size).isZero();
    }
  }

  @Test
  void runningAllocatesNothing() {
    FastFft fft = FastFft.of(1024);
    FastFft.Work work = fft.work();
    float[] re = noise(1024, 7);
    float[] im = noise(1024, 8);
    for (int i = 0; i < 20_000; i++) {
      fft.forward(re, im, work, re, im);
      for (int k = 0; k < 1024; k++) {
        re[k] *= 0.03f;
        im[k] *= 0.03f;
      }
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      fft.forward(re, im, work, re, im);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2000);
  }

  @Test
  void refusesOtherSizes() {
    for (int size : new int[] {-128, 0, 64, 100, 1 << 21}) {
      assertThatThrownBy(() -> FastFft.of(size)).hasMessageContaining("" + size);
    }
  }
}
