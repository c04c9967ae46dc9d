package org.songline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.songline.cli.shell.Failures;
import org.songline.measure.plot.Drawing;
import org.songline.measure.plot.Picture;
import org.songline.media.AtomicFile;

/** Pictures that commands write. */
final class Pictures {
  private Pictures() {}

  /** Refuses a name that is no picture's. */
  static void check(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".png") && !name.endsWith(".svg")) {
      throw new Failures.WrongCall(path + " is no picture; end its name in .png or .svg");
    }
  }

  /**
   * @param title for readers who cannot see it
   */
  static void write(Path target, Picture picture, double width, double height, String title)
      throws IOException {
    byte[] bytes =
        target.toString().toLowerCase(Locale.ROOT).endsWith(".svg")
            ? Drawing.svg(picture, width, height, "songline", title)
                .getBytes(StandardCharsets.UTF_8)
            : Drawing.png(picture, width, height);
    AtomicFile.write(target, bytes);
  }
}
