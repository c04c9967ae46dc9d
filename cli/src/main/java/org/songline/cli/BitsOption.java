package org.songline.cli;

import org.songline.cli.shell.Failures;
import picocli.CommandLine.Option;

/** How wide the samples of a file are that keeps every one of them. */
final class BitsOption {
  @Option(
      names = "--bits",
      defaultValue = "24",
      description = "16, 24 or 32 (float) for WAV; 16 or 24 for FLAC (${DEFAULT-VALUE}).")
  private int bits;

  /** The width; a wrong one is a wrong call. */
  int bits() {
    if (bits != 16 && bits != 24 && bits != 32) {
      throw new Failures.WrongCall("--bits " + bits + ": use 16, 24 or 32");
    }
    return bits;
  }
}
