package org.songline.dsp.oversample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.dsp.spectral.RealFft;

class PromptHalfBandTest {
  private static final int SIZE = 8192;

  /** Sizes of the frequencies of the answer to an impulse. */
  private static double[] magnitudes(double[] answer) {
    RealFft fft = RealFft.of(answer.length);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.forward(answer, re, im, fft.work());
    for (int i = 0; i < re.length; i++) {
      re[i] = StrictMath.hypot(re[i], im[i]);
    }
    return re;
  }

  @Test
  void doublingPassesWhatItHadAndMakesNoImages() {
    PromptHalfBand band = new PromptHalfBand(8, 0.04);
    double[] answer = new double[2 * SIZE];
    for (int i = 0; i < SIZE; i++) {
      band.up(i == 0 ? 1 : 0);
      answer[2 * i] = band.first();
      answer[2 * i + 1] = band.second();
    }
    double[] size = magnitudes(answer);
    for (int i = 0; i < size.length; i++) {
      double turns = i / (2.0 * SIZE);
      if (turns <= 0.21) {
        assertThat(size[i]).as("%s", turns).isCloseTo(2, within(1e-4));
      } else if (turns >= 0.29) {
        assertThat(20 * StrictMath.log10(size[i] / 2)).as("%s", turns).isLessThan(-99);
      }
    }
  }

  @Test
  void halvingTakesAwayWhatWouldFold() {
    for (int bin : new int[] {5, 1000, 3000, 3430, 4760, 6000, 8100}) {
      PromptHalfBand band = new PromptHalfBand(8, 0.04);
      double energy = 0;
      for (int i = 0; i < 2 * SIZE; i++) {
        double angle = 2 * Math.PI * bin / (2.0 * SIZE) * 2 * i;
        double next = 2 * Math.PI * bin / (2.0 * SIZE) * (2 * i + 1);
        double y = band.down((float) StrictMath.sin(angle), (float) StrictMath.sin(next));
        energy += i < SIZE ? 0 : y * y;
      }
      double decibels = 10 * StrictMath.log10(2 * energy / SIZE + 1e-20);
      if (bin < 4096) {
        assertThat(decibels).as("bin %d", bin).isCloseTo(0, within(0.01));
      } else {
        assertThat(decibels).as("bin %d", bin).isLessThan(-99);
      }
    }
  }

  @Test
  void aSlowSignalWaitsFewSamples() {
    PromptHalfBand band = new PromptHalfBand(8, 0.04);
    double late = 0;
    for (int i = 0; i < 4000; i++) {
      band.up(i);
      late = i - band.down(band.first(), band.second());
    }
    assertThat(late).isBetween(1.0, 5.0);
  }
}
