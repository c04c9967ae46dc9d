package org.songline.release.document;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/** The typeface in its weights and colors; one for each document that is written. */
final class Faces {
  static final Color INK = new Color(0x1a, 0x1a, 0x1e);
  static final Color MUTED = new Color(0x62, 0x64, 0x6b);
  static final Color RULE = new Color(0xc4, 0xc6, 0xcc);
  static final Color SHADE = new Color(0xf3, 0xf4, 0xf6);

  static final float BODY = 9.5f;
  static final float LEADING = 13.6f;

  private static final byte[] REGULAR = load("Inter-Regular.ttf");
  private static final byte[] STRONG = load("Inter-SemiBold.ttf");

  private final BaseFont regular;
  private final BaseFont strong;

  Faces() {
    regular = face("Inter-Regular.ttf", REGULAR);
    strong = face("Inter-SemiBold.ttf", STRONG);
  }

  BaseFont regular() {
    return regular;
  }

  Phrase plain(String text) {
    return phrase(text, regular, BODY, INK);
  }

  Phrase strong(String text) {
    return phrase(text, strong, BODY, INK);
  }

  Phrase muted(String text) {
    return phrase(text, regular, BODY, MUTED);
  }

  Phrase small(String text) {
    return phrase(text, regular, 8, MUTED);
  }

  Phrase title(String text) {
    return phrase(text, strong, 19, INK);
  }

  Phrase heading(String text) {
    return phrase(text, strong, 11.5f, INK);
  }

  private Phrase phrase(String text, BaseFont face, float size, Color color) {
    return new Phrase(shown(text), new Font(face, size, Font.NORMAL, color));
  }

  /** With what the typeface lacks as numbers, and without characters that steer. */
  String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.replaceAll("\\R", "\n")
        .codePoints()
        .forEach(
            point -> {
              if (point == '\n') {
                shown.append('\n');
              } else if (Character.isISOControl(point)) {
                shown.append(' ');
              } else if (Character.isBmpCodePoint(point) && regular.charExists(point)) {
                shown.append((char) point);
              } else {
                shown.append("{U+%04X}".formatted(point));
              }
            });
    return shown.toString();
  }

  private static BaseFont face(String name, byte[] content) {
    try {
      BaseFont face =
          BaseFont.createFont(
              name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, content, null);
      face.setSecureRandom(new NoChance());
      return face;
    } catch (IOException e) {
      throw new UncheckedIOException("the typeface that comes with Songline", e);
    }
  }

  private static byte[] load(String name) {
    try (InputStream in = Faces.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** The name of a subset is drawn by lot; here it is always the same. */
  private static final class NoChance extends SecureRandom {
    private static final long serialVersionUID = 1L;

    @Override
    public double nextDouble() {
      return 0.5;
    }
  }
}
