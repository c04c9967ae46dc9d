package org.songline.studio.manual;

import java.nio.file.Path;
import java.util.List;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

/**
 * One device at 48 kHz, driven by hand: as it is when new and at 120 quarters a minute unless said.
 */
final class Rig {
  static final int RATE = 48_000;
  static final double QUARTERS_A_SECOND = 2;

  final Processor processor;
  final Io io;
  private double quartersASecond = QUARTERS_A_SECOND;

  /**
   * @param library the folder of sounds, of which devices that need a file get one
   */
  Rig(DeviceType type, Path library) {
    this(
        type,
        type.parameters().stream().map(Parameter::initial).toList(),
        new LibraryAssets(library));
  }

  /** With these values, one for each parameter. */
  Rig(DeviceType type, List<Double> values, Assets assets) {
    Setup setup = new Setup(RATE, values, assets, 1);
    processor = type.create(setup);
    io = io(type, setup);
  }

  /** With these values, at a tempo. */
  Rig(DeviceType type, List<Double> values, Assets assets, double tempo) {
    Setup setup = new Setup(RATE, values, assets, 1, List.of(), tempo);
    processor = type.create(setup);
    io = io(type, setup);
    io.tempo = tempo;
    quartersASecond = tempo / 60;
  }

  /** At rest, with the values of a setup. */
  static Io io(DeviceType type, Setup setup) {
    Io io = new Io(type);
    for (int p = 0; p < setup.initial().size(); p++) {
      io.values.hold(p, setup.initial().get(p).floatValue());
    }
    io.tempo = 60 * QUARTERS_A_SECOND;
    return io;
  }

  /** Makes the next quantum of what is in {@code io.audio} and {@code io.events}. */
  void quantum() {
    io.quarters = io.frame * quartersASecond / RATE;
    io.offset = 0;
    io.played.clear();
    processor.process(io);
    io.frame += Quantum.FRAMES;
    io.events.clear();
  }

  /** A mono signal through the device, its left side; as long as the signal. */
  double[] through(double[] signal) {
    double[] out = new double[signal.length];
    for (int at = 0; at + Quantum.FRAMES <= signal.length; at += Quantum.FRAMES) {
      for (int f = 0; f < Quantum.FRAMES; f++) {
        float x = (float) signal[at + f];
        io.audio[2 * f] = x;
        io.audio[2 * f + 1] = x;
      }
      quantum();
      for (int f = 0; f < Quantum.FRAMES; f++) {
        out[at + f] = io.audio[2 * f];
      }
    }
    return out;
  }
}
