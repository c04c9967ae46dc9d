package org.songline.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.songline.media.audio.AudioFuzz;
import org.songline.media.audio.Container;
import org.songline.media.midi.MidiFuzz;
import org.songline.media.sfz.SfzFuzz;
import org.songline.media.soundfont.FontFuzz;
import org.songline.media.vorbis.VorbisFuzz;

/**
 * Fuzzes one parser for long: {@code FuzzMain
 * wav|aiff|flac|midi|sf2|sf3|vorbis|sfz|mp3|opus|m4a|aac SECONDS [SEED]}.
 */
public final class FuzzMain {
  private FuzzMain() {}

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempDirectory("fuzz").resolve("input." + args[0]);
    Fuzz fuzz =
        switch (args[0]) {
          case "wav" -> AudioFuzz.wav(file);
          case "aiff" -> AudioFuzz.aiff(file);
          case "flac" -> AudioFuzz.flac(file);
          case "midi" -> MidiFuzz.midi(file);
          case "sf2" -> FontFuzz.plain(file);
          case "sf3" -> FontFuzz.compressed(file);
          case "vorbis" -> VorbisFuzz.vorbis(file);
          case "sfz" -> SfzFuzz.sfz(file);
          case "mp3" -> AudioFuzz.lossy(file, Container.MP3);
          case "opus" -> AudioFuzz.lossy(file, Container.OPUS);
          case "m4a" -> AudioFuzz.lossy(file, Container.M4A);
          case "aac" -> AudioFuzz.lossy(file, Container.AAC);
          default -> throw new IllegalArgumentException(args[0]);
        };
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    Fuzz.Result result = fuzz.run(seed, Long.parseLong(args[1]) * 1_000_000_000L);
    System.out.println(args[0] + " seed " + seed + ": " + result);
    try (Stream<Path> made = Files.list(file.getParent())) {
      for (Path each : made.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(file.getParent());
  }
}
