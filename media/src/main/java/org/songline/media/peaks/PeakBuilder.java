package org.songline.media.peaks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.songline.media.AtomicFile;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;

/**
 * Makes files of peaks. A recording is read once, as a stream; memory does not grow with its
 * length. Extremes are rounded outwards to 16 bits, so nothing is hidden, and are exact for
 * recordings of 16 bits; what is beyond full scale is full scale, what is no number is left out.
 */
public final class PeakBuilder {
  private static final int BASE = PeakLayout.BASE;
  private static final int PAIR = PeakLayout.PAIR;

  /** Samples that are read at once. */
  private static final int CHUNK = 1 << 16;

  /** Pairs of a channel that are moved at once. */
  private static final int MOVED = 1024;

  private PeakBuilder() {}

  /**
   * Makes the file of peaks of a recording; it appears whole or not at all.
   *
   * @param progress told in frames of the recording
   * @throws CancellationException when {@code progress} asks to stop
   */
  public static PeakLayout build(Path sound, Path target, Progress progress) throws IOException {
    Path scratch = target.resolveSibling(target.getFileName() + ".scratch");
    try (AudioReader reader = AudioFiles.open(sound);
        AtomicFile level0 = AtomicFile.create(scratch);
        AtomicFile file = AtomicFile.create(target)) {
      int channels = reader.format().channels();
      long frames = scan(reader, level0.channel(), progress);
      PeakLayout layout = new PeakLayout(reader.format().rate(), channels, frames);
      write(file.channel(), layout.header(), 0);
      spread(level0.channel(), file.channel(), layout);
      for (int level = 1; level < PeakLayout.LEVELS; level++) {
        for (int c = 0; c < channels; c++) {
          reduce(file.channel(), layout, level, c);
        }
      }
      file.commit();
      return layout;
    }
  }

  /** Writes the pairs of level 0, those of all channels side by side; returns the frames. */
  private static long scan(AudioReader reader, FileChannel to, Progress progress)
      throws IOException {
    int channels = reader.format().channels();
    int spans = Math.max(1, CHUNK / (BASE * channels));
    float[] samples = new float[spans * BASE * channels];
    ByteBuffer pairs = little(spans * channels * PAIR);
    long frames = 0;
    long written = 0;
    while (true) {
      int n = reader.read(samples, 0, spans * BASE);
      if (n == 0) {
        return frames;
      }
      pairs.clear();
      for (int at = 0; at < n; at += BASE) {
        int end = Math.min(n, at + BASE) * channels;
        for (int c = 0; c < channels; c++) {
          putExtremes(samples, at * channels + c, end, channels, pairs);
        }
      }
      written += write(to, pairs.flip(), written);
      frames += n;
      if (!progress.at(frames, reader.format().frames())) {
        throw new CancellationException("peaks are no longer wanted");
      }
    }
  }

  private static void putExtremes(float[] samples, int from, int end, int step, ByteBuffer to) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < end; i += step) {
      float v = samples[i];
      if (v < least) {
        least = v;
      }
      if (v > most) {
        most = v;
      }
    }
    boolean none = least > most;
    to.putShort(none ? 0 : clamped(Math.floor(least * 32768.0)));
    to.putShort(none ? 0 : clamped(Math.ceil(most * 32768.0)));
  }

  private static short clamped(double value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }

  /** Moves the pairs of level 0 to where each channel has its own. */
  private static void spread(FileChannel from, FileChannel to, PeakLayout layout)
      throws IOException {
    int channels = layout.channels();
    long pairs = layout.pairs(0);
    ByteBuffer mixed = little(MOVED * channels * PAIR);
    ByteBuffer own = little(MOVED * PAIR);
    for (long at = 0; at < pairs; at += MOVED) {
      int count = (int) Math.min(MOVED, pairs - at);
      mixed.clear().limit(count * channels * PAIR);
      PeakFile.fill(from, mixed, at * channels * PAIR);
      for (int c = 0; c < channels; c++) {
        own.clear();
        for (int i = 0; i < count; i++) {
          own.putInt(mixed.getInt((i * channels + c) * PAIR));
        }
        write(to, own.flip(), layout.place(0, c) + at * PAIR);
      }
    }
  }

  /** Makes a channel of a level from the level below. */
  private static void reduce(FileChannel file, PeakLayout layout, int level, int c)
      throws IOException {
    long pairs = layout.pairs(level);
    long below = layout.pairs(level - 1);
    ByteBuffer fine = little(MOVED * PAIR);
    ByteBuffer coarse = little(MOVED / PeakLayout.FACTOR * PAIR);
    int each = MOVED / PeakLayout.FACTOR;
    for (long at = 0; at < pairs; at += each) {
      long from = at * PeakLayout.FACTOR;
      int count = (int) Math.min(MOVED, below - from);
      fine.clear().limit(count * PAIR);
      PeakFile.fill(file, fine, layout.place(level - 1, c) + from * PAIR);
      coarse.clear();
      for (int i = 0; i < count; i += PeakLayout.FACTOR) {
        short least = Short.MAX_VALUE;
        short most = Short.MIN_VALUE;
        for (int j = i; j < Math.min(count, i + PeakLayout.FACTOR); j++) {
          least = (short) Math.min(least, fine.getShort(j * PAIR));
          most = (short) Math.max(most, fine.getShort(j * PAIR + 2));
        }
        coarse.putShort(least).putShort(most);
      }
      write(file, coarse.flip(), layout.place(level, c) + at * PAIR);
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long write(FileChannel to, ByteBuffer bytes, long place) throws IOException {
    long at = place;
    while (bytes.hasRemaining()) {
      at += to.write(bytes, at);
    }
    return at - place;
  }
}
