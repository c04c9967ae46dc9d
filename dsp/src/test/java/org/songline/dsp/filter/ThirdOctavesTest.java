package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;

class ThirdOctavesTest {
  private static ThirdOctaves heard(double rate, double hertz, double seconds) {
    var bank = new ThirdOctaves(rate);
    float[] audio = new float[Quantum.SAMPLES];
    int frame = 0;
    for (int q = 0; q < seconds * rate / Quantum.FRAMES; q++) {
      for (int i = 0; i < Quantum.FRAMES; i++, frame++) {
        audio[2 * i] = (float) Math.sin(2 * Math.PI * hertz * frame / rate);
        audio[2 * i + 1] = audio[2 * i];
      }
      bank.take(audio, 0);
    }
    return bank;
  }

  @Test
  void aToneInTheMiddleOfABandReadsItsLevelThereAndFarLessNextToIt() {
    for (double rate : new double[] {48000, 96000}) {
      for (int band = 0; band < ThirdOctaves.BANDS - 1; band++) {
        var bank = heard(rate, ThirdOctaves.centre(band), 1.5);
        assertThat(bank.decibels(band)).as("band %d", band).isCloseTo(-3.01f, within(0.3f));
        // Class 1: at least 16.6 dB an octave third away, 41.4 dB two away.
        if (band > 0) {
          assertThat(bank.decibels(band - 1)).as("below %d", band).isLessThan(-18);
        }
        if (band > 1) {
          assertThat(bank.decibels(band - 2)).as("far below %d", band).isLessThan(-38);
        }
        // At 48 kHz the skirt of the uppermost band is bent by the nearness of half the rate.
        boolean bent = rate == 48000 && band == 29;
        assertThat(bank.decibels(band + 1)).as("above %d", band).isLessThan(bent ? -15 : -18);
      }
    }
  }

  @Test
  void atTheEdgeOfTwoBandsBothRead3DecibelsLess() {
    var bank = heard(48000, ThirdOctaves.centre(17) * Math.pow(10, 0.05), 1.5);
    assertThat(bank.decibels(17)).isCloseTo(-6.02f, within(0.1f));
    assertThat(bank.decibels(18)).isCloseTo(-6.02f, within(0.1f));
  }

  @Test
  void bandsSideBySideGiveTheBitsOfOneAfterTheOther() {
    long seed = 20261121;
    Random random = new Random(seed);
    BandRow apart = new BandRow(0, 0);
    BandRow together = new BandRow(0, 0);
    while (!apart.full()) {
      double hertz = 20 * Math.pow(1000, random.nextDouble());
      apart.add(hertz, 48000);
      together.add(hertz, 48000);
    }
    float[] x = new float[Quantum.SAMPLES];
    for (int quantum = 0; quantum < 20; quantum++) {
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() - 0.5f;
      }
      apart.run(x, Quantum.FRAMES, false);
      together.run(x, Quantum.FRAMES, true);
      for (int band = 0; band < apart.bands(); band++) {
        assertThat(together.power(band))
            .as("seed %d, quantum %d, band %d", seed, quantum, band)
            .isEqualTo(apart.power(band))
            .isPositive();
      }
    }
  }
}
