package org.songline.devices.drums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.devices.Assets;
import org.songline.devices.Clicks;
import org.songline.devices.DeviceRun;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Pitches;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.TestAssets;
import org.songline.dsp.Quantum;

class DrumPadsTest {
  private static final double RATE = 48_000;

  @TempDir private Path folder;

  private static DeviceRun run() {
    return new DeviceRun(new DrumsType(), RATE);
  }

  private static double[] play(DeviceRun run, double seconds) {
    int quanta = (int) Math.ceil(seconds * RATE / Quantum.FRAMES);
    return DeviceRun.side(run.process(new float[quanta * Quantum.SAMPLES]), 0);
  }

  private static double[] strike(DeviceRun run, int key, double seconds) {
    run.io.events.add(Events.NOTE_ON, 0, 1, key, 1);
    return play(run, seconds);
  }

  @Test
  void sixteenKeysInARowPlayThePads() {
    for (int pad = 0; pad < 16; pad++) {
      double[] inRow = strike(run().set("map", 1), 36 + pad, 0.1);
      double[] general = strike(run(), DrumKit.PADS.get(pad).keys().get(0), 0.1);
      assertThat(inRow).as("pad %d", pad).isEqualTo(general);
    }
    assertThat(strike(run().set("map", 1), 52, 0.1)).containsOnly(0.0);
  }

  @Test
  void aPadLeavesByItsOutputAndByTheMainOneWhereNothingIsConnected() {
    DeviceRun plain = run();
    DeviceRun apart = run().set("snare-output", 3);
    apart.io.outputs[2] = new float[Quantum.SAMPLES + 6];
    apart.io.outputOffset = 6;
    DeviceRun loose = run().set("snare-output", 4);
    for (int q = 0; q < 50; q++) {
      float[] main = new float[Quantum.SAMPLES];
      float[] other = new float[Quantum.SAMPLES];
      float[] open = new float[Quantum.SAMPLES];
      Arrays.fill(apart.io.outputs[2], 0);
      for (DeviceRun each : new DeviceRun[] {plain, apart, loose}) {
        if (q == 0) {
          each.io.events.add(Events.NOTE_ON, 5, 1, 38, 0.9f);
        }
      }
      plain.quantum(main, 0);
      apart.quantum(other, 0);
      loose.quantum(open, 0);
      assertThat(other).containsOnly(0f);
      assertThat(Arrays.copyOfRange(apart.io.outputs[2], 6, Quantum.SAMPLES + 6)).isEqualTo(main);
      assertThat(open).isEqualTo(main);
    }
  }

  @Test
  void aPadThatRingsChangesItsOutputWithoutAClick() {
    DeviceRun run = run().set("kick-long-snap", 0).set("kick-long-decay", 400);
    run.io.outputs[0] = new float[Quantum.SAMPLES];
    run.io.events.add(Events.NOTE_ON, 0, 1, 35, 1);
    int quanta = 300;
    double[] main = new double[quanta * Quantum.FRAMES];
    double[] other = new double[quanta * Quantum.FRAMES];
    for (int q = 0; q < quanta; q++) {
      if (q == 150) {
        run.set("kick-long-output", 1);
      }
      float[] audio = new float[Quantum.SAMPLES];
      Arrays.fill(run.io.outputs[0], 0);
      run.quantum(audio, 0);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        main[q * Quantum.FRAMES + f] = audio[2 * f];
        other[q * Quantum.FRAMES + f] = run.io.outputs[0][2 * f];
      }
    }
    int from = 150 * Quantum.FRAMES - 4;
    assertThat(Clicks.splash(main, from, from + 900)).isLessThan(1);
    assertThat(Clicks.splash(other, from, from + 900)).isLessThan(1);
    assertThat(main[main.length - 1]).isZero();
  }

  @Test
  void whateverIsTurnedWhileAPadRingsDoesNotClick() {
    for (String model : new String[] {"808 bass", "sample"}) {
      for (Parameter p : new DrumsType().parameters()) {
        if (p.id().startsWith("kick-long-") && p.kind() != Parameter.Kind.STRUCTURAL) {
          assertThat(turned(model, p, p.min(), p.max())).as(model + " " + p.id()).isLessThan(1);
          assertThat(turned(model, p, p.max(), p.min())).as(model + " " + p.id()).isLessThan(1);
        }
      }
    }
  }

  private static double turned(String model, Parameter p, double from, double to) {
    DeviceRun run =
        run()
            .set("kick-long-filter", 1)
            .set("kick-long-drive", 6)
            .set("kick-long-model", DrumModels.choice(model));
    if (!p.id().endsWith("-model")) {
      run.set(p.id(), from);
    }
    double[] before = strike(run, 35, 0.4);
    run.set(p.id(), to);
    double[] after = play(run, 0.4);
    double[] x = Arrays.copyOf(before, before.length + after.length);
    System.arraycopy(after, 0, x, before.length, after.length);
    return Clicks.splash(x, before.length - 4, before.length + 4096);
  }

  @Test
  void padsOfOneGroupChokeEachOther() {
    DeviceRun run = run().set("crash-choke", 3).set("snare-choke", 3).set("snare-level", -60);
    strike(run, 49, 0.2);
    strike(run, 38, 0.02);
    double rest = Arrays.stream(play(run, 0.2)).map(Math::abs).max().orElseThrow();
    assertThat(rest).isLessThan(1e-3);
  }

  private DeviceRun bass() {
    return run()
        .set("bass-keys", 2)
        .set("kick-long-model", DrumModels.choice("808 bass"))
        .set("bass-glide", 100);
  }

  private static double key(int key) {
    return 440 * StrictMath.pow(2, (key - 69) / 12.0);
  }

  @Test
  void theBassIsInTuneOnEveryKey() {
    for (int key : new int[] {24, 29, 36, 43, 48}) {
      double[] x = strike(bass(), key, 0.8);
      double hertz = Pitches.hertz(x, 7200, 38_000, RATE, key(key));
      assertThat(Pitches.cents(hertz, key(key))).as("key %d", key).isCloseTo(0, within(2.0));
    }
    double[] upper = strike(bass().set("bass-keys", 1), 60, 0.8);
    assertThat(Pitches.cents(Pitches.hertz(upper, 7200, 38_000, RATE, key(24)), key(24)))
        .isCloseTo(0, within(2.0));
  }

  @Test
  void anOverlappingBassNoteSlidesAndSlidesBackWhenItIsLetGo() {
    DeviceRun run = bass();
    strike(run, 36, 0.5);
    run.io.events.add(Events.NOTE_ON, 0, 2, 43, 1);
    double[] sliding = play(run, 0.1);
    double[] there = play(run, 0.4);
    run.io.events.add(Events.NOTE_OFF, 0, 2, 43, 0);
    play(run, 0.12);
    double[] back = play(run, 0.4);
    double middle = Pitches.hertz(sliding, 0, sliding.length, RATE, key(40));
    assertThat(middle).isBetween(key(37), key(42));
    assertThat(Pitches.cents(Pitches.hertz(there, 500, 19_000, RATE, key(43)), key(43)))
        .isCloseTo(0, within(2.0));
    assertThat(Pitches.cents(Pitches.hertz(back, 500, 19_000, RATE, key(36)), key(36)))
        .isCloseTo(0, within(2.0));
    run.io.events.add(Events.NOTE_OFF, 0, 1, 36, 0);
    double[] released = play(run, 0.2);
    assertThat(Arrays.stream(released).skip(6200).map(Math::abs).max().orElseThrow()).isZero();
  }

  @Test
  void theBassBends() {
    DeviceRun run = bass().set("bend-range", 12);
    run.io.events.add(Events.NOTE_ON, 0, 1, 36, 1);
    run.io.events.add(Events.BEND, 1, 0, 0, 1);
    double[] x = play(run, 0.8);
    assertThat(Pitches.cents(Pitches.hertz(x, 7200, 38_000, RATE, key(48)), key(48)))
        .isCloseTo(0, within(2.0));
  }

  private double[] sampled(int frames, int quanta, Object... settings) throws IOException {
    Path file = folder.resolve("drum.wav");
    Files.write(file, TestAssets.wav((int) RATE, frames, DrumPadsTest::recording));
    DrumsType type = new DrumsType();
    Assets assets =
        new Assets() {
          @Override
          public <T> Optional<T> load(String slot, Class<T> wanted, Loader<T> loader) {
            try {
              return slot.equals("pad-2") ? Optional.of(loader.read(file)) : Optional.empty();
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
        };
    Processor processor = type.create(new Setup(RATE, Setup.of(type, RATE).initial(), assets, 1));
    Io io = new Io(type);
    io.values.hold(type.parameter("level"), 0);
    io.values.hold(type.parameter("kick-long-model"), DrumModels.SAMPLE);
    for (int i = 0; i < settings.length; i += 2) {
      io.values.hold(type.parameter("kick-long-" + settings[i]), (Integer) settings[i + 1]);
    }
    io.events.add(Events.NOTE_ON, 0, 1, 35, 1);
    double[] x = new double[quanta * Quantum.FRAMES];
    for (int q = 0; q < quanta; q++) {
      Arrays.fill(io.audio, 0);
      processor.process(io);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        x[q * Quantum.FRAMES + f] = io.audio[2 * f];
      }
      io.events.clear();
    }
    assertThat(processor.idle()).isTrue();
    return x;
  }

  private static double recording(int frame) {
    return 0.5 * StrictMath.sin(2 * Math.PI * frame / 80) * StrictMath.exp(-frame / 1500.0);
  }

  @Test
  void aRecordingPlaysBitForBitForwardsAndBackwardsAndInPart() throws IOException {
    double[] x = sampled(4000, 80);
    double[] back = sampled(4000, 80, "reverse", 1);
    double[] part = sampled(4000, 80, "start", 25, "end", 50);
    for (int i = 0; i < 4000; i++) {
      double exact = Math.rint(32767 * recording(i)) / 32768;
      assertThat(x[i]).isCloseTo(exact, within(1e-6));
      if (i > 100 && i < 3900) {
        assertThat(back[3999 - i]).isCloseTo(exact, within(1e-6));
      }
      if (i > 1100 && i < 1900) {
        assertThat(part[i - 1000]).isCloseTo(exact, within(1e-6));
      }
    }
    assertThat(x[4001]).isZero();
    assertThat(part[1001]).isZero();
  }

  @Test
  void aRecordingIsTunedAndShortened() throws IOException {
    double[] up = sampled(16_000, 300, "tune", 7);
    double wanted = RATE / 80 * StrictMath.pow(2, 7 / 12.0);
    assertThat(Pitches.cents(Pitches.hertz(up, 0, 4000, RATE, wanted), wanted))
        .isCloseTo(0, within(0.5));
    double[] full = sampled(16_000, 300);
    double[] brief = sampled(16_000, 300, "decay", 20);
    double expected = 1 / (1 / Pitches.fade(full, 0, 4000, RATE, 600) + 1 / (0.2 * 16_000 / RATE));
    assertThat(Pitches.fade(brief, 0, 4000, RATE, 600) / expected).isCloseTo(1, within(0.05));
  }
}
