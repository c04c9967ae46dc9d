package org.songline.media.audio;

import java.nio.file.Files;
import java.nio.file.Path;
import org.songline.media.Fuzz;

/** Fuzzes one parser for long: {@code FuzzMain wav|aiff|flac SECONDS [SEED]}. */
public final class FuzzMain {
  private FuzzMain() {}

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempDirectory("fuzz").resolve("input." + args[0]);
    Fuzz fuzz =
        switch (args[0]) {
          case "wav" -> WavTest.fuzz(file);
          case "aiff" -> AiffTest.fuzz(file);
          case "flac" -> FlacTest.fuzz(file);
          default -> throw new IllegalArgumentException(args[0]);
        };
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    System.out.println(fuzz.run(seed, Long.parseLong(args[1]) * 1_000_000_000L));
  }
}
