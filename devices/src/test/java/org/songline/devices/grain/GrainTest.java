package org.songline.devices.grain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.dsp.pitch.PitchFinder;

class GrainTest {
  private static final double RATE = 48000;

  /** The device on a recording made in code. */
  private static final class Rig {
    final GrainDevice type = new GrainDevice();
    final Io io = new Io(type);
    final GrainProcessor processor;

    Rig(int frames, double rate, IntToDoubleFunction signal) {
      float[] x = new float[frames];
      for (int i = 0; i < frames; i++) {
        x[i] = (float) signal.applyAsDouble(i);
      }
      processor =
          new GrainProcessor(Setup.of(type, RATE), new GrainSource(new float[][] {x}, rate));
      set("attack", 0);
      set("release", 0);
    }

    Rig set(String id, double value) {
      io.values.hold(type.parameter(id), (float) value);
      return this;
    }

    Rig on(int frame, int note, float key) {
      io.events.add(Events.NOTE_ON, frame, note, key, 1);
      return this;
    }

    Rig off(int note) {
      io.events.add(Events.NOTE_OFF, 0, note, 0, 0);
      return this;
    }

    float[] stereo(int quanta) {
      float[] out = new float[quanta * Quantum.SAMPLES];
      for (int q = 0; q < quanta; q++) {
        processor.process(io);
        System.arraycopy(io.audio, 0, out, q * Quantum.SAMPLES, Quantum.SAMPLES);
        io.events.clear();
        io.frame += Quantum.FRAMES;
      }
      return out;
    }

    float[] left(int quanta) {
      float[] both = stereo(quanta);
      float[] left = new float[both.length / 2];
      for (int i = 0; i < left.length; i++) {
        left[i] = both[2 * i];
      }
      return left;
    }
  }

  private static IntToDoubleFunction tone(double hertz, double rate) {
    return i ->
        0.5 * Math.sin(2 * Math.PI * hertz * i / rate)
            + 0.1 * Math.sin(4 * Math.PI * hertz * i / rate);
  }

  @Test
  void aFrozenMomentOfAToneIsTheToneToTwoCents() {
    for (double rate : new double[] {44100, 48000}) {
      for (double hertz : new double[] {82.4, 261.63, 443.1, 1000.7}) {
        for (double density : new double[] {12, 25, 73}) {
          Rig rig =
              new Rig(200_000, rate, tone(hertz, rate))
                  .set("freeze", 1)
                  .set("position", 37)
                  .set("density", density)
                  .set("size", 200);
          float[] x = rig.on(0, 1, 60).left(1500);
          float[] later = java.util.Arrays.copyOfRange(x, 20_000, x.length);
          double key = PitchFinder.find(later, RATE).orElseThrow().key();
          double wanted = new PitchFinder.Pitch(hertz, 1).key();
          assertThat(key)
              .as("%s Hz at %s, density %s", hertz, rate, density)
              .isCloseTo(wanted, Offset.offset(0.02));
        }
      }
    }
  }

  @Test
  void aFrozenToneStaysAtItsLevelAndHasNoClicks() {
    Rig rig = new Rig(200_000, RATE, tone(261.63, RATE)).set("freeze", 1).set("position", 50);
    float[] x = rig.on(0, 1, 60).left(1500);
    double most = 0;
    double least = 10;
    double step = 0;
    for (int i = 20_000; i < x.length - 400; i += 400) {
      double peak = 0;
      for (int k = i; k < i + 400; k++) {
        peak = Math.max(peak, Math.abs(x[k]));
        step = Math.max(step, Math.abs(x[k] - x[k - 1]));
      }
      most = Math.max(most, peak);
      least = Math.min(least, peak);
    }
    assertThat(20 * Math.log10(most / least)).isLessThan(1.5);
    assertThat(most).isBetween(0.45, 0.65);
    assertThat(step).isLessThan(0.6 * 2 * Math.PI * 261.63 * 2 / RATE);
  }

  @Test
  void keyAndPitchSettingsTransposeTheGrains() {
    Rig rig = new Rig(400_000, RATE, tone(200, RATE)).set("pitch", 7).set("size", 300);
    float[] x = rig.on(0, 1, 65).left(1500);
    double key =
        PitchFinder.find(java.util.Arrays.copyOfRange(x, 20_000, x.length), RATE)
            .orElseThrow()
            .key();
    assertThat(key).isCloseTo(new PitchFinder.Pitch(400, 1).key(), Offset.offset(0.02));
  }

  @Test
  void grainsFollowEachOtherExactlyAsDenseAsSet() {
    // Short grains of a constant: each is a bump.
    for (double density : new double[] {3, 10, 47.3}) {
      Rig rig =
          new Rig(48_000, RATE, i -> 0.5)
              .set("freeze", 1)
              .set("density", density)
              .set("size", 5)
              .set("align", 0);
      float[] x = rig.on(17, 1, 60).left(3750);
      int count = 0;
      int first = -1;
      int last = 0;
      for (int i = 1; i < x.length; i++) {
        if (x[i] != 0 && x[i - 1] == 0) {
          first = first < 0 ? i : first;
          last = i;
          count++;
        }
      }
      assertThat(first).isBetween(17, 18);
      assertThat((double) (last - first))
          .as("density %s", density)
          .isCloseTo((count - 1) * RATE / density, Offset.offset(1.5));
      assertThat(count).isBetween((int) (5 * density), (int) (5 * density) + 1);
    }
  }

  @Test
  void thePlaceMovesThroughTheRecordingAtItsSpeed() {
    Rig rig = new Rig(480_000, RATE, i -> i / 600_000.0).set("speed", 50).set("position", 0);
    float[] x = rig.on(0, 1, 60).left(3000);
    // After 3 s at half speed: 1.5 s in, a grain's half more or less.
    assertThat(x[144_000]).isCloseTo(72_000 / 600_000f, Offset.offset(0.006f));
    Rig frozen =
        new Rig(480_000, RATE, i -> i / 600_000.0)
            .set("freeze", 1)
            .set("position", 50)
            .set("align", 1);
    float[] y = frozen.on(0, 1, 60).left(1000);
    assertThat(y[60_000]).isCloseTo(0.4f, Offset.offset(0.02f));
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    float[] first = wild().stereo(800);
    float[] second = wild().stereo(800);
    assertThat(second).isEqualTo(first);
    Rig again = wild();
    again.stereo(800);
    again.processor.reset();
    again.io.events.clear();
    again.on(5, 1, 60).on(9, 2, 67);
    assertThat(again.stereo(800)).isEqualTo(first);
  }

  private static Rig wild() {
    return new Rig(100_000, 44_100, tone(311, 44_100))
        .set("spray", 500)
        .set("jitter", 80)
        .set("pitch-range", 24)
        .set("pitch-set", 6)
        .set("spread", 100)
        .set("reverse", 40)
        .set("filter", 1)
        .set("cutoff", 2000)
        .on(5, 1, 60)
        .on(9, 2, 67);
  }

  @Test
  void randomPitchesFallOnTheirSet() {
    for (float x = -36; x <= 36; x += 0.37f) {
      assertThat(PitchSet.nearest(0, x)).isEqualTo(x);
      assertThat(Math.floorMod((int) PitchSet.nearest(2, x), 12)).isZero();
      assertThat(Math.floorMod((int) PitchSet.nearest(3, x), 12)).isIn(0, 7);
      assertThat(Math.floorMod((int) PitchSet.nearest(6, x), 12)).isIn(0, 2, 4, 7, 9);
      assertThat(Math.abs(PitchSet.nearest(1, x) - x)).isLessThanOrEqualTo(0.5f);
    }
  }

  @Test
  void aNoteEndsAfterItsReleaseAndThenTheDeviceRests() {
    Rig rig = new Rig(100_000, RATE, tone(200, RATE)).set("release", 100);
    rig.on(0, 1, 60).left(100);
    assertThat(rig.processor.idle()).isFalse();
    rig.off(1).left(90);
    assertThat(rig.processor.idle()).isTrue();
    assertThat(new Rig(0, RATE, i -> 0).on(0, 1, 60).left(10)).containsOnly(0f);
    assertThat(new Rig(3, RATE, i -> 1).on(0, 1, 60).left(10)).containsOnly(0f);
  }

  @Test
  void soundsAtBothEndsOfTheRecordingStayWithin() {
    for (double position : new double[] {0, 100}) {
      for (double reverse : new double[] {0, 100}) {
        Rig rig =
            new Rig(5_000, RATE, i -> 0.5)
                .set("position", position)
                .set("freeze", 1)
                .set("reverse", reverse)
                .set("size", 1000)
                .set("pitch", 36);
        for (float x : rig.on(0, 1, 84).left(400)) {
          assertThat(Math.abs(x)).isLessThan(1.5f);
        }
      }
    }
  }
}
