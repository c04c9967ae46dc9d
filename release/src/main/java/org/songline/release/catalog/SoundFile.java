package org.songline.release.catalog;

/**
 * A finished sound file that a recording is bound to.
 *
 * @param path relative to the catalog's folder, with slashes
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @param bits of each sample; 0 when it is compressed with loss
 * @param fingerprint of its sound in Chromaprint's compressed text form; empty until it is heard
 */
public record SoundFile(
    String path, String sha256, int rate, int channels, int bits, long frames, String fingerprint) {
  public SoundFile {
    if (path.isBlank() || path.startsWith("/") || path.contains("..") || path.contains("\\")) {
      throw new IllegalArgumentException("\"" + path + "\" is no path below the catalog's folder");
    }
    if (!sha256.matches("[0-9a-f]{64}") || rate <= 0 || channels <= 0 || frames < 0) {
      throw new IllegalArgumentException("a sound file needs its hash, rate, channels and length");
    }
  }

  public double seconds() {
    return (double) frames / rate;
  }
}
