package org.songline.devices.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.BandBank;
import org.songline.dsp.filter.Svf;

class VocoderTest {
  private static final double RATE = 48000;

  private static DeviceRun device(double bands) {
    double[] values = DeviceRun.initial(new VocoderDevice());
    values[VocoderDevice.BANDS] = bands;
    var run = new DeviceRun(new VocoderDevice(), RATE, values);
    return run.set("bands", bands).set("unvoiced", 0);
  }

  /** The left side, with a side-chain. */
  private static double[] spoken(
      DeviceRun run, int frames, IntToDoubleFunction input, IntToDoubleFunction side) {
    double[] y = new double[frames];
    run.io.hasSide = true;
    for (int at = 0; at < frames; at += Quantum.FRAMES) {
      for (int i = 0; i < Quantum.SAMPLES; i++) {
        run.io.audio[i] = (float) input.applyAsDouble(at + i / 2);
        run.io.side[i] = (float) side.applyAsDouble(at + i / 2);
      }
      run.quantum();
      for (int i = 0; i < Quantum.FRAMES; i++) {
        y[at + i] = run.io.audio[2 * i];
      }
    }
    return y;
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 20, 40})
  void aFlatModulatorGivesTheCarrierBack(int bands) {
    var bank = new BandBank(bands, 90, 11000, RATE);
    IntToDoubleFunction flat =
        i -> {
          double sum = 0;
          for (int b = 0; b < bands; b++) {
            sum += 0.1 * Math.sin(2 * Math.PI * bank.centre(b) * i / RATE + b * b);
          }
          return sum;
        };
    DeviceRun run = device(bands).set("attack", 200).set("release", 200);
    int frames = 64 * 1500;
    var random = new Random(8);
    double[] noise = random.doubles(frames, -0.2, 0.2).toArray();
    double[] y = spoken(run, frames, i -> noise[i], flat);
    double[] x = noise.clone();
    double all = 0;
    int points = 24;
    double[] level = new double[points];
    for (int p = 0; p < points; p++) {
      double hertz = 150 * Math.pow(7000 / 150.0, (double) p / (points - 1));
      level[p] = 10 * Math.log10(power(y, hertz) / power(x, hertz));
      all += level[p] / points;
    }
    for (int p = 0; p < points; p++) {
      assertThat(level[p]).as("point %d", p).isCloseTo(all, within(1.0));
    }
  }

  /** Power in a third of an octave or so around a frequency. */
  private static double power(double[] x, double hertz) {
    double sum = 0;
    for (int n = -4; n <= 4; n++) {
      double w = 2 * Math.PI * hertz * Math.pow(2, n / 27.0) / RATE;
      for (int at = 48000; at + 8192 <= x.length; at += 8192) {
        double level = Tones.level(x, at, at + 8192, w);
        sum += level * level;
      }
    }
    return sum;
  }

  @Test
  void theCarrierSpeaksWithTheModulatorsSpectrum() {
    int frames = 96000;
    var random = new Random(2);
    double[] noise = random.doubles(frames, -0.3, 0.3).toArray();
    double[] whisper = new double[frames];
    for (double formant : SyntheticVoice.FORMANTS) {
      var throat = new Svf();
      throat.tune(formant, 6, RATE);
      for (int i = 0; i < frames; i++) {
        throat.step((float) random.nextDouble(-0.2, 0.2));
        whisper[i] += throat.band() * throat.damping();
      }
    }
    double[] y = spoken(device(40), frames, i -> noise[i], i -> whisper[i]);
    double[] asked = new double[30];
    double[] given = new double[30];
    for (int p = 0; p < 30; p++) {
      double hertz = 200 * Math.pow(3500 / 200.0, p / 29.0);
      asked[p] = 10 * Math.log10(power(whisper, hertz) * hertz);
      given[p] = 10 * Math.log10(power(y, hertz) / power(noise, hertz));
    }
    assertThat(correlation(asked, given)).isGreaterThan(0.93);
  }

  private static double correlation(double[] a, double[] b) {
    double ma = java.util.Arrays.stream(a).average().orElseThrow();
    double mb = java.util.Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - ma) * (b[i] - mb);
      aa += (a[i] - ma) * (a[i] - ma);
      bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void theShiftMovesWhatIsSpoken() {
    IntToDoubleFunction tone = i -> 0.3 * Math.sin(2 * Math.PI * 1000 * i / RATE);
    int frames = 96000;
    double[] noise = new Random(4).doubles(frames, -0.3, 0.3).toArray();
    double[] still = spoken(device(40), frames, i -> noise[i], tone);
    double[] up = spoken(device(40).set("shift", 12), frames, i -> noise[i], tone);
    assertThat(power(still, 1000)).isGreaterThan(100 * power(still, 2000));
    assertThat(power(up, 2000)).isGreaterThan(100 * power(up, 1000));
  }

  @Test
  void bandsCloseAsFastAsIsSet() {
    DeviceRun run = device(20).set("release", 100);
    IntToDoubleFunction burst = i -> i < 48000 ? 0.3 * Math.sin(2 * Math.PI * 1000 * i / RATE) : 0;
    double[] y = spoken(run, 96000, i -> 0.3 * Math.sin(2 * Math.PI * 1000 * i / RATE), burst);
    double early = Tones.level(y, 49000, 50000, 2 * Math.PI * 1000 / RATE);
    double late = Tones.level(y, 53800, 54800, 2 * Math.PI * 1000 / RATE);
    // Power falls by 1/e in 100 ms, so level by half as many decibels.
    assertThat(20 * Math.log10(late / early)).isCloseTo(-4.34, within(0.4));
  }

  @Test
  void hissOpensTheNoiseAndVowelsDoNot() {
    var random = new Random(6);
    double[] hiss = random.doubles(48000, -0.2, 0.2).toArray();
    IntToDoubleFunction high = i -> i == 0 ? 0 : hiss[i] - hiss[i - 1];
    double[] y = spoken(device(20).set("unvoiced", 100), 48000, i -> 1e-9, high);
    double[] z =
        spoken(
            device(20).set("unvoiced", 100),
            48000,
            i -> 1e-9,
            i -> 0.3 * Math.sin(2 * Math.PI * 500 * i / RATE));
    assertThat(rms(y)).isGreaterThan(0.02);
    assertThat(rms(z)).isLessThan(1e-5);
  }

  private static double rms(double[] x) {
    double sum = 0;
    for (int i = x.length / 2; i < x.length; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(2 * sum / x.length);
  }

  @Test
  void aVoiceAloneBecomesAChordOfItsOwn() {
    float[] voice = SyntheticVoice.sing(1.5, 0, t -> 130 + 20 * t);
    DeviceRun run =
        device(32).set("modulator", 1).set("carrier", 2).set("note", 57).set("chord", 2);
    run.set("detune", 0);
    double[] y = DeviceRun.side(run.process(SyntheticVoice.both(voice)), 0);
    double w = 2 * Math.PI * SyntheticVoice.key(57) / RATE;
    double fifth = 2 * Math.PI * SyntheticVoice.key(64) / RATE;
    assertThat(Tones.cents(y, 30000, 70000, w * 3)).isCloseTo(0, within(3.0));
    assertThat(Tones.level(y, 30000, 70000, fifth * 2)).isGreaterThan(1e-3);
    assertThat(Tones.level(y, 30000, 70000, fifth * 2))
        .isGreaterThan(20 * Tones.level(y, 30000, 70000, fifth * 2.1));
  }

  @Test
  void withoutASideChainTheCarrierPassesToTheBit() {
    float[] x = SyntheticVoice.both(SyntheticVoice.sing(0.5, 0.01, t -> 200));
    var run = new DeviceRun(new VocoderDevice(), RATE);
    assertThat(run.process(x.clone())).isEqualTo(x);
    var dry = new DeviceRun(new VocoderDevice(), RATE).set("modulator", 1).set("mix", 0);
    assertThat(dry.process(x.clone())).isEqualTo(x);
  }
}
