package org.songline.devices.equalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class EqBandsTest {
  private static final double RATE = 48000;

  private static double[] values() {
    return DeviceRun.initial(new EqDevice());
  }

  private static DeviceRun run(double[] values) {
    return new DeviceRun(new EqDevice(), RATE, values);
  }

  /** The third band: a type at a frequency with a gain and a Q. */
  private static double[] band(int type, double hertz, double db, double q) {
    double[] values = values();
    int at = 2 * EqDevice.PER_BAND;
    values[at + EqDevice.ON] = 1;
    values[at + EqDevice.TYPE] = type;
    values[at + EqDevice.FREQUENCY] = hertz;
    values[at + EqDevice.GAIN] = db;
    values[at + EqDevice.Q] = q;
    return values;
  }

  private static double[] with(double[] values, int number, double value) {
    values[EqDevice.more(2, number)] = value;
    return values;
  }

  private static double decibels(double[] values, double hertz) {
    return Tone.decibels(run(values).process(0.5, i -> i == 0 ? 1 : 0), hertz, RATE);
  }

  @Test
  void aCutOfAnySteepnessIsAButterworthFilter() {
    int[] types = {11, 3, 12, 4, 13, 14, 15, 16};
    int[] highTypes = {17, 5, 18, 6, 19, 20, 21, 22};
    int[] poles = {1, 2, 3, 4, 6, 8, 12, 16};
    for (int i = 0; i < types.length; i++) {
      for (double ratio : new double[] {0.25, 0.7, 1, 2}) {
        double expected = -10 * Math.log10(1 + Math.pow(ratio, 2 * poles[i]));
        if (expected > -100) {
          assertThat(decibels(band(types[i], 2000, 0, Math.sqrt(0.5)), 2000 / ratio))
              .as("low cut, %d poles at %s", poles[i], ratio)
              .isCloseTo(expected, within(0.25));
          assertThat(decibels(band(highTypes[i], 2000, 0, Math.sqrt(0.5)), 2000 * ratio))
              .as("high cut, %d poles at %s", poles[i], ratio)
              .isCloseTo(expected, within(0.25));
        }
      }
    }
  }

  @Test
  void aBandPassKeepsItsCentreAndAnAllPassEveryLevel() {
    double w = 2.5;
    double expected = 20 * Math.log10(w / 3 / Math.hypot(1 - w * w, w / 3));
    assertThat(decibels(band(EqDevice.BAND_PASS, 3000, 0, 3), 3000)).isCloseTo(0, within(0.05));
    assertThat(decibels(band(EqDevice.BAND_PASS, 3000, 0, 3), 7500))
        .isCloseTo(expected, within(0.2));
    for (double hertz : new double[] {50, 800, 3000, 15000}) {
      assertThat(decibels(band(EqDevice.ALL_PASS, 800, 0, 2), hertz)).isCloseTo(0, within(1e-3));
    }
  }

  private static float[] noise(int frames, long seed) {
    var random = new Random(seed);
    float[] x = new float[2 * frames];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    return x;
  }

  @Test
  void placedBandsThatChangeNothingChangeNoBit() {
    for (int place = 0; place < 5; place++) {
      float[] x = noise(12800, 3);
      double[] values = with(band(EqDevice.BELL, 1000, 0, 1), EqDevice.PLACEMENT, place);
      assertThat(run(values).process(x.clone())).as("placement %d", place).isEqualTo(x);
    }
  }

  /** What a placement leaves alone stays below -140 dB; what it means becomes what stereo does. */
  @Test
  void aPlacedBandWorksOnItsPartOnly() {
    for (int place = 1; place < 5; place++) {
      float[] x = noise(12800, 3);
      double[] bell = band(EqDevice.BELL, 1000, 12, 1);
      float[] stereo = run(bell).process(x.clone());
      float[] placed = run(with(bell.clone(), EqDevice.PLACEMENT, place)).process(x.clone());
      int[] others = {0, EqDevice.RIGHT, EqDevice.LEFT, EqDevice.SIDE, EqDevice.MID};
      double missed = 0;
      double touched = 0;
      double power = 0;
      for (int i = 0; i < x.length; i += 2) {
        double wanted = EqPlacement.part(stereo[i], stereo[i + 1], place);
        missed += square(EqPlacement.part(placed[i], placed[i + 1], place) - wanted);
        touched +=
            square(
                EqPlacement.part(placed[i], placed[i + 1], others[place])
                    - EqPlacement.part(x[i], x[i + 1], others[place]));
        power += square(wanted);
      }
      assertThat(10 * Math.log10(missed / power)).as("placement %d", place).isLessThan(-130);
      assertThat(10 * Math.log10(touched / power)).as("placement %d", place).isLessThan(-140);
    }
  }

  private static double square(double x) {
    return x * x;
  }

  /** A band of ratio 2 at 1 kHz, threshold -30 dB. */
  private static double[] dynamic(double range) {
    double[] values = band(EqDevice.BELL, 1000, 0, 2);
    with(values, EqDevice.DYNAMIC, 1);
    with(values, EqDevice.THRESHOLD, -30);
    with(values, EqDevice.RATIO, 2);
    return with(values, EqDevice.RANGE, range);
  }

  private static double settled(DeviceRun run, double hertz, double level) {
    double amplitude = Math.pow(10, level / 20);
    float[] x = run.process(2, i -> amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
    int frames = x.length / 2;
    return 20 * Math.log10(Tone.amplitude(x, frames - 24000, frames, hertz, RATE)) - level;
  }

  @Test
  void aDynamicBandMovesByTheDecibelsAboveItsThreshold() {
    assertThat(settled(run(dynamic(-24)), 1000, -10)).isCloseTo(-10, within(0.2));
    assertThat(settled(run(dynamic(24)), 1000, -10)).isCloseTo(10, within(0.2));
    assertThat(settled(run(dynamic(-4)), 1000, -10)).isCloseTo(-4, within(0.05));
    assertThat(settled(run(dynamic(-24)), 1000, -40)).isCloseTo(0, within(1e-6));
    // Far from its frequency the band hears little.
    assertThat(settled(run(dynamic(-24)), 9000, -10)).isCloseTo(0, within(0.01));
    var run = run(dynamic(-24));
    settled(run, 1000, -10);
    assertThat(run.io.readings.get(2)).isCloseTo(-10, within(0.2f));
  }

  @Test
  void aDynamicBandBelowItsThresholdChangesNoBit() {
    float[] x = noise(12800, 8);
    for (int i = 0; i < x.length; i++) {
      x[i] *= 0.01f;
    }
    assertThat(run(dynamic(-24)).process(x.clone())).isEqualTo(x);
  }

  @Test
  void aDynamicBandCanListenToTheSideChain() {
    var run = run(with(dynamic(-24), EqDevice.KEY, 1));
    run.io.hasSide = true;
    for (int i = 0; i < 64; i++) {
      float tone = (float) (Math.pow(10, -10 / 20.0) * Math.sin(2 * Math.PI * 3 * i / 64));
      run.io.side[2 * i] = tone;
      run.io.side[2 * i + 1] = tone;
    }
    run.set("band-3-frequency", 2250);
    float[] x = run.process(2, i -> 0.001 * Math.sin(2 * Math.PI * 2250 * i / RATE));
    double heard = 20 * Math.log10(Tone.amplitude(x, 64000, 96000, 2250, RATE) / 0.001);
    assertThat(heard).isCloseTo(-10, within(0.2));
  }

  @Test
  void soloPlaysOnlyWhatTheBandWorksOn() {
    double[] values = with(band(EqDevice.BELL, 1000, 12, 2), EqDevice.SOLO, 1);
    values[EqDevice.ON] = 1;
    values[EqDevice.FREQUENCY] = 1000;
    assertThat(decibels(values, 1000)).isCloseTo(0, within(0.05));
    assertThat(decibels(values, 100)).isLessThan(-24);
    with(values, EqDevice.PLACEMENT, EqDevice.LEFT);
    float[] x = run(values).process(noise(4800 * 4, 1));
    for (int i = 9600; i < x.length; i += 2) {
      assertThat(x[i + 1]).isZero();
    }
  }

  @Test
  void autoGainKeepsTheLoudnessOfPinkNoise() {
    for (double[] setting :
        new double[][] {{1, 150, 12, 0.7}, {0, 1000, 9, 0.5}, {2, 4000, -12, 0.7}}) {
      double[] values = band((int) setting[0], setting[1], setting[2], setting[3]);
      double plain = loudness(values);
      values[EqDevice.AUTO_GAIN] = 1;
      double held = loudness(values);
      double flat = loudness(values());
      assertThat(Math.abs(plain - flat)).isGreaterThan(1.5);
      assertThat(held - flat).as("type %s", setting[0]).isCloseTo(0, within(0.4));
    }
  }

  /** Power of pink noise, weighed roughly as a loudness meter does, over the response. */
  private static double loudness(double[] values) {
    float[] response = run(values).process(0.25, i -> i == 0 ? 1 : 0);
    double sum = 0;
    for (double hertz = 32; hertz < 15500; hertz *= 1.06) {
      double cut = hertz * hertz / (hertz * hertz + 38 * 38);
      double u = Math.pow(hertz / 1700, 4);
      double shelf = (1 + 1.585 * 1.585 * u) / (1 + u);
      sum += Math.pow(10, Tone.decibels(response, hertz, RATE) / 10) * cut * cut * shelf;
    }
    return 10 * Math.log10(sum);
  }
}
