package org.songline.bench.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.songline.engine.render.RenderSink;

/** Keeps the SHA-256 of all samples, each as the bits of a float, highest byte first. */
final class HashSink implements RenderSink {
  private final MessageDigest digest = sha256();
  private ByteBuffer bytes = ByteBuffer.allocate(0);

  @Override
  public void write(float[] stereo, int offset, int frames) {
    if (bytes.capacity() < frames * 8) {
      bytes = ByteBuffer.allocate(frames * 8);
    }
    bytes.asFloatBuffer().put(stereo, offset, frames * 2);
    digest.update(bytes.array(), 0, frames * 8);
  }

  @Override
  public void finish() {}

  @Override
  public void close() {}

  /** The hash of what was written; asked once. */
  String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
