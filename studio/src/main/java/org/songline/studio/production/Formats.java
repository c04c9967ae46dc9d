package org.songline.studio.production;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songline.media.audio.AudioFormat;

/** Figures and files in words. */
final class Formats {
  private Formats() {}

  static String figure(@Nullable Double value, String unit) {
    return value == null ? "none" : String.format(Locale.ROOT, "%.1f %s", value + 0.0, unit);
  }

  /** With two decimals, for what must not exceed a limit. */
  static String precise(@Nullable Double value, String unit) {
    return value == null ? "none" : String.format(Locale.ROOT, "%.2f %s", value + 0.0, unit);
  }

  /** A channel of a sound. */
  static String channel(int c, int channels) {
    return channels == 1 ? "mono" : c == 0 ? "left" : c == 1 ? "right" : "channel " + (c + 1);
  }

  static String words(AudioFormat format) {
    String depth =
        format.bits() == 0
            ? ""
            : ", " + format.bits() + (format.bits() == 32 ? "-bit float" : " bits");
    return String.format(
        Locale.ROOT,
        "%s, %d Hz, %d channel%s%s",
        format.container(),
        format.rate(),
        format.channels(),
        format.channels() == 1 ? "" : "s",
        depth);
  }

  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  /** A place in time to the thousandth of a second. */
  static String place(double seconds) {
    long whole = Math.round(seconds * 1000);
    return String.format(
        Locale.ROOT, "%d:%02d.%03d", whole / 60_000, whole / 1000 % 60, whole % 1000);
  }

  static String sha256(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[1 << 16];
      for (int n = stream.read(block); n > 0; n = stream.read(block)) {
        digest.update(block, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
