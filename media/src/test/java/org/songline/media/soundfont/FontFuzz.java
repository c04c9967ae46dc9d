package org.songline.media.soundfont;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.songline.media.Fuzz;
import org.songline.media.vorbis.VorbisFuzz;

/** Fuzzing of SoundFonts. */
public final class FontFuzz {
  private FontFuzz() {}

  public static Fuzz plain(Path file) {
    return new Fuzz(
        List.of(SoundFontTest.small().bytes(true), SoundFontTest.small().bytes(false)),
        file,
        64 << 20,
        FontFuzz::readAll);
  }

  /** SoundFont 3: the checksums inside are made right again, so that damage reaches the decoder. */
  public static Fuzz compressed(Path file) throws IOException {
    FontBuilder font =
        new FontBuilder()
            .preset("Reed", 3, 0)
            .presetZone(Generator.INSTRUMENT, 0)
            .instrument("reed")
            .zone(Generator.SAMPLE, 0);
    for (byte[] stream : VorbisFuzz.streams()) {
      font.packed("s", stream);
    }
    return new Fuzz(
        List.of(font.bytes(false)), file, 256 << 20, FontFuzz::readAll, VorbisFuzz::seal);
  }

  private static void readAll(Path file) throws IOException {
    SoundFont font = SoundFontReader.read(file);
    for (int i = 0; i < Math.min(20, font.samples().size()); i++) {
      SampleHeader header = font.samples().get(i);
      int length = font.frames(i).length;
      if (!header.compressed() && header.loopEnd() > length) {
        throw new AssertionError("a loop beyond the end of sample " + i);
      }
    }
  }
}
