package org.songline.dsp.modal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ModalBankTest {
  private static final double RATE = 48_000;

  @Test
  void everyModeIsItsFadingSine() {
    double[] hertz = {27.5, 440, 1234.5, 9000, 19_000};
    double[] fade = {20, 0.5, 2, 0.05, 0.3};
    ModalBank bank = new ModalBank(5);
    bank.count(5);
    for (int m = 0; m < 5; m++) {
      bank.tune(m, hertz[m] / RATE, ModalBank.shrink(fade[m], RATE));
      bank.level(m, 1, 0.1 * (m + 1));
    }
    int frames = 48_000;
    float[] in = new float[frames];
    in[0] = 1;
    float[] out = new float[frames];
    bank.drive(in, out, 0, 777);
    bank.drive(in, out, 777, frames);
    for (int i = 0; i < frames; i++) {
      double exact = 0;
      for (int m = 0; m < 5; m++) {
        double size = StrictMath.pow(10, -3 * i / (fade[m] * RATE));
        exact += 0.1 * (m + 1) * size * StrictMath.sin(2 * Math.PI * hertz[m] * i / RATE);
      }
      assertThat((double) out[i]).as("frame %d", i).isCloseTo(exact, within(2e-7));
    }
  }

  @Test
  void retuningKeepsTheSizeOfWhatRings() {
    ModalBank bank = new ModalBank(1);
    bank.count(1);
    bank.level(0, 1, 1);
    bank.tune(0, 100 / RATE, 1);
    bank.strike(0, 0.5);
    float[] out = new float[64];
    for (int q = 0; q < 200; q++) {
      bank.tune(0, (100 + 5 * q) / RATE, 1);
      bank.drive(new float[64], out, 0, 64);
    }
    assertThat(bank.size()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void whatIsBeyondHalfTheRateIsSilentAndTheRestEndsEmpty() {
    ModalBank bank = new ModalBank(2);
    bank.count(2);
    bank.tune(0, 0.6, 0.999);
    bank.tune(1, 0.1, 0.9);
    bank.level(0, 1, 1);
    bank.level(1, 1, 0);
    float[] in = new float[64];
    in[3] = 1;
    float[] out = new float[64];
    bank.drive(in, out, 0, 64);
    assertThat(out).containsOnly(0f);
    assertThat(bank.empty()).isFalse();
    for (int q = 0; q < 20; q++) {
      bank.drive(new float[64], out, 0, 64);
      bank.flush();
    }
    assertThat(bank.empty()).isTrue();
  }
}
