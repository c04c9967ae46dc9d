package org.songline.cli.generalmidi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.songline.media.audio.AudioFiles;

/** FluidSynth as a peer: dry, at 48 kHz and gain 1. */
final class FluidSynth {
  private static final List<Path> BANKS =
      List.of(
          Path.of("/usr/share/sounds/sf2/FluidR3_GM.sf2"),
          Path.of("/usr/share/soundfonts/FluidR3_GM.sf2"));
  private static final long MOST_SAMPLES = 1 << 22;

  private FluidSynth() {}

  static Optional<Path> bank() {
    return BANKS.stream().filter(Files::isReadable).findFirst();
  }

  static Optional<Path> program() {
    String path = System.getenv("PATH");
    return path == null
        ? Optional.empty()
        : Stream.of(path.split(java.io.File.pathSeparator))
            .map(folder -> Path.of(folder, "fluidsynth"))
            .filter(Files::isExecutable)
            .findFirst();
  }

  /**
   * Left and right of a rendering.
   *
   * @param points that its interpolation reads: 4 or 7
   */
  static float[][] render(Path program, Path bank, Path midi, int points)
      throws IOException, InterruptedException {
    Path settings = Files.writeString(midi.resolveSibling("settings"), "interp " + points + "\n");
    Path out = midi.resolveSibling(midi.getFileName() + ".fluid.wav");
    Path log = midi.resolveSibling("log");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "-ni",
                "-q",
                "-R",
                "0",
                "-C",
                "0",
                "-r",
                "48000",
                "-g",
                "1",
                "-O",
                "float",
                "-T",
                "wav",
                "-f",
                settings.toString(),
                "-o",
                "synth.dynamic-sample-loading=1",
                "-F",
                out.toString(),
                bank.toString(),
                midi.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("fluidsynth: " + Files.readString(log, StandardCharsets.UTF_8));
    }
    return AudioFiles.readAll(out, MOST_SAMPLES).channels();
  }
}
