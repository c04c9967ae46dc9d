package org.songline.media.audio.tags;

import java.util.Arrays;

/**
 * A cover image, kept as the file that it was.
 *
 * @param mimeType {@code image/jpeg} or {@code image/png}
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record Picture(String mimeType, byte[] bytes) {
  /** Largest image that is read or written, in bytes. */
  public static final int MAX_BYTES = 16 << 20;

  public Picture {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("a cover of " + bytes.length + " bytes is too large");
    }
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture p
        && p.mimeType.equals(mimeType)
        && Arrays.equals(p.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return mimeType + ", " + bytes.length + " bytes";
  }
}
