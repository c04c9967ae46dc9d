package org.songline.cli;

import org.songline.cli.shell.Failures;
import picocli.CommandLine.Option;

/** How rendering uses the machine; never heard. */
final class EngineOptions {
  @Option(names = "--threads", defaultValue = "0", description = "Threads; all processors.")
  private int threads;

  @Option(
      names = "--block",
      defaultValue = "1024",
      description = "Frames at a time, a multiple of 64; never heard (${DEFAULT-VALUE}).")
  private int block = 1024;

  int threads() {
    if (threads < 0 || threads > 1024) {
      throw new Failures.WrongCall("--threads " + threads + ": use 1 to 1024");
    }
    return threads == 0 ? Math.min(16, Runtime.getRuntime().availableProcessors()) : threads;
  }

  int block() {
    if (block < 64 || block > 65_536 || block % 64 != 0) {
      throw new Failures.WrongCall("--block " + block + ": use a multiple of 64 up to 65536");
    }
    return block;
  }
}
