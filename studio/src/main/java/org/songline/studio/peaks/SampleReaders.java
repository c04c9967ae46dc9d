package org.songline.studio.peaks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;

/** Windows of samples out of recordings, of which the last few stay open. */
final class SampleReaders implements AutoCloseable {
  private static final int OPEN = 8;

  private final Map<Path, Open> open = new LinkedHashMap<>(16, 0.75f, true);

  /** One recording, for one thread at a time. */
  private static final class Open {
    private @Nullable AudioReader reader;
  }

  PeakShelf.Piece read(String hash, Path sound, long from, int count, PeakShelf.Samples kind)
      throws IOException {
    Open own = take(sound);
    float[] mixed;
    int channels;
    int frames = 0;
    synchronized (own) {
      AudioReader reader = own.reader;
      if (reader == null) {
        reader = AudioFiles.open(sound);
        own.reader = reader;
      }
      channels = reader.format().channels();
      if (reader.position() != from) {
        reader.seek(from);
      }
      mixed = new float[Math.multiplyExact(count, channels)];
      if (reader.position() == from) {
        frames = reader.read(mixed, 0, count);
      }
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(
                Math.multiplyExact(frames * channels, kind == PeakShelf.Samples.FLOAT32 ? 4 : 2))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < frames; i++) {
        float v = mixed[i * channels + c];
        switch (kind) {
          case FLOAT32 -> bytes.putFloat(v);
          case INT16 -> bytes.putShort(rounded(v));
        }
      }
    }
    return new PeakShelf.Piece(hash, channels, frames, bytes.flip());
  }

  private static short rounded(float v) {
    double step = Math.rint(v * 32768.0);
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, step));
  }

  private Open take(Path sound) throws IOException {
    Open eldest = null;
    Open own;
    synchronized (open) {
      own = open.computeIfAbsent(sound, key -> new Open());
      if (open.size() > OPEN) {
        Path first = open.keySet().iterator().next();
        eldest = open.remove(first);
      }
    }
    if (eldest != null) {
      end(eldest);
    }
    return own;
  }

  private static void end(Open one) throws IOException {
    synchronized (one) {
      if (one.reader != null) {
        one.reader.close();
        one.reader = null;
      }
    }
  }

  @Override
  public void close() throws IOException {
    Map<Path, Open> all;
    synchronized (open) {
      all = Map.copyOf(open);
      open.clear();
    }
    for (Open one : all.values()) {
      end(one);
    }
  }
}
