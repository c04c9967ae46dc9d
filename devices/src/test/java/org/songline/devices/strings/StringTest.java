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

class StringTest {
  private static final double RATE = 48_000;

  /** A string alone: no body, both polarisations at one pitch. */
  private static DeviceRun bare(double rate) {
    return new DeviceRun(new StringType(), rate)
        .set("body", 0)
        .set("detune", 0)
        .set("decay-key", 0);
  }

  private static double[] play(DeviceRun run, double seconds) {
    int quanta = (int) Math.ceil(seconds * run.rate / Quantum.FRAMES);
    return DeviceRun.side(run.process(new float[quanta * Quantum.SAMPLES]), 0);
  }

  private static double[] note(DeviceRun run, double key, double velocity, double seconds) {
    run.io.events.add(Events.NOTE_ON, 9, 1, (float) key, (float) velocity);
    return play(run, seconds);
  }

  private static double hertz(double key) {
    return 440 * StrictMath.pow(2, (key - 69) / 12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {44_100, 96_000})
  void everyNoteIsInTune(double rate) {
    for (double key : new double[] {21, 33.37, 45, 60, 76, 91, 107.4}) {
      double[] x = note(bare(rate).set("damping", 20), key, 0.9, 0.7);
      int from = (int) (0.05 * rate);
      double near = hertz(key);
      assertThat(Pitches.cents(Pitches.hertz(x, from, x.length, rate, near), near))
          .as("key %s", key)
          .isCloseTo(0, within(1.0));
    }
  }

  @Test
  void middleCFadesInTheTimeThatIsSet() {
    for (double decay : new double[] {0.5, 2, 8}) {
      double[] x = note(bare(RATE).set("decay", decay), 60, 0.9, 1);
      assertThat(Pitches.fade(x, 4800, 48_000, RATE, hertz(60)) / decay).isCloseTo(1, within(0.05));
    }
  }

  @Test
  void aStringPluckedInTheMiddleLacksItsEvenPartials() {
    double[] middle = note(bare(RATE).set("position", 50).set("noise", 0), 45, 0.9, 0.6);
    double[] near = note(bare(RATE).set("position", 8).set("noise", 0), 45, 0.9, 0.6);
    assertThat(partial(middle, 45, 2)).isLessThan(-40);
    assertThat(partial(middle, 45, 3)).isGreaterThan(-25);
    assertThat(partial(near, 45, 2)).isGreaterThan(-10);
  }

  /** A partial in decibels of the fundamental. */
  private static double partial(double[] x, double key, int number) {
    double one = Pitches.size(x, 2400, x.length, RATE, hertz(key));
    return 20 * StrictMath.log10(Pitches.size(x, 2400, x.length, RATE, number * hertz(key)) / one);
  }

  @Test
  void harderNotesAreLouderAndBrighter() {
    double loudBefore = 0;
    double brightBefore = 0;
    for (double velocity : new double[] {0.2, 0.5, 0.8, 1}) {
      double[] x = note(bare(RATE).set("noise", 0), 48, velocity, 0.3);
      double loud = Arrays.stream(x).map(v -> v * v).sum();
      double bright = 0;
      for (int i = 1; i < x.length; i++) {
        bright += (x[i] - x[i - 1]) * (x[i] - x[i - 1]);
      }
      assertThat(loud).isGreaterThan(loudBefore);
      assertThat(bright / loud).isGreaterThan(brightBefore);
      loudBefore = loud;
      brightBefore = bright / loud;
    }
  }

  @Test
  void dampingMutingAndReleaseShortenWhatTheySay() {
    double open = Pitches.fade(note(bare(RATE), 48, 0.9, 0.8), 4800, 38_000, RATE, hertz(48));
    double[] muted = note(bare(RATE).set("mute", 70), 48, 0.9, 0.3);
    assertThat(Pitches.fade(muted, 960, 9600, RATE, hertz(48))).isLessThan(0.15 * open);
    DeviceRun run = bare(RATE).set("release", 0.2);
    note(run, 48, 0.9, 0.5);
    run.io.events.add(Events.NOTE_OFF, 0, 1, 48, 0);
    double[] released = play(run, 1);
    assertThat(Pitches.fade(released, 480, 7000, RATE, hertz(48))).isCloseTo(0.2, within(0.02));
    assertThat(run.processor.idle()).isTrue();
    double[] dull = note(bare(RATE).set("damping", 90), 48, 0.9, 0.5);
    double[] clear = note(bare(RATE).set("damping", 10), 48, 0.9, 0.5);
    assertThat(partial(dull, 48, 6)).isLessThan(partial(clear, 48, 6) - 12);
  }

  @Test
  void notesBendTogetherAndEachByItself() {
    DeviceRun run = bare(RATE).set("bend-range", 12);
    run.io.events.add(Events.NOTE_ON, 0, 1, 48, 0.9f);
    run.io.events.add(Events.NOTE_ON, 0, 2, 53, 0.9f);
    play(run, 0.1);
    run.io.events.add(Events.NOTE_PITCH, 0, 1, 0, 0.5f);
    run.io.events.add(Events.BEND, 0, 0, 0, 0.25f);
    double[] x = play(run, 0.8);
    double first = hertz(51.5);
    double second = hertz(56);
    assertThat(Pitches.cents(Pitches.hertz(x, 2000, 38_000, RATE, first), first))
        .isCloseTo(0, within(1.0));
    assertThat(Pitches.cents(Pitches.hertz(x, 2000, 38_000, RATE, second), second))
        .isCloseTo(0, within(1.0));
  }

  @Test
  void aBodyColoursAndNoBodyLeavesTheStringAsItIs() {
    double[] none = note(bare(RATE).set("body-amount", 0), 45, 0.8, 0.4);
    assertThat(note(bare(RATE).set("body-amount", 100), 45, 0.8, 0.4)).isEqualTo(none);
    assertThat(note(bare(RATE).set("body", 1).set("body-amount", 0), 45, 0.8, 0.4)).isEqualTo(none);
    for (int body = 1; body < Body.NAMES.size(); body++) {
      double[] x = note(bare(RATE).set("body", body).set("body-amount", 100), 45, 0.8, 0.4);
      double change = 0;
      double power = 0;
      for (int i = 0; i < x.length; i++) {
        change += (x[i] - none[i]) * (x[i] - none[i]);
        power += none[i] * none[i];
      }
      assertThat(change).as(Body.NAMES.get(body)).isBetween(0.05 * power, 10 * power);
    }
  }

  @Test
  void openStringsRingOnAfterTheNote() {
    DeviceRun run = bare(RATE).set("sympathetic", 100).set("release", 0.05);
    note(run, 57, 0.9, 0.4);
    run.io.events.add(Events.NOTE_OFF, 0, 1, 57, 0);
    play(run, 0.3);
    double[] rest = play(run, 0.5);
    assertThat(Pitches.size(rest, 0, rest.length, RATE, 220)).isBetween(1e-4, 0.05);
  }

  @Test
  void aNoteThatWantsAPlaceTakesThatOfTheOldest() {
    DeviceRun run = bare(RATE).set("voices", 2);
    run.io.events.add(Events.NOTE_ON, 0, 1, 45, 0.9f);
    run.io.events.add(Events.NOTE_ON, 0, 2, 52, 0.9f);
    play(run, 0.1);
    run.io.events.add(Events.NOTE_ON, 0, 3, 61, 0.9f);
    play(run, 0.1);
    double[] x = play(run, 0.4);
    double kept = Pitches.size(x, 0, x.length, RATE, hertz(52));
    assertThat(Pitches.size(x, 0, x.length, RATE, hertz(45))).isLessThan(0.003 * kept);
    assertThat(Pitches.size(x, 0, x.length, RATE, hertz(61))).isGreaterThan(0.1 * kept);
  }
}
