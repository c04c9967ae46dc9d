package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandBankTest {
  private static final double RATE = 48000;

  /** Gain of the sum of all bands, or of one, at a frequency: the spectrum of the answer. */
  private static double gain(BandBank bank, int only, double hertz) {
    bank.reset();
    float[] out = new float[bank.bands()];
    double re = 0;
    double im = 0;
    for (int i = 0; i < 16384; i++) {
      bank.step(i == 0 ? 1 : 0, out);
      double sum = 0;
      for (int b = 0; b < out.length; b++) {
        sum += only < 0 || only == b ? out[b] : 0;
      }
      re += sum * Math.cos(2 * Math.PI * hertz * i / RATE);
      im += sum * Math.sin(2 * Math.PI * hertz * i / RATE);
    }
    return Math.hypot(re, im);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 13, 20, 40})
  void theBandsAddUpToAFlatResponse(int bands) {
    var bank = new BandBank(bands, 90, 11000, RATE);
    double low = bank.centre(1);
    double high = Math.min(8000, bank.centre(bands - 2));
    for (int i = 0; i <= 60; i++) {
      double hertz = low * Math.pow(high / low, i / 60.0);
      double decibels = 20 * Math.log10(gain(bank, -1, hertz));
      assertThat(decibels).as("%.0f Hz", hertz).isCloseTo(0, within(1.0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 20, 40})
  void eachBandIsLoudestAtItsCentreAndFallsAway(int bands) {
    var bank = new BandBank(bands, 90, 11000, RATE);
    int band = bands / 2;
    double centre = gain(bank, band, bank.centre(band));
    assertThat(gain(bank, band, bank.centre(band + 1))).isLessThan(centre * 0.75);
    assertThat(gain(bank, band, bank.centre(band) * 8)).isLessThan(centre * 0.07);
    assertThat(gain(bank, band, bank.centre(band) / 8)).isLessThan(centre * 0.07);
  }
}
