package org.songline.devices.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.devices.synth.Play.cents;
import static org.songline.devices.synth.Play.hertz;
import static org.songline.devices.synth.Play.line;
import static org.songline.devices.synth.Play.on;
import static org.songline.devices.synth.Play.play;
import static org.songline.devices.synth.Play.rms;
import static org.songline.devices.synth.Play.spectrum;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.devices.DeviceRun;
import org.songline.devices.Events;

/** What the matrix moves, and by how much. */
class SynthMatrixTest {
  private static DeviceRun sine(String... settings) {
    String[] all = new String[settings.length + 3];
    all[0] = "osc1-shape=sine";
    all[1] = "filter=off";
    all[2] = "velocity=0";
    System.arraycopy(settings, 0, all, 3, settings.length);
    return Play.with(new SynthType(), all);
  }

  @ParameterizedTest
  @CsvSource({
    "velocity, 100, 0.5, 12",
    "velocity, -50, 1, -12",
    "key, 100, 1, 3.6",
    "amp envelope, 25, 1, 6",
    "env 4, 50, 1, 12"
  })
  void aSourceMovesThePitchByItsShareOfTwoOctaves(
      String source, double amount, double velocity, double semitones) {
    for (String target : new String[] {"pitch", "osc 1 pitch"}) {
      DeviceRun run =
          sine(
              "env4-attack=0",
              "mod3-source=" + source,
              "mod3-target=" + target,
              "mod3-amount=" + amount);
      on(run, 1, 69, velocity);
      play(run, 0.5);
      assertThat(cents(spectrum(run), hertz(69 + semitones))).isCloseTo(0, within(0.1));
    }
  }

  @Test
  void viaOpensASource() {
    DeviceRun run =
        sine(
            "mod1-source=velocity",
            "mod1-target=pitch",
            "mod1-amount=50",
            "mod1-via=wheel",
            "lfo-rate=0.02");
    on(run, 1, 69, 1);
    play(run, 0.5);
    assertThat(cents(spectrum(run), hertz(69))).isCloseTo(0, within(0.1));
    run.set("lfo-shape", 4);
    run.io.events.add(Events.CONTROL, 0, 0, 1, 127);
    play(run, 0.1);
    // The wheel opens the source, and its own vibrato is a square that stays up.
    assertThat(cents(spectrum(run), hertz(69 + 12.5))).isCloseTo(0, within(0.1));
  }

  @Test
  void levelsFollowTheirSources() {
    DeviceRun run =
        sine(
            "osc2-shape=sine",
            "osc2-level=100",
            "osc2-octave=1",
            "mod1-source=velocity",
            "mod1-target=osc 2 level",
            "mod1-amount=-100");
    on(run, 1, 69, 0.5);
    play(run, 0.2);
    double[] power = spectrum(run);
    assertThat(line(power, 880) - line(power, 440)).isCloseTo(-6.02, within(0.05));
    DeviceRun silent = sine("mod1-source=velocity", "mod1-target=level", "mod1-amount=-100");
    on(silent, 1, 69, 1);
    assertThat(rms(play(silent, 0.2)[0])).isLessThan(1e-6);
  }

  @Test
  void alternateNotesCanStandLeftAndRight() {
    DeviceRun run = sine("mod1-source=alternate", "mod1-target=pan", "mod1-amount=100");
    on(run, 1, 69, 1);
    double[][] first = play(run, 0.2);
    assertThat(rms(first[1])).isLessThan(1e-4 * rms(first[0]));
  }

  @Test
  void aMatrixOfEverythingIsSilentAboutNothing() {
    // Each target by a source that is 0: the same sound as without.
    for (int t = 0; t < Matrix.TARGETS.size(); t++) {
      DeviceRun plain = sine();
      DeviceRun moved =
          sine("mod1-source=pressure", "mod1-target=" + Matrix.TARGETS.get(t), "mod1-amount=100");
      on(plain, 1, 60, 1);
      on(moved, 1, 60, 1);
      double[] one = play(plain, 0.03)[0];
      double[] two = play(moved, 0.03)[0];
      assertThat(two).as(Matrix.TARGETS.get(t)).containsExactly(one, within(1e-6));
    }
  }

  @Test
  void anLfoOnceStopsAtItsEnd() {
    DeviceRun run =
        sine(
            "lfo2-shape=rising saw",
            "lfo2-rate=4",
            "lfo2-once=1",
            "mod1-source=lfo 2",
            "mod1-target=pitch",
            "mod1-amount=50");
    on(run, 1, 57, 1);
    play(run, 0.3);
    assertThat(cents(spectrum(run), hertz(69))).isCloseTo(0, within(0.1));
  }

  @Test
  void everyNoteHasItsOwnExpression() {
    DeviceRun run =
        sine("timbre-cutoff=0", "mod1-source=timbre", "mod1-target=level", "mod1-amount=-50");
    on(run, 1, 57, 1);
    on(run, 2, 69, 1);
    run.io.events.add(Events.NOTE_PITCH, 0, 2, 0, 3);
    run.io.events.add(Events.NOTE_TIMBRE, 0, 2, 0, 1);
    play(run, 0.2);
    double[] power = spectrum(run);
    assertThat(cents(power, hertz(57))).isCloseTo(0, within(0.1));
    assertThat(cents(power, hertz(72))).isCloseTo(0, within(0.1));
    assertThat(line(power, hertz(72)) - line(power, hertz(57))).isCloseTo(-6.02, within(0.05));
    run.io.events.add(Events.NOTE_PRESSURE, 0, 2, 0, 1);
    play(run, 0.2);
    assertThat(line(spectrum(run), hertz(57))).isCloseTo(line(power, hertz(57)), within(0.05));
  }
}
