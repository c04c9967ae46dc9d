package org.songline.devices.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.devices.Assets;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** A single recording as the device's parameters have it played. */
class RecordingTest {
  private static final double RATE = 48000;
  @TempDir Path folder;

  /** A sampler on one mono recording at 48 kHz. */
  private final class Device {
    final SamplerDevice type = new SamplerDevice();
    final Io io = new Io(type);
    final List<Double> values =
        new ArrayList<>(type.parameters().stream().map(Parameter::initial).toList());
    private final Path file;
    private Processor processor =
        new Processor() {
          @Override
          public void process(Io ignored) {}

          @Override
          public boolean idle() {
            return true;
          }

          @Override
          public void reset() {}
        };

    Device(int frames, IntToDoubleFunction signal) {
      file = folder.resolve("r.wav");
      float[] x = new float[frames];
      for (int i = 0; i < frames; i++) {
        x[i] = (float) signal.applyAsDouble(i);
      }
      try {
        Files.deleteIfExists(file);
        try (AudioWriter writer =
            AudioFiles.create(file, WriteFormat.wavFloat(48_000, 1), Tags.NONE)) {
          writer.write(x, 0, frames);
          writer.finish();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Device set(String id, double value) {
      values.set(type.parameter(id), value);
      return this;
    }

    Device choose(String id, String choice) {
      int at = type.parameter(id);
      return set(id, type.parameters().get(at).choices().indexOf(choice));
    }

    Device ready() {
      Assets assets =
          new Assets() {
            @Override
            public <T> Optional<T> load(String slot, Class<T> kind, Loader<T> loader) {
              try {
                return Optional.of(loader.read(file));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          };
      processor = type.create(new Setup(RATE, values, assets, 1, List.of(), io.tempo));
      for (int i = 0; i < values.size(); i++) {
        io.values.hold(i, (float) (double) values.get(i));
      }
      io.events.add(Events.CONTROL, 0, 0, 7, 127);
      return this;
    }

    Device on(int note, int key) {
      io.events.add(Events.NOTE_ON, 0, note, key, 1);
      return this;
    }

    Device off(int note) {
      io.events.add(Events.NOTE_OFF, 0, note, 0, 0);
      return this;
    }

    /** The left side of some quanta, as a multiple of a mono voice. */
    double[] play(int quanta) {
      double[] out = new double[quanta * Quantum.FRAMES];
      for (int q = 0; q < quanta; q++) {
        processor.process(io);
        for (int i = 0; i < Quantum.FRAMES; i++) {
          out[q * Quantum.FRAMES + i] = io.audio[2 * i] / Rig.MIDDLE;
        }
        io.events.clear();
        io.frame += Quantum.FRAMES;
      }
      return out;
    }
  }

  private static double ramp(int i) {
    return i / 65536.0;
  }

  @Test
  void theSampleStartsAndEndsWhereItIsTold() {
    double[] x =
        new Device(48000, RecordingTest::ramp)
            .set("start", 25)
            .set("end", 50)
            .ready()
            .on(1, 60)
            .play(300);
    assertThat(x[500]).isCloseTo(ramp(12500), Offset.offset(1e-5));
    assertThat(x[11_990]).isGreaterThan(0.3);
    assertThat(x[12_010]).isZero();
    double[] back =
        new Device(48000, RecordingTest::ramp)
            .set("start", 25)
            .set("end", 50)
            .set("reverse", 1)
            .ready()
            .on(1, 60)
            .play(300);
    assertThat(back[500]).isCloseTo(ramp(23499), Offset.offset(1e-5));
    assertThat(back[12_010]).isZero();
  }

  @Test
  void loopsGoForwardToAndFroAndUntilTheRelease() {
    Device forward =
        new Device(48000, RecordingTest::ramp)
            .choose("loop", "forward")
            .set("loop-start", 25)
            .set("loop-end", 50)
            .ready();
    double[] x = forward.on(1, 60).play(900);
    assertThat(x[24_000 + 1000]).isCloseTo(ramp(13_000), Offset.offset(1e-5));
    assertThat(x[36_000 + 1000]).isCloseTo(ramp(13_000), Offset.offset(1e-5));
    Device pong =
        new Device(48000, RecordingTest::ramp)
            .choose("loop", "ping-pong")
            .set("loop-start", 25)
            .set("loop-end", 50)
            .ready();
    double[] y = pong.on(1, 60).play(900);
    assertThat(y[24_000 + 1000]).isCloseTo(ramp(23_998 - 1000), Offset.offset(1e-5));
    assertThat(y[24_000 + 11_998 + 1000]).isCloseTo(ramp(13_000), Offset.offset(1e-5));
    Device until =
        new Device(48000, RecordingTest::ramp)
            .choose("loop", "until-release")
            .set("loop-start", 25)
            .set("loop-end", 50)
            .set("release", 5000)
            .ready();
    until.on(1, 60).play(562);
    double[] z = until.off(1).play(400);
    // It goes on to the loop's end and past it, softer by then.
    double most = 0;
    for (double v : z) {
      most = Math.max(most, v);
    }
    assertThat(most).isGreaterThan(ramp(23_000));
  }

  /** Clicks a quarter note apart, each with its own level, at 120 quarter notes a minute. */
  private static double beats(int i) {
    int beat = i / 24_000;
    int within = i % 24_000;
    double rise = 1 - Math.exp(-within / 8.0);
    return (beat + 1) * 0.11 * rise * Math.exp(-within / 800.0) * Math.cos(within * 0.2);
  }

  @Test
  void slicesLieOnKeysFromTheBaseUp() {
    for (String mode : new String[] {"attacks", "grid"}) {
      Device device =
          new Device(96_000, RecordingTest::beats)
              .choose("slices", mode)
              .choose("slice-note", "1/4")
              .choose("slice-play", "one-shot")
              .ready();
      for (int beat = 0; beat < 4; beat++) {
        double[] x = device.on(beat + 1, 36 + beat).off(beat + 1).play(400);
        assertThat(peak(x))
            .as("%s %d", mode, beat)
            .isCloseTo((beat + 1) * 0.1034, Offset.offset(0.01));
        assertThat(first(x)).isLessThan(60);
      }
      assertThat(peak(device.on(9, 40).play(100))).isZero();
    }
  }

  @Test
  void aSliceThatPlaysThroughGoesOnIntoTheNextWhileItsKeyIsDownAndEndsWithIt() {
    Device device =
        new Device(96_000, RecordingTest::beats)
            .choose("slices", "attacks")
            .choose("slice-play", "through")
            .ready();
    // The third beat and the fourth, to the end of the recording.
    double[] held = device.on(1, 38).play(760);
    assertThat(peak(Arrays.copyOfRange(held, 0, 20_000))).isCloseTo(0.31, Offset.offset(0.01));
    assertThat(peak(Arrays.copyOfRange(held, 24_000, 44_000)))
        .isCloseTo(0.414, Offset.offset(0.01));
    assertThat(device.processor.idle()).isTrue();
    double[] briefly = device.on(2, 38).play(100);
    assertThat(peak(briefly)).isCloseTo(0.31, Offset.offset(0.01));
    // The release of a sample is a fall of 100 dB within 16 ms.
    double[] after = device.off(2).play(760);
    assertThat(peak(Arrays.copyOfRange(after, 800, after.length))).isLessThan(1e-5);
  }

  private static double peak(double[] x) {
    double most = 0;
    for (double v : x) {
      most = Math.max(most, Math.abs(v));
    }
    return most;
  }

  private static int first(double[] x) {
    int i = 0;
    while (i < x.length && Math.abs(x[i]) < 0.02) {
      i++;
    }
    return i;
  }

  @Test
  void theKeyBelowTheSlicesPlaysThemInTheTempoOfTheSong() {
    for (double tempo : new double[] {120, 90, 173}) {
      Device device = new Device(96_000, RecordingTest::beats).choose("slices", "attacks").ready();
      device.io.tempo = tempo;
      double[] x = device.on(1, 35).play((int) (9 * 60 / tempo * RATE / 64));
      for (int beat = 0; beat < 8; beat++) {
        int at = (int) Math.rint(beat * 60 / tempo * RATE);
        double most = 0;
        for (int i = at; i < at + 100; i++) {
          most = Math.max(most, Math.abs(x[i]));
        }
        assertThat(most)
            .as("beat %d at %s", beat, tempo)
            .isCloseTo((beat % 4 + 1) * 0.1034, Offset.offset(0.012));
        assertThat(Math.abs(x[Math.max(0, at - 4)])).isLessThan(0.02);
      }
      assertThat(device.processor.idle()).isFalse();
      device.off(1).play(400);
      assertThat(device.processor.idle()).isTrue();
    }
  }

  @Test
  void slicesInTurnEndWithAllNotesAndAllSound() {
    for (int controller : new int[] {120, 123}) {
      Device device = new Device(96_000, RecordingTest::beats).choose("slices", "attacks").ready();
      device.on(1, 35).play(400);
      device.io.events.add(Events.CONTROL, 0, 0, controller, 0);
      device.play(400);
      assertThat(device.processor.idle()).as("controller %d", controller).isTrue();
    }
  }

  @Test
  void aLoopThatFollowsTheTempoChangesItsPitchWithIt() {
    Device device =
        new Device(96_000, i -> 0.5 * Math.sin(2 * Math.PI * 480 * i / RATE))
            .choose("follow", "re-pitch")
            .ready();
    device.io.tempo = 150;
    double[] x = device.on(1, 60).play(1000);
    int crossings = 0;
    for (int i = 4801; i < 52_801; i++) {
      crossings += x[i - 1] < 0 && x[i] >= 0 ? 1 : 0;
    }
    // Two seconds last four quarters at 120.
    assertThat(crossings).isBetween(599, 601);
  }

  @Test
  void aLoopThatStretchesKeepsItsPitchAtTheTempoOfTheSong() {
    Device device =
        new Device(96_000, i -> 0.5 * Math.sin(2 * Math.PI * 480 * i / RATE))
            .choose("follow", "stretch");
    device.io.tempo = 150;
    // Two seconds are four quarters at 120, and last 1.6 s at 150.
    double[] x = device.ready().on(1, 60).play(1300);
    int crossings = 0;
    for (int i = 4801; i < 52_801; i++) {
      crossings += x[i - 1] < 0 && x[i] >= 0 ? 1 : 0;
    }
    assertThat(crossings).isBetween(479, 481);
    double end = 0;
    double past = 0;
    for (int i = 0; i < 200; i++) {
      end = Math.max(end, Math.abs(x[76_300 + i]));
      past = Math.max(past, Math.abs(x[76_830 + i]));
    }
    assertThat(end).isGreaterThan(0.1);
    assertThat(past).isZero();
  }

  @Test
  void theTempoOfALoopIsGuessedFromItsLength() {
    assertThat(Playback.PLAIN.tempo(1.753)).isCloseTo(136.9, Offset.offset(0.1));
    assertThat(Playback.PLAIN.tempo(6.857)).isCloseTo(140, Offset.offset(0.1));
    assertThat(Playback.PLAIN.tempo(10.674)).isCloseTo(89.9, Offset.offset(0.1));
    assertThat(Playback.PLAIN.tempo(0)).isEqualTo(120);
  }
}
