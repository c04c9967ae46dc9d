package org.songline.devices.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

class SynthTest {
  private static final double RATE = 48_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 37, 63})
  void aNoteStartsAtItsFrame(int frame) {
    DeviceRun run = new DeviceRun(new SynthType(), RATE).set("osc1-shape", 3);
    run.io.events.add(Events.NOTE_ON, frame, 1, 60, 1);
    double[] x = play(run, 0.1);
    for (int i = 0; i <= frame; i++) {
      assertThat(x[i]).isZero();
    }
    assertThat(Math.abs(x[frame + 1]) + Math.abs(x[frame + 2])).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 45, 69, 81, 100})
  void notesAreInTuneWithinATenthOfACent(int key) {
    DeviceRun run = new DeviceRun(new SynthType(), RATE).set("osc1-shape", 0).set("filter", 0);
    run.io.events.add(Events.NOTE_ON, 0, 1, key, 1);
    double[] x = play(run, 10);
    int from = 4800;
    double first = rise(x, from);
    double last = first;
    int cycles = -1;
    for (double at = first; at > 0; at = rise(x, (int) at + 2)) {
      last = at;
      cycles++;
    }
    double hertz = cycles * RATE / (last - first);
    double cents = 1200 * StrictMath.log(hertz / (440 * StrictMath.pow(2, (key - 69) / 12.0)));
    assertThat(cents / StrictMath.log(2)).isCloseTo(0, offset(0.1));
  }

  @Test
  void aNoteThatLostItsPlaceFadesInsteadOfClicking() {
    SynthType type = new SynthType();
    double[] initial = DeviceRun.initial(type);
    initial[type.parameter("voices")] = 2;
    initial[type.parameter("osc1-shape")] = 0;
    DeviceRun run = new DeviceRun(type, RATE, initial);
    double worst = 0;
    double last = 0;
    for (int q = 0; q < 600; q++) {
      if (q % 20 == 0) {
        run.io.events.add(Events.NOTE_ON, 11, q + 1, 40 + q % 7, 1);
      }
      float[] audio = new float[Quantum.SAMPLES];
      run.quantum(audio, 0);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        worst = Math.max(worst, Math.abs(audio[2 * f] - last));
        last = audio[2 * f];
      }
    }
    assertThat(worst).isBetween(0.001, 0.03);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void vectorsAndScalarsGiveTheSameBits(long seed) {
    SynthType type = new SynthType();
    Random random = new Random(seed);
    double[] values = DeviceRun.anyValues(type, random);
    Setup setup = DeviceRun.setup(type, RATE, values);
    Processor vector = new Synth(setup, new VectorVoices());
    Processor scalar = new Synth(setup, new ScalarVoices());
    Io a = new Io(type);
    Io b = new Io(type);
    for (int q = 0; q < 120; q++) {
      int changed = random.nextInt(values.length);
      double value = DeviceRun.anyValue(type.parameters().get(changed), random);
      int frame = random.nextInt(64);
      int note = 1 + random.nextInt(30);
      float key = 20 + random.nextInt(90);
      float velocity = 0.1f + 0.9f * random.nextFloat();
      int what = random.nextInt(6);
      for (Io io : new Io[] {a, b}) {
        for (int p = 0; q == 0 && p < values.length; p++) {
          io.values.hold(p, (float) values[p]);
        }
        if (q % 10 == 0 && changed != SynthTable.VOICES) {
          io.values.hold(changed, (float) value);
        }
        io.frame = q * (long) Quantum.FRAMES;
        io.quarters = io.frame / 24_000.0;
        io.events.clear();
        Arrays.fill(io.audio, 0);
        if (what == 0) {
          io.events.add(Events.NOTE_ON, frame, note, key, velocity);
        } else if (what == 1) {
          io.events.add(Events.NOTE_OFF, frame, note, key, velocity);
        }
      }
      vector.process(a);
      scalar.process(b);
      assertThat(a.audio).as("seed %d quantum %d", seed, q).isEqualTo(b.audio);
    }
  }

  private static double rise(double[] x, int from) {
    for (int i = Math.max(1, from); i < x.length; i++) {
      if (x[i - 1] < 0 && x[i] >= 0) {
        return i - x[i] / (x[i] - x[i - 1]);
      }
    }
    return -1;
  }

  private static double[] play(DeviceRun run, double seconds) {
    int quanta = (int) Math.ceil(seconds * RATE / Quantum.FRAMES);
    return DeviceRun.side(run.process(new float[quanta * Quantum.SAMPLES]), 0);
  }
}
