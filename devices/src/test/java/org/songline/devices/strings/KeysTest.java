package org.songline.devices.strings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;
import org.songline.devices.Events;
import org.songline.devices.Pitches;
import org.songline.dsp.Quantum;
import org.songline.dsp.spectral.RealFft;

class KeysTest {
  private static final double RATE = 48_000;

  private static DeviceRun keys(int model, double rate) {
    return new DeviceRun(new KeysType(), rate)
        .set("model", model)
        .set("noise", 0)
        .set("release-noise", 0);
  }

  private static float[] playBoth(DeviceRun run, double seconds) {
    int quanta = (int) Math.ceil(seconds * run.rate / Quantum.FRAMES);
    return run.process(new float[quanta * Quantum.SAMPLES]);
  }

  private static double[] play(DeviceRun run, double seconds) {
    return DeviceRun.side(playBoth(run, seconds), 0);
  }

  private static double[] note(DeviceRun run, double key, double velocity, double seconds) {
    run.io.events.add(Events.NOTE_ON, 37, 1, (float) key, (float) velocity);
    return play(run, seconds);
  }

  private static double hertz(double key) {
    return 440 * StrictMath.pow(2, (key - 69) / 12);
  }

  /** A partial in decibels of the fundamental. */
  private static double partial(double[] x, double key, double number) {
    double one = Pitches.size(x, 2400, x.length, RATE, hertz(key));
    return 20 * StrictMath.log10(Pitches.size(x, 2400, x.length, RATE, number * hertz(key)) / one);
  }

  @ParameterizedTest
  @ValueSource(doubles = {44_100, 96_000})
  void everyModelIsInTune(double rate) {
    for (int model = 0; model < 4; model++) {
      for (double key : new double[] {28, 45.3, 60, 79, 96}) {
        double[] x = note(keys(model, rate), key, 0.8, 0.5);
        int from = (int) (0.05 * rate);
        double near = hertz(key);
        assertThat(Pitches.cents(Pitches.hertz(x, from, x.length, rate, near), near))
            .as("model %d key %s", model, key)
            .isCloseTo(0, within(1.0));
      }
    }
  }

  @Test
  void harmonicsOfTinesAndReedsGrowWithVelocity() {
    for (int model = 0; model < 2; model++) {
      for (double key : new double[] {40, 60, 72}) {
        double before = -200;
        for (double velocity : new double[] {0.15, 0.4, 0.7, 1}) {
          double[] x = note(keys(model, RATE).set("bell", 0), key, velocity, 0.4);
          double power = 0;
          for (int n = 2; n <= 6; n++) {
            power += StrictMath.pow(10, partial(x, key, n) / 10);
          }
          double now = 10 * StrictMath.log10(power);
          assertThat(now).as("model %d key %s", model, key).isGreaterThan(before + 1);
          before = now;
        }
      }
    }
  }

  @Test
  void aPickupBeforeTheTineHearsTheOctave() {
    double[] before = note(keys(0, RATE).set("pickup-position", 0), 48, 0.8, 0.4);
    double[] beside = note(keys(0, RATE).set("pickup-position", 60), 48, 0.8, 0.4);
    assertThat(partial(before, 48, 2)).isGreaterThan(30);
    assertThat(partial(beside, 48, 2)).isLessThan(0);
  }

  @Test
  void bellAndHardnessBringOvertonesOut() {
    double[] plain = note(keys(0, RATE).set("bell", 0), 52, 0.8, 0.3);
    double[] bell = note(keys(0, RATE).set("bell", 100), 52, 0.8, 0.3);
    assertThat(partial(bell, 52, 7.11)).isGreaterThan(partial(plain, 52, 7.11) + 12);
    double[] soft = note(keys(0, RATE).set("hardness", 0), 52, 0.8, 0.3);
    double[] hard = note(keys(0, RATE).set("hardness", 100), 52, 0.8, 0.3);
    assertThat(partial(hard, 52, 7.11)).isGreaterThan(partial(soft, 52, 7.11) + 12);
  }

  @Test
  void theHardestNotesLeaveNoAliasAboveNinetyDecibelsDown() {
    for (int model = 0; model < 2; model++) {
      for (int bin : new int[] {180, 450, 900, 1400}) {
        int size = 16_384;
        double wanted = bin * RATE / size;
        DeviceRun run =
            keys(model, RATE)
                .set("bell", 0)
                .set("pickup-distance", 100)
                .set("decay", 400)
                .set("drive", 6);
        double key = 69 + 12 * StrictMath.log(wanted / 440) / StrictMath.log(2);
        double[] x = note(run, key, 1, 0.9);
        assertThat(aliases(Arrays.copyOfRange(x, 16_000, 16_000 + size), bin))
            .as("model %d at %s Hz", model, wanted)
            .isLessThan(-90);
      }
    }
  }

  /** The strongest bin to 20 kHz away from all multiples of the tone, in decibels of the tone. */
  private static double aliases(double[] x, int tone) {
    int size = x.length;
    for (int i = 0; i < size; i++) {
      double t = 2 * Math.PI * i / size;
      x[i] *=
          0.35875
              - 0.48829 * StrictMath.cos(t)
              + 0.14128 * StrictMath.cos(2 * t)
              - 0.01168 * StrictMath.cos(3 * t);
    }
    RealFft fft = RealFft.of(size);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.forward(x, re, im, fft.work());
    double worst = 0;
    for (int i = 60; i <= 20_000 * size / RATE; i++) {
      int off = i % tone;
      if (Math.min(off, tone - off) > 50) {
        worst = Math.max(worst, re[i] * re[i] + im[i] * im[i]);
      }
    }
    return 10 * StrictMath.log10(worst / (re[tone] * re[tone] + im[tone] * im[tone]));
  }

  @Test
  void aKeyThatIsLetGoFallsSilentInTheTimeThatIsSet() {
    for (int model = 0; model < 4; model++) {
      DeviceRun run = keys(model, RATE).set("release", 0.3);
      note(run, 55, 0.8, 0.3);
      run.io.events.add(Events.NOTE_OFF, 0, 1, 55, 0);
      double[] x = play(run, 2);
      assertThat(Pitches.fade(x, 960, 9600, RATE, hertz(55)))
          .as("model %d", model)
          .isCloseTo(0.3, within(0.02));
      assertThat(run.processor.idle()).isTrue();
    }
  }

  @Test
  void nothingLeavesAnOffset() {
    for (int model = 0; model < 4; model++) {
      double[] x = note(keys(model, RATE).set("pickup-distance", 100), 50, 1, 2);
      double mean = Arrays.stream(x).skip(48_000).sum() / 48_000;
      assertThat(mean).as("model %d", model).isCloseTo(0, within(1e-3));
    }
  }

  @Test
  void drawbarsAreHeardAsPulled() {
    DeviceRun full = keys(3, RATE).set("bell", 0).set("drawbars", 1);
    double[] x = note(full, 60, 0.8, 0.5);
    for (double ratio : Drawbars.RATIOS) {
      assertThat(partial(x, 60, ratio)).as("%s", ratio).isCloseTo(0, within(0.1));
    }
    DeviceRun jazz = keys(3, RATE).set("bell", 0).set("drawbars", 0);
    assertThat(partial(note(jazz, 60, 0.8, 0.5), 60, 4)).isLessThan(-70);
  }

  @Test
  void theTremoloSwingsFromSideToSideOrUpAndDown() {
    for (double width : new double[] {0, 100}) {
      DeviceRun run =
          keys(3, RATE)
              .set("width", 0)
              .set("tremolo", 100)
              .set("tremolo-rate", 5)
              .set("tremolo-width", width);
      run.io.events.add(Events.NOTE_ON, 0, 1, 60, 1);
      float[] audio = playBoth(run, 0.8);
      double[] left = DeviceRun.side(audio, 0);
      double[] right = DeviceRun.side(audio, 1);
      double same = 0;
      double power = 0;
      for (int i = 9600; i + 4800 <= left.length; i += 2400) {
        double l = Arrays.stream(left, i, i + 2400).map(v -> v * v).sum();
        double r = Arrays.stream(right, i, i + 2400).map(v -> v * v).sum();
        same += (l - r) * (l - r);
        power += l * l + r * r;
      }
      if (width == 0) {
        assertThat(same).isZero();
      } else {
        assertThat(same / power).isGreaterThan(0.3);
      }
    }
  }
}
