package org.songline.dsp.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WindowTest {
  @Test
  void sideLobesAreAsLowAsTheBooksSay() {
    assertThat(highestSideLobe(Window.hann(64), 2)).isCloseTo(-31.5, within(0.3));
    assertThat(highestSideLobe(Window.blackmanHarris(64), 4)).isCloseTo(-92.0, within(0.5));
    assertThat(highestSideLobe(Window.kaiser(64, Window.kaiserBeta(100)), 4.5)).isLessThan(-70);
  }

  @Test
  void besselFunctionHasItsTabledValues() {
    // Abramowitz and Stegun, table 9.8.
    assertThat(Window.besselI0(0)).isEqualTo(1);
    assertThat(Window.besselI0(1)).isCloseTo(1.2660658777520084, within(1e-15));
    assertThat(Window.besselI0(10)).isCloseTo(2815.716628466254, within(1e-9));
  }

  @Test
  void kaiserIsSymmetricAndPeaksAtOne() {
    double[] w = Window.kaiser(65, 9);
    assertThat(w[32]).isEqualTo(1);
    for (int i = 0; i < 32; i++) {
      assertThat(w[i]).isEqualTo(w[64 - i]).isLessThan(w[i + 1]);
    }
  }

  /** Decibels under the main lobe, whose half width is given in bins. */
  private static double highestSideLobe(double[] window, double mainLobe) {
    int size = 4096;
    double[] re = new double[size];
    double[] im = new double[size];
    System.arraycopy(window, 0, re, 0, window.length);
    Fft fft = Fft.of(size);
    fft.forward(re, im, fft.work());
    int first = (int) (mainLobe * size / window.length);
    double worst = 0;
    for (int k = first; k <= size / 2; k++) {
      worst = Math.max(worst, Math.hypot(re[k], im[k]));
    }
    return 20 * Math.log10(worst / re[0]);
  }
}
