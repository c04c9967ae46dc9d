package org.songline.media.vorbis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.songline.media.Fuzz;

/** Fuzzing of Vorbis streams. */
public final class VorbisFuzz {
  private VorbisFuzz() {}

  /** Small streams that an encoder made. */
  public static List<byte[]> streams() throws IOException {
    return List.of(stream("mono"), stream("stereo"), stream("short"));
  }

  static byte[] stream(String name) throws IOException {
    try (var in = VorbisFuzz.class.getResourceAsStream(name + ".ogg")) {
      if (in == null) {
        throw new IOException("no fixture " + name);
      }
      return in.readAllBytes();
    }
  }

  public static Fuzz vorbis(Path file) throws IOException {
    return new Fuzz(streams(), file, 128 << 20, VorbisFuzz::readAway, VorbisFuzz::seal);
  }

  private static void readAway(Path file) throws IOException {
    var in = new ByteArrayInputStream(Files.readAllBytes(file));
    var stream = VorbisStream.open("x", "", in, new VorbisStream.Setups());
    float[] block = new float[4096 * stream.channels()];
    long samples = 0;
    for (int n = 1; n > 0 && samples < 10_000_000; samples += (long) n * stream.channels()) {
      n = stream.read(block, 0, 4096);
      for (float sample : block) {
        if (!(Math.abs(sample) <= 64)) {
          throw new AssertionError("a sample of " + sample);
        }
      }
    }
  }

  /** Makes the checksums of all pages right, in place. */
  public static byte[] seal(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 27 <= bytes.length; i++) {
      if (buffer.getInt(i) == 0x5367674f) {
        int end = i + 27 + (bytes[i + 26] & 0xff);
        int body = end;
        for (int s = i + 27; s < Math.min(end, bytes.length); s++) {
          body += bytes[s] & 0xff;
        }
        if (body <= bytes.length) {
          buffer.putInt(i + 22, 0);
          buffer.putInt(i + 22, OggCrc.update(0, bytes, i, body));
        }
      }
    }
    return bytes;
  }
}
