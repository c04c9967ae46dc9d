package org.songline.devices.drums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;
import org.songline.devices.Events;
import org.songline.devices.Pitches;
import org.songline.devices.Values;
import org.songline.dsp.Quantum;
import org.songline.dsp.spectral.RealFft;

class DrumModelsTest {
  private static final double RATE = 48_000;
  private static final List<String> MODELS = DrumModels.choices();

  private static DeviceRun pad(int model) {
    return new DeviceRun(new DrumsType(), RATE).set("kick-model", model);
  }

  private static double[] strike(DeviceRun run, int key, double velocity, double seconds) {
    run.io.events.add(Events.NOTE_ON, 0, 1, key, (float) velocity);
    return play(run, seconds);
  }

  private static double[] play(DeviceRun run, double seconds) {
    int quanta = (int) Math.ceil(seconds * run.rate / Quantum.FRAMES);
    return DeviceRun.side(run.process(new float[quanta * Quantum.SAMPLES]), 0);
  }

  private static double energy(double[] x) {
    return Arrays.stream(x).map(v -> v * v).sum();
  }

  @Test
  void everyModelSpeaksAtAUsefulLevelEndsAndLeavesNoOffset() {
    for (int model = 2; model < MODELS.size(); model++) {
      DeviceRun run = pad(model);
      double[] x = strike(run, 36, 1, 6);
      double peak = Arrays.stream(x).map(Math::abs).max().orElseThrow();
      assertThat(peak).as(MODELS.get(model)).isBetween(0.08, 0.9);
      assertThat(run.processor.idle()).as(MODELS.get(model)).isTrue();
      assertThat(x[x.length - 1]).isZero();
      double mean = Arrays.stream(x).sum() / RATE;
      assertThat(Math.abs(mean)).as(MODELS.get(model)).isLessThan(0.0025 * peak);
    }
  }

  @Test
  void harderStrokesAreLouderAndNoneRepeatsAnotherButForItsNoise() {
    for (int model = 2; model < MODELS.size(); model++) {
      double before = 0;
      for (double velocity : new double[] {0.1, 0.3, 0.5, 0.7, 0.9, 1}) {
        double now = energy(strike(pad(model), 36, velocity, 0.5));
        assertThat(now).as(MODELS.get(model)).isGreaterThan(1.2 * before);
        before = now;
      }
      assertThat(strike(pad(model), 36, 0.8, 0.3)).isEqualTo(strike(pad(model), 36, 0.8, 0.3));
    }
  }

  @Test
  void velocityCanBeTakenBack() {
    DeviceRun soft = pad(DrumModels.choice("clave")).set("kick-velocity", 0);
    DeviceRun hard = pad(DrumModels.choice("clave")).set("kick-velocity", 0);
    assertThat(energy(strike(soft, 36, 0.2, 0.2)))
        .isCloseTo(energy(strike(hard, 36, 1, 0.2)), within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {44_100, 192_000})
  void aTonePitchesAndFadesAsItsRecipeSays(double rate) {
    for (double decay : new double[] {0.5, 1, 4}) {
      Stroke how = new Stroke();
      how.velocity = 1;
      how.gain = 1;
      how.tune = 1.5;
      how.decay = decay;
      how.body = 1;
      how.sweep = 1;
      how.snap = 1;
      how.colour = 1;
      DrumSound sound = DrumSound.tone(80, 2, 0.006, 0.8, 0.5).punching(1, 0.002);
      DrumVoice voice = new DrumVoice(rate, 1, sound);
      voice.strike(sound, how, 1);
      int frames = (int) (0.4 * rate) / Quantum.FRAMES * Quantum.FRAMES;
      double[] x = new double[frames];
      for (int i = 0; i < frames; i += Quantum.FRAMES) {
        float[] out = new float[Quantum.FRAMES];
        voice.render(out, 0, Quantum.FRAMES);
        voice.settle();
        for (int f = 0; f < Quantum.FRAMES; f++) {
          x[i + f] = out[f];
        }
      }
      int from = (int) (0.1 * rate);
      double hertz = Pitches.hertz(x, from, frames, rate, 120);
      assertThat(Pitches.cents(hertz, 120)).isCloseTo(0, within(0.5));
      assertThat(Pitches.fade(x, from, frames, rate, 120) / (0.5 * decay))
          .isCloseTo(1, within(0.02));
    }
  }

  @Test
  void theBodyOfAKickIsInTune() {
    double[] x = strike(pad(DrumModels.choice("808 kick")), 36, 1, 0.6);
    double hertz = Pitches.hertz(x, 9600, 28_800, RATE, 50);
    assertThat(Pitches.cents(hertz, 50)).isCloseTo(0, within(2.0));
    DeviceRun tuned = pad(DrumModels.choice("808 kick")).set("kick-tune", 5);
    hertz = Pitches.hertz(strike(tuned, 36, 1, 0.6), 9600, 28_800, RATE, 66.74);
    assertThat(Pitches.cents(hertz, 66.742)).isCloseTo(0, within(2.0));
  }

  @Test
  void aKickFallsInPitchAndItsPartsCanBeTakenAway() {
    double[] x = strike(pad(DrumModels.choice("deep kick")), 36, 1, 0.6);
    double early = Pitches.hertz(x, 480, 2400, RATE, 70);
    assertThat(early).isGreaterThan(55);
    DeviceRun straight =
        pad(DrumModels.choice("deep kick")).set("kick-sweep", 0).set("kick-snap", 0);
    double still = Pitches.hertz(strike(straight, 36, 1, 0.6), 480, 4800, RATE, 45);
    assertThat(Pitches.cents(still, 45)).isCloseTo(0, within(15.0));
    DeviceRun click = pad(DrumModels.choice("deep kick")).set("kick-body", 0);
    assertThat(energy(strike(click, 36, 1, 0.6))).isLessThan(0.02 * energy(x));
  }

  @Test
  void drivenTonesHaveNoAliasesAboveNinetyDecibelsDown() {
    for (int cycles : new int[] {20, 41, 137, 277}) {
      Values values = new Values(DrumsTable.ALL);
      values.hold(DrumsTable.pad(0) + DrumsTable.DRIVE, 30);
      PadShaper shaper = new PadShaper(RATE, DrumsTable.pad(0));
      int size = 16_384;
      double[] x = new double[size];
      float[] block = new float[Quantum.FRAMES];
      for (int i = 0; i < 2 * size; i += Quantum.FRAMES) {
        for (int f = 0; f < Quantum.FRAMES; f++) {
          block[f] = (float) StrictMath.sin(2 * Math.PI * cycles * (i + f) / size);
        }
        shaper.process(values, block);
        for (int f = 0; f < Quantum.FRAMES; f++) {
          x[(i + f) % size] = block[f];
        }
      }
      assertThat(aliases(x, cycles)).as("%d cycles", cycles).isLessThan(-90);
    }
  }

  @Test
  void driveAddsHarmonicsAndKeepsTheLevel() {
    double[] plain = strike(pad(DrumModels.choice("808 kick")), 36, 1, 0.3);
    DeviceRun run = pad(DrumModels.choice("808 kick")).set("kick-drive", 24);
    double[] driven = strike(run, 36, 1, 0.3);
    double change = 10 * StrictMath.log10(energy(driven) / energy(plain));
    assertThat(change).isBetween(-1.0, 7.0);
    double before = Pitches.size(plain, 2400, 12_000, RATE, 150) / energy(plain);
    double after = Pitches.size(driven, 2400, 12_000, RATE, 150) / energy(driven);
    assertThat(after).isGreaterThan(before * 1.3);
  }

  /** The strongest bin to 20 kHz that is no multiple of the tone, in decibels of the tone. */
  private static double aliases(double[] x, int cycles) {
    RealFft fft = RealFft.of(x.length);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.forward(x, re, im, fft.work());
    double worst = 0;
    for (int i = 1; i <= 20_000 * x.length / RATE; i++) {
      if (i % cycles != 0) {
        worst = Math.max(worst, re[i] * re[i] + im[i] * im[i]);
      }
    }
    double tone = re[cycles] * re[cycles] + im[cycles] * im[cycles];
    return 10 * StrictMath.log10(worst / tone);
  }

  @Test
  void colourMakesNoiseMetalAndModesBrighter() {
    for (String model : List.of("909 snare", "808 open hat", "acoustic crash", "conga")) {
      double dark = crossings(pad(DrumModels.choice(model)).set("kick-colour", -100));
      double plain = crossings(pad(DrumModels.choice(model)));
      double bright = crossings(pad(DrumModels.choice(model)).set("kick-colour", 100));
      assertThat(plain).as(model).isGreaterThan(dark);
      assertThat(bright).as(model).isGreaterThan(plain);
    }
  }

  /** Energy of the slope to energy: grows with brightness. */
  private static double crossings(DeviceRun run) {
    double[] x = strike(run, 36, 0.8, 0.1);
    double slope = 0;
    for (int i = 1; i < x.length; i++) {
      slope += (x[i] - x[i - 1]) * (x[i] - x[i - 1]);
    }
    return slope / energy(x);
  }
}
