package org.songline.studio.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

/** One device as it is when new, at 48 kHz and 120 quarters a minute, driven by hand. */
final class Rig {
  static final int RATE = 48_000;
  static final double QUARTERS_A_SECOND = 2;

  final Processor processor;
  final Io io;

  /**
   * @param library the folder of sounds, of which devices that need a file get one
   */
  Rig(DeviceType type, Path library) {
    Setup setup =
        new Setup(
            RATE,
            type.parameters().stream().map(Parameter::initial).toList(),
            new LibraryAssets(library),
            1);
    processor = type.create(setup);
    io = new Io(type);
    io.tempo = 60 * QUARTERS_A_SECOND;
  }

  /** Gives any slot a recorded piano, and slots for whole instruments the General MIDI bank. */
  private record LibraryAssets(Path library) implements Assets {
    @Override
    public <T> Optional<T> load(String slot, Class<T> type, Loader<T> loader) {
      return read(library.resolve("soundfonts/FluidR3Mono_GM.sf3"), loader)
          .or(() -> read(library.resolve("samples/ambi_piano.flac"), loader));
    }

    /** Empty when the slot does not take this file. */
    private static <T> Optional<T> read(Path file, Loader<T> loader) {
      try {
        return Files.isRegularFile(file) ? Optional.of(loader.read(file)) : Optional.empty();
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }

  /** Makes the next quantum of what is in {@code io.audio} and {@code io.events}. */
  void quantum() {
    io.quarters = io.frame * QUARTERS_A_SECOND / RATE;
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
