package org.songline.devices.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;
import org.songline.devices.Events;
import org.songline.dsp.Quantum;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/** What the synth's waves, copies and filter measure. */
class SynthSoundTest {
  private static final double RATE = 48_000;
  private static final int SIZE = 1 << 16;

  private static double[] note(DeviceRun run, int key, int frames) {
    run.io.events.add(Events.NOTE_ON, 0, 1, key, 1);
    int settle = 9600;
    int quanta = (settle + frames) / Quantum.FRAMES + 1;
    double[] all = DeviceRun.side(run.process(new float[quanta * Quantum.SAMPLES]), 0);
    return java.util.Arrays.copyOfRange(all, settle, settle + frames);
  }

  private static double hertz(int key) {
    return 440 * Math.pow(2, (key - 69) / 12.0);
  }

  private static double[] power(double[] x) {
    double[] window = Window.blackmanHarris(SIZE);
    double[] y = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      y[i] = x[i] * window[i];
    }
    RealFft fft = RealFft.of(SIZE);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.forward(y, re, im, fft.work());
    double[] power = new double[fft.bins()];
    for (int i = 0; i < power.length; i++) {
      power[i] = re[i] * re[i] + im[i] * im[i];
    }
    return power;
  }

  /** The strongest line up to 20 kHz that is no harmonic, in decibels of the strongest one. */
  private static double alias(double[] x, double hertz) {
    double[] power = power(x);
    double harmonic = 0;
    double other = 0;
    for (int i = 12; i < 20_000 * SIZE / RATE; i++) {
      double at = i * RATE / SIZE / hertz;
      boolean near = Math.abs(at - Math.rint(at)) * hertz * SIZE / RATE < 8;
      if (near) {
        harmonic = Math.max(harmonic, power[i]);
      } else {
        other = Math.max(other, power[i]);
      }
    }
    return 10 * Math.log10(other / harmonic);
  }

  @Test
  void theJudgeOfAliasesFindsOne() {
    double[] x = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double t = 2 * Math.PI * i / RATE;
      x[i] = Math.sin(1000 * t) + 0.5 * Math.sin(3000 * t) + 1e-4 * Math.sin(7321 * t);
    }
    assertThat(alias(x, 1000)).isCloseTo(-80, within(1.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 36, 48, 60, 67, 72, 79, 84, 91, 96, 103, 108, 111})
  void noWaveHasAnAliasAboveMinus85DecibelsOnTheKeyboard(int key) {
    for (int shape : new int[] {1, 2, 3}) {
      DeviceRun run =
          new DeviceRun(new SynthType(), RATE)
              .set("osc1-shape", shape)
              .set("osc1-width", 31)
              .set("filter", 0);
      assertThat(alias(note(run, key, SIZE), hertz(key))).as("shape %d", shape).isLessThan(-85);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7, 8})
  void unisonKeepsPitchAndLevel(int copies) {
    double one = 0;
    double many = 0;
    double cents = 0;
    for (int count : new int[] {1, copies}) {
      DeviceRun run =
          new DeviceRun(new SynthType(), RATE)
              .set("osc1-shape", 0)
              .set("filter", 0)
              .set("unison", count)
              .set("detune", 20)
              .set("blend", 100)
              .set("spread", 0);
      double[] power = power(note(run, 93, SIZE));
      double sum = 0;
      double moment = 0;
      for (int i = 1; i < power.length; i++) {
        sum += power[i];
        moment += power[i] * 1200 * Math.log(i * RATE / SIZE / hertz(93)) / Math.log(2);
      }
      one = count == 1 ? sum : one;
      many = sum;
      cents = moment / sum;
    }
    assertThat(10 * Math.log10(many / one)).isBetween(-1.0, 1.0);
    assertThat(cents).isBetween(-3.0, 3.0);
  }

  /** Decibels of the filter at a frequency: noise through it over the same noise past it. */
  private static double[] response(String kind, double cutoff, double q, double[] hertz) {
    double[] past = noise("off", cutoff, q);
    double[] through = noise(kind, cutoff, q);
    int size = 8192;
    RealFft fft = RealFft.of(size);
    double[] window = Window.hann(size);
    double[][] cross = new double[3][hertz.length];
    double[] a = new double[size];
    double[] b = new double[size];
    double[][] spectra = new double[4][fft.bins()];
    for (int at = 0; at + size <= past.length; at += size / 2) {
      for (int i = 0; i < size; i++) {
        a[i] = past[at + i] * window[i];
        b[i] = through[at + i] * window[i];
      }
      fft.forward(a, spectra[0], spectra[1], fft.work());
      fft.forward(b, spectra[2], spectra[3], fft.work());
      for (int h = 0; h < hertz.length; h++) {
        int i = (int) Math.rint(hertz[h] * size / RATE);
        cross[0][h] += spectra[0][i] * spectra[2][i] + spectra[1][i] * spectra[3][i];
        cross[1][h] += spectra[0][i] * spectra[3][i] - spectra[1][i] * spectra[2][i];
        cross[2][h] += spectra[0][i] * spectra[0][i] + spectra[1][i] * spectra[1][i];
      }
    }
    double[] decibels = new double[hertz.length];
    for (int h = 0; h < hertz.length; h++) {
      decibels[h] = 20 * Math.log10(Math.hypot(cross[0][h], cross[1][h]) / cross[2][h]);
    }
    return decibels;
  }

  private static double[] noise(String kind, double cutoff, double q) {
    DeviceRun run = new DeviceRun(new SynthType(), RATE);
    int type = run.type.parameters().get(run.index("filter")).choices().indexOf(kind);
    assertThat(type).isNotNegative();
    run.set("osc1-level", 0)
        .set("noise-level", 100)
        .set("filter", type)
        .set("cutoff", cutoff)
        .set("resonance", q);
    return note(run, 60, 400_000);
  }

  /** The same of the analogue filter through the bilinear transform, exact at the cutoff. */
  private static double analogue(String kind, double cutoff, double q, double hertz) {
    double w = Math.tan(Math.PI * hertz / RATE) / Math.tan(Math.PI * cutoff / RATE);
    double size = Math.hypot(1 - w * w, w / q);
    double gain =
        switch (kind) {
          case "low 12" -> 1 / size;
          case "band 12" -> w / q / size;
          case "high 12" -> w * w / size;
          default -> Math.abs(1 - w * w) / size;
        };
    return 20 * Math.log10(gain);
  }

  @ParameterizedTest
  @CsvSource({
    "low 12, 300, 0.7071",
    "low 12, 1000, 2",
    "low 12, 6000, 4",
    "low 12, 15000, 1",
    "high 12, 1000, 2",
    "band 12, 2500, 3",
    "notch, 1000, 1"
  })
  void theFilterIsWhereItSaysItIs(String kind, double cutoff, double q) {
    double[] share = {0.5, 0.7, 0.9, 1.1, 1.25, 1.5};
    double[] hertz = new double[share.length];
    for (int i = 0; i < share.length; i++) {
      hertz[i] = Math.rint(Math.min(20_000, share[i] * cutoff) * 8192 / RATE) * RATE / 8192;
    }
    double[] measured = response(kind, cutoff, q, hertz);
    for (int i = 0; i < hertz.length; i++) {
      double expected = analogue(kind, cutoff, q, hertz[i]);
      assertThat(measured[i]).as("at %f Hz", hertz[i]).isCloseTo(expected, within(0.15));
    }
  }
}
