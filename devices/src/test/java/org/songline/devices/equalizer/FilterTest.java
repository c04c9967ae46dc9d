package org.songline.devices.equalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class FilterTest {
  private static final double RATE = 48000;
  private static final double BUTTERWORTH = Math.sqrt(0.5);

  private static DeviceRun filter(int type, int circuit, double cutoff, double resonance) {
    return new DeviceRun(new FilterDevice(), RATE)
        .set("type", type)
        .set("circuit", circuit)
        .set("cutoff", cutoff)
        .set("resonance", resonance);
  }

  /** Small, so that the ladder is linear too. */
  private static double decibels(DeviceRun run, double hertz) {
    float[] x = run.process(0.3, i -> i == 0 ? 1e-3 : 0);
    return Tone.decibels(x, hertz, RATE) + 60;
  }

  /** Squared gain of two poles of a Q at a warped frequency ratio. */
  private static double two(int type, double w, double q, double lift) {
    double v = (1 - w * w) * (1 - w * w);
    double u = w * w / (q * q);
    double top =
        switch (type) {
          case 0 -> 1;
          case 1 -> w * w * w * w;
          case 2 -> u;
          case 3 -> v;
          case 4 -> v + u * lift * lift;
          default -> v + u;
        };
    return top / (v + u);
  }

  /** Gain of the ladder without resonance. */
  private static double ladder(int type, double w) {
    double pole = 1 / (1 + w * w);
    double zero = w * w * pole;
    return switch (type) {
      case 0 -> pole * pole;
      case 1 -> zero * zero;
      case 2 -> 4 * pole * zero;
      case 3 -> Math.pow((1 - w * w) * pole, 2);
      default -> 1;
    };
  }

  @Test
  void everyTypeOfTheCleanCircuitsIsItsCurve() {
    for (int type = 0; type < 6; type++) {
      for (double hertz : new double[] {100, 700, 2000, 2900, 7000, 15000}) {
        double w = Math.tan(Math.PI * hertz / RATE) / Math.tan(Math.PI * 2000 / RATE);
        double lift = Math.pow(2, 5.3 * 0.5);
        double q = BUTTERWORTH * lift;
        double once = two(type, w, q, lift);
        double twice = two(type, w, 0.5411961, 1) * two(type, w, 1.3065630 * lift, lift);
        if (once > 1e-6) {
          assertThat(decibels(filter(type, 0, 2000, 50), hertz))
              .as("type %d at %f", type, hertz)
              .isCloseTo(10 * Math.log10(once), within(0.02));
        }
        if (twice > 1e-8) {
          assertThat(decibels(filter(type, 1, 2000, 50), hertz))
              .as("type %d at %f", type, hertz)
              .isCloseTo(10 * Math.log10(twice), within(0.05));
        }
      }
    }
  }

  @Test
  void everyTypeOfTheLadderIsItsCurve() {
    for (int type = 0; type < 6; type++) {
      for (double hertz : new double[] {100, 700, 2900, 7000, 15000}) {
        double w = Math.tan(Math.PI * hertz / RATE) / Math.tan(Math.PI * 2000 / RATE);
        double expected = ladder(type, w);
        if (expected > 1e-3) {
          assertThat(decibels(filter(type, 2, 2000, 0), hertz))
              .as("type %d at %f", type, hertz)
              .isCloseTo(20 * Math.log10(expected), within(0.02));
        }
      }
    }
  }

  @Test
  void aPeakOfTheLadderLiftsTheCutoffAndLeavesTheRest() {
    double lift = 1 / (1 - 1.05 * 0.8);
    assertThat(decibels(filter(4, 2, 2000, 80), 2000))
        .isCloseTo(20 * Math.log10(lift), within(0.05));
    assertThat(decibels(filter(4, 2, 2000, 80), 30)).isCloseTo(0, within(0.05));
    assertThat(decibels(filter(4, 2, 2000, 80), 22000)).isCloseTo(0, within(0.05));
  }

  @Test
  void withoutMixEveryBitIsTheInput() {
    for (int twice = 0; twice < 2; twice++) {
      double[] values = DeviceRun.initial(new FilterDevice());
      values[FilterDevice.MIX] = 0;
      values[FilterDevice.CUTOFF] = 300;
      values[FilterDevice.LFO] = 24;
      values[FilterDevice.OVERSAMPLING] = twice;
      var run = new DeviceRun(new FilterDevice(), RATE, values);
      var random = new Random(4);
      float[] x = new float[12800];
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() - 0.5f;
      }
      float[] y = run.process(x.clone());
      int late = 2 * run.processor.latency();
      for (int i = late; i < x.length; i++) {
        assertThat(y[i]).isEqualTo(x[i - late]);
      }
    }
  }

  @Test
  void withoutDriveTheCleanCircuitsAreLinear() {
    float[] soft = filter(0, 1, 900, 70).process(0.2, i -> Math.sin(0.05 * i) * 0x1p-9);
    float[] loud = filter(0, 1, 900, 70).process(0.2, i -> Math.sin(0.05 * i));
    for (int i = 0; i < soft.length; i++) {
      assertThat(loud[i]).isEqualTo(soft[i] * 512);
    }
  }

  @Test
  void driveAddsOddHarmonicsAndKeepsTheLoudness() {
    for (int circuit = 0; circuit < 3; circuit++) {
      float[] x =
          filter(0, circuit, 20000, 0)
              .set("drive", 24)
              .process(0.5, i -> 0.5 * Math.sin(2 * Math.PI * 200 * i / RATE));
      double first = Tone.amplitude(x, 4800, 14400, 200, RATE);
      double second = Tone.amplitude(x, 4800, 14400, 400, RATE);
      double third = Tone.amplitude(x, 4800, 14400, 600, RATE);
      assertThat(20 * Math.log10(third / first)).as("circuit %d", circuit).isBetween(-30.0, -12.0);
      assertThat(20 * Math.log10(second / first)).as("circuit %d", circuit).isLessThan(-90);
      assertThat(20 * Math.log10(first / 0.5)).as("circuit %d", circuit).isBetween(-3.0, 6.0);
    }
  }

  @Test
  void atFullResonanceTheLadderWhistlesInTune() {
    var run = filter(0, 2, 880, 100);
    float[] x = run.process(2, i -> i == 0 ? 1 : 0);
    double first = -1;
    double last = -1;
    int cycles = -1;
    for (int i = 48000; i < 96000; i++) {
      if (x[2 * i - 2] < 0 && x[2 * i] >= 0) {
        last = i - x[2 * i] / (double) (x[2 * i] - x[2 * i - 2]);
        first = first < 0 ? last : first;
        cycles++;
      }
    }
    double cents = 1200 * Math.log(cycles * RATE / (last - first) / 880) / Math.log(2);
    assertThat(cents).isCloseTo(0, within(1.0));
    assertThat(run.processor.idle()).isFalse();
  }

  @Test
  void theSoundOpensTheFilterByTheEnvelope() {
    for (double level : new double[] {0.01, 1}) {
      var run = filter(0, 0, 500, 0).set("envelope", 36).set("sensitivity", 0).set("attack", 1);
      run.set("release", 2000);
      float[] x =
          run.process(
              0.5,
              i ->
                  level * Math.sin(2 * Math.PI * 100 * i / RATE)
                      + 1e-3 * Math.sin(2 * Math.PI * 4000 * i / RATE));
      double heard = Tone.amplitude(x, 14400, 24000, 4000, RATE) / 1e-3;
      // Three octaves up the cutoff is the tone: 3 dB down; else three octaves above the cutoff.
      if (level == 1) {
        assertThat(20 * Math.log10(heard)).isCloseTo(-3, within(0.3));
      } else {
        assertThat(20 * Math.log10(heard)).isLessThan(-34);
      }
    }
  }

  @Test
  void theLfoSweepsAsFarAsItSays() {
    // A square of 1 Hz, an octave and a half up and down; the tone is at the upper place.
    double up = 1000 * Math.pow(2, 1.5);
    var run = filter(0, 0, 1000, 0).set("lfo", 18).set("lfo-shape", 4).set("lfo-rate", 1);
    float[] x = run.process(1, i -> 0.1 * Math.sin(2 * Math.PI * up * i / RATE));
    double high = Tone.amplitude(x, 4800, 19200, up, RATE) / 0.1;
    double low = Tone.amplitude(x, 28800, 43200, up, RATE) / 0.1;
    double w = Math.tan(Math.PI * up / RATE) / Math.tan(Math.PI * 1000 / Math.pow(2, 1.5) / RATE);
    assertThat(20 * Math.log10(high)).isCloseTo(-3.01, within(0.05));
    assertThat(20 * Math.log10(low))
        .isCloseTo(10 * Math.log10(two(0, w, BUTTERWORTH, 1)), within(0.1));
  }

  @Test
  void aSyncedSweepStandsWhereTheSongStands() {
    float[][] x = new float[2][];
    for (int k = 0; k < 2; k++) {
      var run = filter(0, 1, 800, 30).set("lfo", 24).set("sync", 1).set("note", 8);
      run.io.tempo = 120;
      run.io.frame = k * 24000L * 64;
      x[k] = run.process(0.5, i -> Math.sin(2 * Math.PI * 500 * i / RATE));
    }
    assertThat(x[1]).isEqualTo(x[0]);
  }

  @Test
  void oversamplingKeepsADrivenFilterFreeOfAliases() {
    double[] alias = new double[2];
    for (int twice = 0; twice < 2; twice++) {
      double[] values = DeviceRun.initial(new FilterDevice());
      values[FilterDevice.DRIVE] = 12;
      values[FilterDevice.OVERSAMPLING] = twice;
      float[] x =
          new DeviceRun(new FilterDevice(), RATE, values)
              .process(0.6, i -> 0.5 * Math.sin(2 * Math.PI * 9100 * i / RATE));
      // The third harmonic, 27300 Hz, comes back at 20700 Hz.
      alias[twice] = 20 * Math.log10(Tone.amplitude(x, 4800, 24000, 20700, RATE));
    }
    assertThat(alias[0]).isBetween(-50.0, -20.0);
    assertThat(alias[1]).isLessThan(-85);
  }

  @Test
  void modulationAtTheFastestStaysFinite() {
    for (double rate : new double[] {44100, 192000}) {
      for (int circuit = 0; circuit < 3; circuit++) {
        var run =
            new DeviceRun(new FilterDevice(), rate)
                .set("circuit", circuit)
                .set("resonance", 100)
                .set("lfo", 60)
                .set("lfo-rate", 40)
                .set("envelope", 96)
                .set("attack", 0.1)
                .set("release", 5);
        var random = new Random(circuit);
        double worst = 0;
        for (float y : run.process(1, i -> random.nextDouble() * 2 - 1)) {
          worst = Math.max(worst, Math.abs(y));
        }
        assertThat(worst).as("circuit %d", circuit).isBetween(0.1, 40.0);
      }
    }
  }
}
