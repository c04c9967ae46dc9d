package org.songline.devices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives every slot of a device the same file: ten seconds of a tone, mono, 16 bits. It is written
 * once, and loaded once for each type, as it is in a render.
 */
public final class TestAssets implements Assets {
  private static final Path FILE = write();
  private static final Map<Class<?>, Object> LOADED = new ConcurrentHashMap<>();

  private static Path write() {
    try {
      Path file = Files.createTempFile("tone", ".wav");
      Files.write(file, wav(44100, 441000, i -> 0.5 * StrictMath.sin(i * 0.0373)));
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> Optional<T> load(String slot, Class<T> type, Loader<T> loader) {
    Object loaded =
        LOADED.computeIfAbsent(
            type,
            any -> {
              try {
                return loader.read(FILE);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return Optional.of(type.cast(loaded));
  }

  /** A mono file of 16 bits. */
  public static byte[] wav(int rate, int frames, java.util.function.IntToDoubleFunction signal) {
    ByteBuffer out = ByteBuffer.allocate(44 + 2 * frames).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * frames);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * frames);
    for (int i = 0; i < frames; i++) {
      out.putShort((short) Math.rint(32767 * signal.applyAsDouble(i)));
    }
    return out.array();
  }
}
