package org.songline.release.registration.cwr;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** Short lasting numbers for entries of the catalog, which the submitter has to give. */
final class Codes {
  private static final int HASH = 5;

  private Codes() {}

  /** The id itself in capitals when it is short and plain, else its beginning and a hash of it. */
  static String of(String id, int most) {
    String plain = id.toUpperCase(Locale.ROOT);
    if (plain.length() <= most && plain.indexOf('-') < 0) {
      return plain;
    }
    String start = plain.replace("-", "");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      String digits = new BigInteger(1, hash).toString(36).toUpperCase(Locale.ROOT);
      return start.substring(0, Math.min(start.length(), most - HASH))
          + digits.substring(digits.length() - HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
