package org.songline.devices.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;

class PitchCorrectionTest {
  private static final double RATE = SyntheticVoice.RATE;

  private static DeviceRun device() {
    return new DeviceRun(new PitchCorrectionDevice(), RATE);
  }

  /** The left side of what comes out, its latency taken off. */
  private static double[] mended(DeviceRun run, float[] voice) {
    int late = run.processor.latency();
    float[] longer = java.util.Arrays.copyOf(voice, (voice.length + late + 63) / 64 * 64);
    double[] y = DeviceRun.side(run.process(SyntheticVoice.both(longer)), 0);
    return java.util.Arrays.copyOfRange(y, late, late + voice.length);
  }

  private static double[] plain(float[] x) {
    return DeviceRun.side(SyntheticVoice.both(x), 0);
  }

  /** A note that is approached from below and sung with vibrato of 50 cents. */
  private static float[] scoop(double key) {
    return SyntheticVoice.sing(
        1.6,
        0.001,
        t -> {
          if (t < 0.1) {
            return 0;
          }
          double below = -0.45 * Math.max(0, 1 - (t - 0.1) / 0.25);
          double vibrato = 0.25 * Math.sin(2 * Math.PI * 5.5 * t) * Math.min(1, t);
          return SyntheticVoice.key(key + below + vibrato);
        });
  }

  @Test
  void theJudgeSeesWhatTheSingerDoes() {
    double[] x = plain(scoop(57));
    assertThat(SyntheticVoice.worstCents(x, 30000, 74000, 220)).isBetween(18.0, 30.0);
    double[] octave = plain(SyntheticVoice.sing(1, 0, t -> 440));
    assertThat(SyntheticVoice.worstCents(octave, 10000, 40000, 220)).isGreaterThan(100);
    double[] exact = plain(SyntheticVoice.sing(1, 0, t -> 220));
    assertThat(SyntheticVoice.worstCents(exact, 10000, 40000, 220)).isLessThan(0.2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {50, 57, 64, 69})
  void scoopsAndVibratoAreGoneWithinFiveCentsAtOnce(double key) {
    double[] y = mended(device().set("speed", 0), scoop(key));
    int from = (int) (0.19 * RATE);
    assertThat(SyntheticVoice.worstCents(y, from, 74000, SyntheticVoice.key(key))).isLessThan(5);
  }

  @Test
  void aSlowSpeedTakesTheTimeThatIsSet() {
    float[] sharp = SyntheticVoice.sing(1.5, 0, t -> t < 0.1 ? 0 : SyntheticVoice.key(57.4));
    double[] y = mended(device().set("speed", 200), sharp);
    double w = 2 * Math.PI * 220 / RATE;
    int on = (int) (0.12 * RATE);
    for (double t : new double[] {0.2, 0.4, 0.7}) {
      int at = on + (int) (t * RATE);
      double left = 40 * Math.exp(-t / 0.2);
      assertThat(Tones.cents(y, at - 1500, at + 1500, w))
          .as("after " + t)
          .isCloseTo(left, within(4.0));
    }
  }

  @Test
  void vibratoStaysWhereItIsWanted() {
    float[] voice =
        SyntheticVoice.sing(
            2, 0, t -> SyntheticVoice.key(57.3 + 0.3 * Math.sin(2 * Math.PI * 5.5 * t)));
    double[] y = mended(device().set("speed", 0).set("vibrato", 100), voice);
    double w = 2 * Math.PI * 220 / RATE;
    double highest = -100;
    double lowest = 100;
    for (int at = 48000; at < 90000; at += 480) {
      double cents = Tones.cents(y, at, at + 1600, w);
      highest = Math.max(highest, cents);
      lowest = Math.min(lowest, cents);
    }
    assertThat(highest - lowest).isBetween(40.0, 62.0);
    assertThat(highest + lowest).isBetween(-12.0, 12.0);
  }

  @ParameterizedTest
  @CsvSource({"110, 0", "146.8, 0", "220, 0", "146.8, 4", "220, -5"})
  void formantsStayWhereTheyAre(double hertz, double transpose) {
    double sharp = hertz * Math.pow(2, 0.4 / 12);
    float[] voice = SyntheticVoice.sing(2, 0, t -> sharp);
    double[] y = mended(device().set("speed", 0).set("transpose", transpose), voice);
    double note = SyntheticVoice.key(Math.rint(69 + 12 * Math.log(hertz / 440) / Math.log(2)));
    double f = note * Math.pow(2, transpose / 12);
    double worst = 0;
    for (double formant : SyntheticVoice.FORMANTS) {
      double out = peak(y, f, formant);
      double in = peak(plain(voice), sharp, formant);
      worst = Math.max(worst, Math.abs(20 * Math.log10(out / in)));
    }
    assertThat(worst).isLessThan(1);
  }

  /** The level around a formant by that of the throat. */
  private static double peak(double[] y, double f, double formant) {
    double power = 0;
    double weight = 0;
    for (int h = 1; h * f < 5000; h++) {
      double w = Math.exp(-0.5 * Math.pow((h * f - formant) / 250, 2));
      double ideal = SyntheticVoice.envelope(h * f);
      for (int at = 30000; at < 78000; at += 6000) {
        double level = Tones.level(y, at, at + 6000, 2 * Math.PI * h * f / RATE);
        power += w * level * level;
        weight += w * ideal * ideal;
      }
    }
    return Math.sqrt(power / weight);
  }

  @Test
  void breathPassesUntouchedToTheBit() {
    float[] breath = SyntheticVoice.sing(1, 0.05, t -> 0);
    double[] y = mended(device().set("speed", 0), breath);
    assertThat(y).isEqualTo(plain(breath));
  }

  @Test
  void withoutAnAmountEveryBitPasses() {
    float[] voice = scoop(57);
    assertThat(mended(device().set("amount", 0), voice)).isEqualTo(plain(voice));
  }

  @Test
  void onlyNotesOfTheScaleThatAreSwitchedOnAreSung() {
    float[] voice = SyntheticVoice.sing(1.2, 0, t -> SyntheticVoice.key(61.1));
    DeviceRun major = device().set("speed", 0).set("scale", 1);
    double[] y = mended(major, voice);
    assertThat(SyntheticVoice.worstCents(y, 20000, 50000, SyntheticVoice.key(62))).isLessThan(5);
    DeviceRun less = device().set("speed", 0).set("scale", 1).set("note-d", 0).set("note-e", 0);
    y = mended(less, voice);
    assertThat(SyntheticVoice.worstCents(y, 20000, 50000, SyntheticVoice.key(60))).isLessThan(5);
  }

  @Test
  void theReadingsTellNoteAndCents() {
    DeviceRun run = device().set("speed", 0);
    run.process(SyntheticVoice.both(SyntheticVoice.sing(1, 0, t -> SyntheticVoice.key(57.2))));
    assertThat(run.io.readings.get(0)).isEqualTo(57);
    assertThat(run.io.readings.get(1)).isCloseTo(20, within(1f));
    assertThat(run.io.readings.get(2)).isCloseTo(-20, within(1f));
  }
}
