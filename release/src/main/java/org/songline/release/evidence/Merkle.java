package org.songline.release.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.songline.release.id.Sha256;

/**
 * One hash that stands for a list of lines, after RFC 6962: leaves and nodes are hashed apart, the
 * left side of a node holds the largest power of two below the whole.
 */
public final class Merkle {
  private Merkle() {}

  /** The root over lines in 64 hexadecimal digits; the hash of nothing for none. */
  public static String root(List<String> lines) {
    if (lines.isEmpty()) {
      return Sha256.of(new byte[0]);
    }
    List<byte[]> row = new ArrayList<>();
    for (String line : lines) {
      MessageDigest digest = Sha256.digest();
      digest.update((byte) 0);
      row.add(digest.digest(line.getBytes(StandardCharsets.UTF_8)));
    }
    // Pairing neighbours row by row gives the same tree: a last one without a pair moves up.
    while (row.size() > 1) {
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i + 1 < row.size(); i += 2) {
        MessageDigest digest = Sha256.digest();
        digest.update((byte) 1);
        digest.update(row.get(i));
        above.add(digest.digest(row.get(i + 1)));
      }
      if (row.size() % 2 == 1) {
        above.add(row.getLast());
      }
      row = above;
    }
    return HexFormat.of().formatHex(row.getFirst());
  }
}
