package org.songline.devices.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.Clicks;
import org.songline.devices.DeviceRun;
import org.songline.devices.Events;
import org.songline.dsp.Quantum;

/** How the synth is played: modes, glide, pedal, voices, and the LFO in time with the song. */
class SynthPlayingTest {
  private static final double RATE = 48_000;
  private static final int POLY = 0;
  private static final int MONO = 1;
  private static final int LEGATO = 2;

  /** A sine with nothing around it. */
  private static DeviceRun sine() {
    return new DeviceRun(new SynthType(), RATE)
        .set("osc1-shape", 0)
        .set("filter", 0)
        .set("velocity", 0);
  }

  private static void on(DeviceRun run, int note, int key) {
    run.io.events.add(Events.NOTE_ON, 0, note, key, 1);
  }

  private static void off(DeviceRun run, int note) {
    run.io.events.add(Events.NOTE_OFF, 0, note, 0, 0);
  }

  private static void pedal(DeviceRun run, boolean down) {
    run.io.events.add(Events.CONTROL, 0, 0, 64, down ? 127 : 0);
  }

  private static double[] play(DeviceRun run, double seconds) {
    int quanta = (int) Math.ceil(seconds * RATE / Quantum.FRAMES);
    return DeviceRun.side(run.process(new float[quanta * Quantum.SAMPLES]), 0);
  }

  private static double hertz(double key) {
    return 440 * Math.pow(2, (key - 69) / 12);
  }

  private static double rms(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  private static double rms(double[] x) {
    return rms(x, 0, x.length);
  }

  /** Mean frequency between the first and the last upward crossing of a stretch. */
  private static double pitch(double[] x, int from, int to) {
    double[] found = crossings(x, from, to);
    return found[2] * RATE / (found[1] - found[0]);
  }

  /** Frames of the first and the last upward crossing, and the cycles between them. */
  private static double[] crossings(double[] x, int from, int to) {
    double first = -1;
    double last = -1;
    int cycles = -1;
    for (int i = from + 1; i < to; i++) {
      if (x[i - 1] < 0 && x[i] >= 0) {
        last = i - x[i] / (x[i] - x[i - 1]);
        first = first < 0 ? last : first;
        cycles++;
      }
    }
    return new double[] {first, last, cycles};
  }

  @Test
  void inMonoTheNewestNoteSoundsAloneAndTheOneBelowComesBack() {
    for (int mode : new int[] {MONO, LEGATO}) {
      DeviceRun run = sine().set("mode", mode);
      on(run, 1, 60);
      double one = rms(play(run, 0.2), 4800, 9600);
      on(run, 2, 67);
      double[] second = play(run, 0.2);
      assertThat(pitch(second, 4800, 9600)).isCloseTo(hertz(67), within(0.05));
      assertThat(rms(second, 4800, 9600)).isCloseTo(one, within(0.01 * one));
      off(run, 2);
      double[] back = play(run, 0.2);
      assertThat(pitch(back, 4800, 9600)).isCloseTo(hertz(60), within(0.05));
      off(run, 1);
      play(run, 1);
      assertThat(run.processor.idle()).isTrue();
    }
  }

  @Test
  void monoStrikesEachNoteAnewAndLegatoOnlyNotesThatStandApart() {
    for (int mode : new int[] {MONO, LEGATO}) {
      // A percussive sound, so that a new attack shows.
      DeviceRun run = sine().set("mode", mode).set("amp-sustain", 0).set("amp-decay", 0.3);
      on(run, 1, 60);
      double loud = rms(play(run, 0.1));
      play(run, 1);
      on(run, 2, 64);
      double overlapping = rms(play(run, 0.1));
      if (mode == MONO) {
        assertThat(overlapping).isCloseTo(loud, within(0.1 * loud));
      } else {
        assertThat(overlapping).isLessThan(0.01 * loud);
      }
      off(run, 1);
      off(run, 2);
      play(run, 1);
      on(run, 3, 60);
      assertThat(rms(play(run, 0.1))).isCloseTo(loud, within(0.1 * loud));
    }
  }

  @Test
  void aGlideIsStraightInSemitonesAndTakesItsTime() {
    for (int mode : new int[] {POLY, MONO, LEGATO}) {
      DeviceRun run = sine().set("mode", mode).set("glide", 0.5).set("amp-release", 0);
      on(run, 1, 48);
      play(run, 0.5);
      if (mode == POLY) {
        off(run, 1);
        play(run, 0.1);
      }
      on(run, 2, 72);
      double[] x = play(run, 0.8);
      for (double t = 0.03; t < 0.45; t += 0.05) {
        double[] found = crossings(x, (int) (t * RATE), (int) ((t + 0.04) * RATE));
        // Two octaves in half a second double the pitch every quarter: what that is in cycles.
        double expected =
            hertz(48)
                * (Math.pow(2, 4 * found[1] / RATE) - Math.pow(2, 4 * found[0] / RATE))
                / (4 * Math.log(2));
        double cents = 1200 * Math.log(found[2] / expected) / Math.log(2);
        assertThat(cents).as("mode %d at %f s", mode, t).isBetween(-2.0, 2.0);
      }
      double settled = pitch(x, (int) (0.51 * RATE), (int) (0.8 * RATE));
      assertThat(settled).isCloseTo(hertz(72), within(0.05));
    }
  }

  @Test
  void thePedalHoldsNotesUntilItIsLifted() {
    DeviceRun run = sine().set("amp-release", 0.05);
    on(run, 1, 60);
    on(run, 2, 64);
    double both = rms(play(run, 0.1), 2400, 4800);
    pedal(run, true);
    off(run, 1);
    assertThat(rms(play(run, 0.2), 4800, 9600)).isCloseTo(both, within(0.1 * both));
    pedal(run, false);
    double[] one = play(run, 0.4);
    // The key of the second is still down.
    assertThat(pitch(one, 9600, 19200)).isCloseTo(hertz(64), within(0.05));
    off(run, 2);
    play(run, 0.5);
    assertThat(run.processor.idle()).isTrue();
  }

  @Test
  void anLfoInSyncKeepsTimeWithTheSong() {
    DeviceRun run = sine().set("lfo-level", 100).set("lfo-shape", 0);
    int quarter = -1;
    var names = run.type.parameters().get(run.index("lfo-sync")).choices();
    for (int i = 0; i < names.size(); i++) {
      quarter = names.get(i).equals("1/4") ? i : quarter;
    }
    assertThat(quarter).isPositive();
    run.set("lfo-sync", quarter);
    run.io.tempo = 97;
    on(run, 1, 81);
    double[] x = play(run, 8);
    double beat = 60.0 / 97 * RATE;
    double[] cycle = new double[16];
    for (int step = 0; step < cycle.length; step++) {
      for (int k = 1; k < 12; k++) {
        int from = (int) ((k + step / 16.0) * beat);
        cycle[step] += rms(x, from, from + (int) (beat / 16)) / 11;
      }
      for (int k = 1; k < 12; k++) {
        int from = (int) ((k + step / 16.0) * beat);
        double now = rms(x, from, from + (int) (beat / 16));
        assertThat(now).as("beat %d step %d", k, step).isCloseTo(cycle[step], within(0.01));
      }
    }
    // Sine from the beat on: a maximum a quarter into it and a minimum at three quarters.
    double high = (cycle[3] + cycle[4]) / 2;
    double low = (cycle[11] + cycle[12]) / 2;
    double dip = (cycle[0] + cycle[15]) / 2;
    assertThat(Math.min(high, low)).isLessThan(0.1 * Math.max(high, low));
    assertThat(dip).isBetween(0.3 * Math.max(high, low), 0.7 * Math.max(high, low));
  }

  @Test
  void theThirtyThirdNoteTakesAPlaceWithoutAClick() {
    DeviceRun run = sine();
    for (int i = 0; i < 32; i++) {
      on(run, i + 1, 30 + i % 12);
    }
    double[] before = play(run, 0.5);
    run.io.events.add(Events.NOTE_ON, 17, 40, 36, 0.001f);
    double[] after = play(run, 0.5);
    double[] x = new double[before.length + after.length];
    System.arraycopy(before, 0, x, 0, before.length);
    System.arraycopy(after, 0, x, before.length, after.length);
    assertThat(Clicks.splash(x, before.length, before.length + 1000)).isLessThan(1);
    // It was the oldest of the notes that gave way: one of two of that pitch and phase.
    assertThat(rms(after, 9600, 24000)).isLessThan(rms(before, 9600, 24000));
  }

  @Test
  void aHundredStrikesOnFewVoicesNeverClick() {
    DeviceRun run = sine().set("amp-attack", 0.02);
    double worst = 0;
    double last = 0;
    double loudest = 0;
    for (int q = 0; q < 1500; q++) {
      if (q % 10 == 0) {
        run.io.events.add(Events.NOTE_ON, q % 64, q + 1, 36 + q / 10 % 5, 1);
      }
      float[] audio = new float[Quantum.SAMPLES];
      run.quantum(audio, 0);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        worst = Math.max(worst, Math.abs(audio[2 * f] - last));
        last = audio[2 * f];
        loudest = Math.max(loudest, Math.abs(last));
      }
    }
    // A sine of 82 Hz moves by 1.1 % of its height a sample.
    assertThat(worst / loudest).isLessThan(0.02);
  }
}
