package org.songline.devices.modulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.devices.Common;
import org.songline.devices.DeviceRun;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Quantum;

/** What modulators say. */
class ModulatorsTest {
  private static final int RATE = 48000;

  static Stream<DeviceType> devices() {
    return Modulators.all().stream();
  }

  private static DeviceRun run(String id) {
    DeviceRun run = new DeviceRun(BuiltIn.catalogue().find(id).orElseThrow(), RATE);
    run.io.tempo = 125;
    return run;
  }

  /** Some quanta of what it says, one value a frame. */
  private static float[] said(DeviceRun run, int quanta) {
    float[] said = new float[quanta * Quantum.FRAMES];
    for (int q = 0; q < quanta; q++) {
      run.quantum();
      System.arraycopy(run.io.modulation, 0, said, q * Quantum.FRAMES, Quantum.FRAMES);
    }
    return said;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void anySettingsAndSoundsStayBetweenMinusOneAndOne(DeviceType type) {
    for (long seed = 1; seed <= 20; seed++) {
      var random = new Random(seed);
      var run = new DeviceRun(type, RATE, DeviceRun.anyValues(type, random));
      for (int q = 0; q < 300; q++) {
        if (random.nextInt(4) == 0) {
          int p = random.nextInt(type.parameters().size());
          run.set(p, DeviceRun.anyValue(type.parameters().get(p), random));
          run.io.events.add(Events.NOTE_ON, random.nextInt(64), q + 1, 60, 1);
        }
        for (int i = 0; i < Quantum.SAMPLES; i++) {
          run.io.audio[i] = random.nextInt(50) == 0 ? Float.NaN : random.nextFloat() * 4 - 2;
          run.io.side[i] = random.nextFloat() - 0.5f;
        }
        run.io.hasSide = random.nextBoolean();
        run.io.tempo = 40 + random.nextInt(200);
        run.quantum();
        for (float x : run.io.modulation) {
          assertThat(x).as("seed %d quantum %d", seed, q).isBetween(-1.0001f, 1.0001f);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void resetIsAsGoodAsNew(DeviceType type) {
    var used = new DeviceRun(type, RATE);
    Arrays.fill(used.io.audio, 0.5f);
    said(used, 50);
    used.processor.reset();
    used.io.frame = 0;
    Arrays.fill(used.io.audio, 0);
    assertThat(said(used, 20)).isEqualTo(said(new DeviceRun(type, RATE), 20));
  }

  @Test
  void aSineInTimeWithTheSongIsThatSineFromAnywhere() {
    DeviceRun whole = run("lfo");
    whole.set("note", Common.noteNamed("1/4")).set("smooth", 0);
    float[] said = said(whole, 720);
    double cycle = 23040;
    for (int f = 0; f < said.length; f += 97) {
      assertThat((double) said[f]).isCloseTo(Math.sin(2 * Math.PI * f / cycle), within(1e-5));
    }
    DeviceRun later = run("lfo");
    later.set("note", Common.noteNamed("1/4")).set("smooth", 0);
    later.io.frame = 300 * Quantum.FRAMES;
    assertThat(said(later, 50))
        .isEqualTo(Arrays.copyOfRange(said, 300 * Quantum.FRAMES, 350 * Quantum.FRAMES));
  }

  @Test
  void freeRatesAgreeFromAnywhereToo() {
    DeviceRun whole = run("lfo");
    whole.set("sync", 0).set("rate", 3).set("smooth", 0).set("shape", 1);
    float[] said = said(whole, 400);
    assertThat(said[4000]).isCloseTo(1f, within(1e-4f));
    DeviceRun later = run("lfo");
    later.set("sync", 0).set("rate", 3).set("smooth", 0).set("shape", 1);
    later.io.frame = 200 * Quantum.FRAMES;
    float[] part = said(later, 100);
    for (int f = 0; f < part.length; f += 31) {
      assertThat(part[f]).isCloseTo(said[200 * Quantum.FRAMES + f], within(1e-4f));
    }
  }

  @Test
  void aNoteBeginsACycleOnItsFrameAndOnceIsOnce() {
    DeviceRun run = run("lfo");
    run.set("note", Common.noteNamed("1/16")).set("shape", 2).set("smooth", 0).set("start", 2);
    run.io.events.add(Events.NOTE_ON, 10, 1, 60, 1);
    float[] said = said(run, 120);
    assertThat(said[10]).isEqualTo(-1f);
    assertThat(said[10 + 2880]).isCloseTo(0, within(1e-4f));
    assertThat(said[7000]).isEqualTo(said[6000]);
  }

  @Test
  void stepsFollowOneAnotherAndGlide() {
    DeviceRun run = run("steps");
    run.set("count", 3).set("step-1", 20).set("step-2", -60).set("step-3", 100).set("smooth", 0);
    float[] said = said(run, 400);
    assertThat(said[5759]).isEqualTo(0.2f);
    assertThat(said[5760]).isEqualTo(-0.6f);
    assertThat(said[3 * 5760]).isEqualTo(0.2f);
    run.set("glide", 50);
    float[] glided = said(run, 400);
    long start = 400 * Quantum.FRAMES;
    int boundary = (int) (5 * 5760 - start);
    assertThat(glided[boundary - 1440]).isCloseTo(0.2f, within(1e-3f));
  }

  @Test
  void stepsThatRunOnceEndAtTheLast() {
    for (double glide : new double[] {0, 50}) {
      DeviceRun run = run("steps");
      run.set("count", 3).set("step-1", 20).set("step-2", -60).set("step-3", 100);
      run.set("smooth", 0).set("start", 2).set("glide", glide);
      run.io.events.add(Events.NOTE_ON, 10, 1, 60, 1);
      float[] said = said(run, 600);
      assertThat(said[10]).isEqualTo(0.2f);
      assertThat(said[10 + 5760 + 10]).isEqualTo(-0.6f);
      assertThat(said[10 + 2 * 5760 + 10]).isEqualTo(1f);
      assertThat(said[10 + 4 * 5760]).isEqualTo(1f);
      assertThat(said[10 + 6 * 5760]).isEqualTo(1f);
    }
  }

  @Test
  void chanceDrawsAtNotesAmongItsLevelsAndAlwaysTheSame() {
    float[] first = drawn();
    assertThat(first).isEqualTo(drawn());
    var values = new java.util.TreeSet<Float>();
    for (float x : first) {
      values.add(x);
    }
    assertThat(values).hasSizeBetween(2, 3);
    assertThat(values).isSubsetOf(-1f, 0f, 1f);
  }

  private static float[] drawn() {
    DeviceRun run = run("random");
    run.set("new-value", 1).set("levels", 3).set("smooth", 0);
    float[] all = new float[40 * Quantum.FRAMES];
    for (int q = 0; q < 40; q++) {
      run.io.events.add(Events.NOTE_ON, 5, q + 1, 60, 1);
      run.quantum();
      System.arraycopy(run.io.modulation, 0, all, q * Quantum.FRAMES, Quantum.FRAMES);
    }
    return all;
  }

  @Test
  void theFollowerFollowsASoundInItsTimes() {
    DeviceRun run = run("follower");
    run.set("attack", 10).set("release", 100);
    float[] said = new float[1500 * Quantum.FRAMES];
    for (int q = 0; q < 1500; q++) {
      for (int i = 0; i < Quantum.SAMPLES; i++) {
        float level = q < 750 ? 0.5f : 0f;
        run.io.side[i] = (q * Quantum.FRAMES + i / 2) % 96 < 48 ? level : -level;
      }
      run.io.hasSide = true;
      run.quantum();
      System.arraycopy(run.io.modulation, 0, said, q * Quantum.FRAMES, Quantum.FRAMES);
    }
    assertThat(said[480]).isCloseTo(0.5f * 0.632f, within(0.02f));
    // The low cut tilts each half of the square by 3 %.
    assertThat(said[740 * 64]).isCloseTo(0.5f, within(0.03f));
    assertThat(said[750 * 64 + 4800]).isCloseTo(0.5f * 0.368f, within(0.01f));
  }

  @Test
  void theFollowerComesBackAtOnceHoweverFarItsGainIsUp() {
    DeviceRun run = run("follower");
    run.set("gain", 12).set("release", 100);
    float[] loud = new float[200 * Quantum.FRAMES];
    for (int q = 0; q < 200; q++) {
      Arrays.fill(run.io.audio, q < 100 ? 0.9f * (q % 2 == 0 ? 1 : -1) : 0f);
      run.quantum();
      System.arraycopy(run.io.modulation, 0, loud, q * Quantum.FRAMES, Quantum.FRAMES);
    }
    assertThat(loud[99 * 64]).isGreaterThan(0.95f);
    assertThat(loud[100 * 64 + 4800]).isCloseTo(0.368f, within(0.03f));
  }

  @Test
  void aMacroSaysItsKnob() {
    DeviceRun run = run("macro");
    run.set("value", 25);
    assertThat(said(run, 2)).containsOnly(0.25f);
  }
}
