package org.songline.bench.proof;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The loudness scanner loudgain (libebur128) that is installed on the machine. */
final class Loudgain {
  private Loudgain() {}

  /**
   * What it reads.
   *
   * @param integratedLufs to a hundredth
   * @param rangeLu to a hundredth
   * @param truePeakDbtp to a hundredth
   */
  record Reading(double integratedLufs, double rangeLu, double truePeakDbtp) {}

  /** Reads a file; empty when loudgain is not installed. */
  static Optional<Reading> read(Path file) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(List.of("loudgain", "-q", "-O", file.toString()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException missing) {
      return Optional.empty();
    }
    try {
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      String[] field = lines.isEmpty() ? new String[0] : lines.getLast().split("\t", -1);
      if (process.waitFor() != 0 || field.length < 5) {
        throw new IOException("loudgain cannot measure " + file + ": " + text.strip());
      }
      return Optional.of(new Reading(number(field[1]), number(field[2]), number(field[4])));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while loudgain measured " + file);
    }
  }

  private static double number(String field) {
    return Double.parseDouble(field.substring(0, field.indexOf(' ')));
  }
}
