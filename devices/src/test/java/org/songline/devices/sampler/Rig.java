package org.songline.devices.sampler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

/** A sampler with zones made in code, at 48 kHz, and what comes out of its left side. */
final class Rig {
  static final double RATE = 48000;

  /** Gain of a voice in the middle, on one side. */
  static final double MIDDLE = Math.sqrt(0.5);

  /** Controller 7 starts at 100: the gain of that. */
  static final double VOLUME = 100.0 * 100 / (127 * 127);

  final SamplerDevice type = new SamplerDevice();
  final Io io = new Io(type);
  final SamplerProcessor processor;

  Rig(Zone... zones) {
    this(true, zones);
  }

  Rig(boolean vectors, Zone... zones) {
    this(vectors, new int[] {0}, new Program(List.of(zones)));
  }

  Rig(boolean vectors, int[] numbers, Program... programs) {
    processor = new SamplerProcessor(Setup.of(type, RATE), numbers, programs, 0, vectors);
  }

  /** The zone of a sample that lies in memory. */
  static Zone made(Zone.Builder zone) {
    try {
      return zone.build();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static Zone.Builder zone(int frames, IntToDoubleFunction signal) {
    float[] content = new float[frames];
    for (int i = 0; i < frames; i++) {
      content[i] = (float) signal.applyAsDouble(i);
    }
    return new Zone.Builder(new Sample(content, RATE));
  }

  /** A looped constant: what comes out is the gain. */
  static Zone.Builder constant() {
    Zone.Builder zone = zone(64, i -> 1);
    zone.looping = Zone.Looping.ALWAYS;
    return zone;
  }

  Rig set(String parameter, double value) {
    io.values.hold(type.parameter(parameter), (float) value);
    return this;
  }

  Rig on(int frame, int note, float key, double velocity) {
    io.events.add(Events.NOTE_ON, frame, note, key, (float) velocity);
    return this;
  }

  Rig off(int frame, int note) {
    io.events.add(Events.NOTE_OFF, frame, note, 0, 0.5f);
    return this;
  }

  Rig control(int controller, int value) {
    io.events.add(Events.CONTROL, 0, 0, controller, value);
    return this;
  }

  /** The next quanta, interleaved. */
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

  /** The next quanta, left side. */
  double[] left(int quanta) {
    float[] both = stereo(quanta);
    double[] left = new double[both.length / 2];
    for (int i = 0; i < left.length; i++) {
      left[i] = both[2 * i];
    }
    return left;
  }

  /** The level of a quantum's end, decibels over a middle voice of full velocity and volume. */
  double decibels() {
    double[] x = left(1);
    return 20 * Math.log10(x[63] / (MIDDLE * VOLUME));
  }
}
