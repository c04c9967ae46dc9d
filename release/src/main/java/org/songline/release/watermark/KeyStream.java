package org.songline.release.watermark;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.songline.release.id.Sha256;

/** Numbers that only who has the key can foresee: SHA-256 over the key and a counter. */
final class KeyStream {
  private final byte[] key;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private long counter;

  KeyStream(byte[] key) {
    this.key = key.clone();
  }

  /** The next number from 0 to {@code bound}, the latter left out; bound is at most 65536. */
  int next(int bound) {
    if (block.remaining() < Integer.BYTES) {
      MessageDigest digest = Sha256.digest();
      digest.update(key);
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
      block = ByteBuffer.wrap(digest.digest());
    }
    return (int) (((block.getInt() & 0xffffffffL) * bound) >>> 32);
  }
}
