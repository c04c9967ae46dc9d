package org.songline.devices.fm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.devices.synth.Play.alias;
import static org.songline.devices.synth.Play.cents;
import static org.songline.devices.synth.Play.hertz;
import static org.songline.devices.synth.Play.line;
import static org.songline.devices.synth.Play.on;
import static org.songline.devices.synth.Play.play;
import static org.songline.devices.synth.Play.rms;
import static org.songline.devices.synth.Play.spectrum;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;
import org.songline.devices.Events;
import org.songline.devices.synth.Play;

/** The sound and the playing of the FM synthesizer. */
class FmTest {
  private static DeviceRun fm(String... settings) {
    return Play.with(new FmType(), settings);
  }

  /** The level of an operator that shakes by an index. */
  private static double level(double index) {
    return 100 * Math.sqrt(index / (4 * Math.PI));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.5, 3})
  void twoOperatorsHaveTheSidebandsOfBesselWithinATenthOfADecibel(double index) {
    DeviceRun run = fm("op1-ratio=16", "op2-level=" + level(index));
    on(run, 1, 45, 1);
    play(run, 0.5);
    double[] power = spectrum(run);
    double reference = line(power, 16 * 110) - 20 * Math.log10(Math.abs(bessel(0, index)));
    for (int n = -6; n <= 6; n++) {
      double exact = 20 * Math.log10(Math.abs(bessel(Math.abs(n), index)));
      if (exact > -70) {
        double heard = line(power, (16 + n) * 110) - reference;
        assertThat(heard).as("sideband %d", n).isCloseTo(exact, within(0.1));
      }
    }
  }

  private static double bessel(int order, double x) {
    int points = 4096;
    double sum = 0;
    for (int i = 0; i < points; i++) {
      double a = Math.PI * (i + 0.5) / points;
      sum += StrictMath.cos(order * a - x * StrictMath.sin(a)) / points;
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"36, 1, 0", "45, 1, 0", "69, 2, 0", "81, 0.5, 7", "100, 1, -20"})
  void operatorsAreInTuneWithinATenthOfACent(int key, double ratio, double detune) {
    DeviceRun run = fm("op1-ratio=" + ratio, "op1-detune=" + detune);
    on(run, 1, key, 1);
    play(run, 0.2);
    double exact = hertz(key) * ratio * Math.pow(2, detune / 1200);
    assertThat(cents(spectrum(run), exact)).isCloseTo(0, within(0.1));
  }

  @Test
  void aFixedOperatorIgnoresTheKey() {
    DeviceRun run = fm("op1-fixed=1", "op1-hertz=1000");
    on(run, 1, 40, 1);
    play(run, 0.2);
    assertThat(cents(spectrum(run), 1000)).isCloseTo(0, within(0.1));
  }

  @ParameterizedTest
  @CsvSource({"36, 14, 1.5", "60, 14, 1", "60, 1, 5", "84, 3.5, 2", "96, 1, 4"})
  void keysBellsAndBassesHaveNoAliasAboveMinus85Decibels(int key, double ratio, double index) {
    DeviceRun run = fm("op2-ratio=" + ratio, "op2-level=" + level(index));
    on(run, 1, key, 1);
    play(run, 0.3);
    double whole = ratio == Math.rint(ratio) ? 1 : 0.5;
    assertThat(alias(spectrum(run), hertz(key) * whole)).isLessThan(-85);
  }

  @Test
  void softNotesAreDullerWhereAnOperatorFollowsVelocity() {
    double[] rise = new double[2];
    for (int hard = 0; hard < 2; hard++) {
      DeviceRun run = fm("op1-velocity=0", "op2-level=40", "op2-velocity=100");
      on(run, 1, 57, hard == 1 ? 1 : 0.3);
      play(run, 0.2);
      double[] power = spectrum(run);
      rise[hard] = line(power, 660) - line(power, 220);
    }
    assertThat(rise[1] - rise[0]).isGreaterThan(20);
  }

  @Test
  void aHeldNoteFallsToSilenceInItsTimeAndEnds() {
    DeviceRun run = fm("op1-decay=0.05", "op1-sustain=50", "op1-fall=0.5");
    on(run, 1, 69, 1);
    play(run, 0.06);
    double start = rms(play(run, 0.02)[0]);
    play(run, 0.23);
    // Half way down by 60 dB is 30 dB.
    double half = rms(play(run, 0.02)[0]);
    assertThat(20 * Math.log10(half / start)).isCloseTo(-30, within(3.0));
    play(run, 0.4);
    assertThat(run.processor.idle()).isTrue();
  }

  @Test
  void highKeysAreFasterWhereTheEnvelopeFollowsThem() {
    for (int key : new int[] {60, 84}) {
      DeviceRun run = fm("op1-key-rate=100", "op1-decay=1", "op1-sustain=0");
      on(run, 1, key, 1);
      play(run, 0.04);
      double start = rms(play(run, 0.01)[0]);
      double seconds = key == 60 ? 0.5 : 0.125;
      play(run, seconds - 0.01);
      double end = rms(play(run, 0.01)[0]);
      assertThat(20 * Math.log10(end / start)).as("key %d", key).isCloseTo(-30, within(3.0));
    }
  }

  @Test
  void keyLevelChangesWithEachOctave() {
    double[] heard = new double[2];
    for (int octave = 0; octave < 2; octave++) {
      DeviceRun run = fm("op1-key-level=-6");
      on(run, 1, 60 + 12 * octave, 1);
      play(run, 0.1);
      heard[octave] = rms(play(run, 0.2)[0]);
    }
    assertThat(20 * Math.log10(heard[1] / heard[0])).isCloseTo(-6, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"square, 3, -13.98", "pinched, 3, -9.54", "full, 4, -13.98"})
  void formsHaveTheirHarmonics(String form, int harmonic, double decibels) {
    DeviceRun run = fm("op1-form=" + form);
    on(run, 1, 57, 1);
    play(run, 0.2);
    double[] power = spectrum(run);
    int first = form.equals("full") ? 2 : 1;
    double heard = line(power, 220.0 * harmonic) - line(power, 220.0 * first);
    assertThat(heard).isCloseTo(decibels, within(0.1));
  }

  @Test
  void everyAlgorithmSoundsStaysFiniteAndEnds() {
    for (int a = 1; a <= 32; a++) {
      String[] settings = new String[14];
      for (int n = 1; n <= 6; n++) {
        settings[n - 1] = "op" + n + "-level=60";
        settings[5 + n] = "op" + n + "-ratio=" + n;
      }
      settings[12] = "algorithm=" + a;
      settings[13] = "feedback=80";
      DeviceRun run = fm(settings);
      on(run, 1, 48, 1);
      double[] x = play(run, 0.1)[0];
      assertThat(rms(x)).as("algorithm %d", a).isBetween(0.01, 1.0);
      run.io.events.add(Events.NOTE_OFF, 0, 1, 0, 0);
      play(run, 0.3);
      assertThat(run.processor.idle()).isTrue();
    }
  }

  @Test
  void notesThatLoseTheirPlaceFadeWithoutAClick() {
    DeviceRun run = fm("voices=2", "op1-attack=0.02");
    double worst = 0;
    double last = 0;
    double loudest = 0;
    for (int q = 0; q < 500; q++) {
      if (q % 20 == 0) {
        run.io.events.add(Events.NOTE_ON, 11, q + 1, 40 + q % 7, 1);
      }
      float[] audio = new float[128];
      run.quantum(audio, 0);
      for (int f = 0; f < 64; f++) {
        worst = Math.max(worst, Math.abs(audio[2 * f] - last));
        last = audio[2 * f];
        loudest = Math.max(loudest, Math.abs(last));
      }
    }
    assertThat(worst / loudest).isBetween(0.001, 0.03);
  }

  @Test
  void everyNoteHasItsOwnBendAndBrightness() {
    DeviceRun run = fm("op2-level=30", "timbre-brightness=100");
    on(run, 1, 57, 1);
    on(run, 2, 69, 1);
    run.io.events.add(Events.NOTE_PITCH, 0, 2, 0, 2.5f);
    play(run, 0.2);
    double[] before = spectrum(run);
    assertThat(cents(before, hertz(71.5))).isCloseTo(0, within(0.1));
    run.io.events.add(Events.NOTE_TIMBRE, 0, 2, 0, 1);
    play(run, 0.2);
    double[] after = spectrum(run);
    double third = 3 * hertz(71.5);
    assertThat(line(after, third) - line(before, third)).isGreaterThan(6);
    assertThat(line(after, 660) - line(before, 660)).isCloseTo(0, within(0.1));
  }

  @Test
  void aHundredAndTwentyEightVoicesStayFinite() {
    DeviceRun run =
        fm("voices=128", "algorithm=16", "feedback=100", "op2-level=80", "op6-level=90");
    for (int i = 0; i < 128; i++) {
      on(run, i + 1, i, 1);
    }
    assertThat(Arrays.stream(play(run, 0.2)[0]).allMatch(Double::isFinite)).isTrue();
  }
}
