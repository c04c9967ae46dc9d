package org.songline.bench.proof;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The loudness meter of an FFmpeg that is installed on the machine. */
final class OtherMeter {
  private static final String METER = "ebur128=peak=true:framelog=verbose";

  /** EBU Tech 3342 wants silence after a file before its range is taken; this meter has none. */
  private static final String AFTER_SILENCE = "apad=pad_dur=1.5," + METER;

  private OtherMeter() {}

  /**
   * What it reads.
   *
   * @param integratedLufs of the file, to a tenth
   * @param truePeakDbtp of the file, to a tenth
   * @param rangeLu of the file and 1.5 s of silence after it, to a tenth
   * @param plainRangeLu of the file alone
   */
  record Reading(double integratedLufs, double truePeakDbtp, double rangeLu, double plainRangeLu) {}

  /** Reads a file; empty when there is no FFmpeg. */
  static Optional<Reading> read(Path file) throws IOException {
    Optional<String> alone = summary(file, METER);
    if (alone.isEmpty()) {
      return Optional.empty();
    }
    String padded = summary(file, AFTER_SILENCE).orElseThrow();
    return Optional.of(
        new Reading(
            figure(alone.get(), "I:"),
            figure(alone.get(), "Peak:"),
            figure(padded, "LRA:"),
            figure(alone.get(), "LRA:")));
  }

  private static double figure(String summary, String name) throws IOException {
    Matcher matcher =
        Pattern.compile(Pattern.quote(name) + "\\s+(-?[0-9.]+) (LUFS|LU|dBFS)").matcher(summary);
    if (!matcher.find()) {
      throw new IOException("FFmpeg's meter did not say " + name + " but: " + summary);
    }
    return Double.parseDouble(String.valueOf(matcher.group(1)));
  }

  private static Optional<String> summary(Path file, String filter) throws IOException {
    List<String> command =
        List.of(
            "ffmpeg",
            "-nostdin",
            "-nostats",
            "-hide_banner",
            "-i",
            file.toString(),
            "-af",
            filter,
            "-f",
            "null",
            "-");
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      return Optional.empty();
    }
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("FFmpeg cannot measure " + file + ": " + output.strip());
      }
      return Optional.of(output.substring(Math.max(0, output.lastIndexOf("Summary:"))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while FFmpeg measured " + file);
    }
  }
}
