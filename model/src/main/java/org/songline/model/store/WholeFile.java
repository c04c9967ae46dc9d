package org.songline.model.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Small files that are whole at every instant: either their old content or the new. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes a text in UTF-8; on the disk when this returns. */
  public static void write(Path file, String text) throws IOException {
    Disk.replace(Disk.REAL, file, text.getBytes(StandardCharsets.UTF_8));
  }
}
