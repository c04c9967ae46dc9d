package org.songline.devices.equalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class EqTest {
  /** Decibels at a frequency, from the impulse response of the running device. */
  private static double decibels(float[] response, double hertz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < response.length / 2; i++) {
      re += response[2 * i] * Math.cos(2 * Math.PI * hertz * i / 48000);
      im += response[2 * i] * Math.sin(2 * Math.PI * hertz * i / 48000);
    }
    return 10 * Math.log10(re * re + im * im);
  }

  private static float[] response(DeviceRun run) {
    return run.process(0.5, i -> i == 0 ? 1 : 0);
  }

  private static DeviceRun band(int type, double hertz, double db, double q) {
    return new DeviceRun(new EqDevice(), 48000)
        .set("band-3-on", 1)
        .set("band-3-type", type)
        .set("band-3-frequency", hertz)
        .set("band-3-gain", db)
        .set("band-3-q", q);
  }

  private static double bell(double w, double q, double db) {
    double a = Math.pow(10, db / 40);
    return 20 * Math.log10(Math.hypot(1 - w * w, w * a / q) / Math.hypot(1 - w * w, w / (q * a)));
  }

  @Test
  void aBellIsTheAnalogueBellToTheTop() {
    for (double centre : new double[] {100, 1000, 5000, 10000, 16000}) {
      for (double db : new double[] {-12, 6, 12}) {
        float[] response = response(band(EqDevice.BELL, centre, db, 2));
        for (double at = 40; at <= 20000; at *= 2.1) {
          assertThat(decibels(response, at))
              .as("%f dB at %f, seen at %f", db, centre, at)
              .isCloseTo(bell(at / centre, 2, db), within(0.3));
        }
      }
    }
  }

  @Test
  void aSteepCutIsAButterworthOfFourthOrder() {
    float[] high = response(band(EqDevice.HIGH_CUT_24, 4000, 0, Math.sqrt(0.5)));
    float[] low = response(band(EqDevice.LOW_CUT_24, 4000, 0, Math.sqrt(0.5)));
    for (double ratio : new double[] {0.25, 0.5, 1, 2}) {
      double expected = -10 * Math.log10(1 + Math.pow(ratio, 8));
      assertThat(decibels(high, 4000 * ratio)).isCloseTo(expected, within(0.15));
      assertThat(decibels(low, 4000 / ratio)).isCloseTo(expected, within(0.15));
    }
  }

  @Test
  void theDigitalResponseIsTheBilinearBell() {
    float[] response = response(band(EqDevice.BELL, 12000, 9, 2).set("response", 1));
    double w = Math.tan(Math.PI * 15000 / 48000) / Math.tan(Math.PI * 12000 / 48000);
    assertThat(decibels(response, 15000)).isCloseTo(bell(w, 2, 9), within(0.01));
  }

  @Test
  void withEveryBandOffItChangesNoSample() {
    float[] out = new DeviceRun(new EqDevice(), 48000).process(0.1, i -> Math.sin(i * 0.1) * 0.7);
    for (int i = 0; i < out.length / 2; i++) {
      assertThat(out[2 * i]).isEqualTo((float) (Math.sin(i * 0.1) * 0.7));
    }
  }

  @Test
  void aLowBellInFloatHasNoiseBelowMinus100Decibels() {
    float[] out =
        band(EqDevice.BELL, 30, 6, 1).process(4, i -> Math.sin(2 * Math.PI * 30 * i / 48000.0));
    int from = out.length / 2 - 48000;
    double re = 0;
    double im = 0;
    for (int i = 0; i < 48000; i++) {
      double w = 2 * Math.PI * 30 * i / 48000;
      re += out[2 * (from + i)] * Math.cos(w) / 24000;
      im += out[2 * (from + i)] * Math.sin(w) / 24000;
    }
    double power = 0;
    for (int i = 0; i < 48000; i++) {
      double w = 2 * Math.PI * 30 * i / 48000;
      double error = out[2 * (from + i)] - re * Math.cos(w) - im * Math.sin(w);
      power += error * error / 48000;
    }
    assertThat(10 * Math.log10(power)).isLessThan(-100);
    assertThat(20 * Math.log10(Math.hypot(re, im))).isCloseTo(6, within(0.01));
  }
}
