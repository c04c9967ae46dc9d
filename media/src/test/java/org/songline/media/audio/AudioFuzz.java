package org.songline.media.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.songline.media.Fuzz;
import org.songline.media.audio.tags.Picture;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;
import org.songline.media.vorbis.VorbisFuzz;

/** Fuzzing of the sound files. */
public final class AudioFuzz {
  private AudioFuzz() {}

  public static Fuzz wav(Path file) throws IOException {
    byte[] plain = WavTest.chunked(1, 2, 16, new byte[4000]);
    Signals.write(
        file,
        WriteFormat.wav(48_000, 2, 24),
        Signals.music(500, 2, 24, 1),
        Tags.NONE.with(Tag.TITLE, "x").with(Tag.ISRC, "DEAB12600001"));
    byte[] rich = Files.readAllBytes(file);
    return new Fuzz(List.of(plain, rich), file, 32 << 20, Signals::readAway);
  }

  public static Fuzz aiff(Path file) {
    return new Fuzz(
        List.of(
            AiffTest.aiff("NONE", 24, 2, new byte[3000]),
            AiffTest.aiff("fl32", 32, 1, new byte[1000])),
        file,
        32 << 20,
        Signals::readAway);
  }

  public static Fuzz flac(Path file) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (int bits : new int[] {16, 24}) {
      Signals.write(
          file,
          WriteFormat.flac(48_000, 2, bits),
          Signals.music(5000, 2, bits, 1),
          Tags.NONE.with(Tag.TITLE, "x").withCover(new Picture("image/png", new byte[50])));
      seeds.add(Files.readAllBytes(file));
    }
    return new Fuzz(seeds, file, 64 << 20, Signals::readAway);
  }

  /** What the codec program decodes; the processor time is mostly its. */
  public static Fuzz lossy(Path file, Container container) throws IOException {
    WriteFormat format =
        switch (container) {
          case MP3 -> WriteFormat.mp3(44_100, 2, 128);
          case OPUS -> WriteFormat.opus(48_000, 2, 64);
          default -> WriteFormat.m4a(44_100, 2, 96);
        };
    Tags tags = Tags.NONE.with(Tag.TITLE, "x").with(Tag.ALBUM, "y");
    Path made = file.resolveSibling("made." + format.container().extension());
    float[] sound = Signals.unit(Signals.music(20_000, 2, 16, 1), 16);
    try (AudioWriter writer = AudioFiles.create(made, format, tags)) {
      writer.write(sound, 0, 20_000);
      writer.finish();
    }
    if (container == Container.AAC) {
      Path other = file.resolveSibling("made.aac");
      String program = CodecPack.find("").ffmpeg().toString();
      FlacTest.run(program, "-v", "error", "-i", made.toString(), "-c:a", "copy", other.toString());
      Files.delete(made);
      made = other;
    }
    byte[] seed = Files.readAllBytes(made);
    Files.delete(made);
    return new Fuzz(List.of(seed), file, 32 << 20, Signals::readAway, VorbisFuzz::seal);
  }
}
