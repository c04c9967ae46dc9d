package org.songline.devices.equalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;
import org.songline.dsp.filter.BandSplit;

class DeEsserTest {
  private static final double RATE = 48000;
  private static final int HALF = 24000;

  private static DeviceRun run(int mode, double range) {
    return new DeviceRun(new DeEsserDevice(), RATE)
        .set("mode", mode)
        .set("frequency", 3000)
        .set("range", range);
  }

  /** A vowel, harmonics of 150 Hz that fall 9 dB an octave, for half a second. */
  private static double vowel(int i) {
    double sum = 0;
    for (int h = 1; h <= 40; h++) {
      sum += Math.pow(h, -1.5) * Math.sin(2 * Math.PI * 150 * h * i / RATE + h * h);
    }
    return 0.15 * sum;
  }

  /** Half a second of vowel, then half of noise between 5 and 9 kHz, at a level. */
  private static float[] voice(double level) {
    float[] x = new float[2 * 64 * 750];
    var random = new Random(11);
    for (int i = HALF; i < x.length / 2; i++) {
      float noise = (float) (random.nextGaussian() * 0.1);
      x[2 * i] = noise;
      x[2 * i + 1] = noise;
    }
    float[][] bands = new float[3][x.length];
    var split = new BandSplit(3);
    for (int pass = 0; pass < 2; pass++) {
      split.reset();
      split.tune(0, 5500, RATE);
      split.tune(1, 8200, RATE);
      split.split(x, 0, bands, 0, x.length);
      x = bands[1].clone();
    }
    for (int i = 0; i < HALF; i++) {
      x[2 * i] += (float) vowel(i);
      x[2 * i + 1] += (float) vowel(i);
    }
    for (int i = 0; i < x.length; i++) {
      x[i] *= (float) Math.pow(10, level / 20);
    }
    return x;
  }

  private static double change(float[] y, float[] x, int from, int to) {
    return Tone.power(y, from, to) - Tone.power(x, from, to);
  }

  @Test
  void sibilantsGoDownByTheRangeAndVowelsStayHoweverLoudTheSinger() {
    for (int mode = 0; mode < 2; mode++) {
      for (double range : new double[] {4, 8}) {
        for (double level : new double[] {-30, 0}) {
          float[] x = voice(level);
          var run = run(mode, range);
          float[] y = run.process(x.clone());
          assertThat(change(y, x, 4800, HALF - 480))
              .as("vowel, mode %d range %s level %s", mode, range, level)
              .isCloseTo(0, within(0.2));
          assertThat(change(y, x, HALF + 2400, 2 * HALF))
              .as("sibilant, mode %d range %s level %s", mode, range, level)
              .isCloseTo(-range, within(0.5));
          assertThat(run.io.readings.get(0)).isCloseTo((float) range, within(0.5f));
        }
      }
    }
  }

  @Test
  void anAbsoluteThresholdLeavesSoftSibilantsAlone() {
    float[] soft = voice(-40);
    float[] loud = voice(0);
    float[] y = run(1, 8).set("detection", 1).set("threshold", -50).process(soft.clone());
    assertThat(change(y, soft, HALF + 2400, 2 * HALF)).isCloseTo(0, within(0.05));
    y = run(1, 8).set("detection", 1).set("threshold", -50).process(loud.clone());
    assertThat(change(y, loud, HALF + 2400, 2 * HALF)).isCloseTo(-8, within(0.5));
  }

  @Test
  void aVowelThroughTheWideBandKeepsEveryBit() {
    float[] x = new float[2 * 64 * 750];
    for (int i = 0; i < x.length / 2; i++) {
      x[2 * i] = (float) (0.5 * Math.sin(2 * Math.PI * 220 * i / RATE));
      x[2 * i + 1] = x[2 * i];
    }
    // The onset has highs of its own; then the gain comes back.
    float[] y = run(0, 12).process(x.clone());
    for (int i = 2 * 36000; i < x.length; i++) {
      assertThat(y[i]).isEqualTo(x[i]);
    }
  }

  @Test
  void splitBandIsFlatWhenNothingHisses() {
    float[] response = run(1, 0).process(0.5, i -> i == 0 ? 1 : 0);
    for (double hertz = 30; hertz < 20000; hertz *= 1.2) {
      assertThat(Tone.decibels(response, hertz, RATE)).isCloseTo(0, within(0.01));
    }
  }

  @Test
  void listeningPlaysTheHighsOnly() {
    float[] response = run(1, 0).set("listen", 1).process(0.5, i -> i == 0 ? 1 : 0);
    assertThat(Tone.decibels(response, 12000, RATE)).isCloseTo(0, within(0.3));
    assertThat(Tone.decibels(response, 3000, RATE)).isCloseTo(-6.02, within(0.05));
    assertThat(Tone.decibels(response, 600, RATE)).isLessThan(-50);
  }
}
