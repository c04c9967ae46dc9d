package org.songline.release.build;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioFormat;
import org.songline.media.audio.AudioMetadata;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.release.ReleaseProblem;

/** The sound of a master in other files, and whether it is the same there. */
final class Sound {
  private static final int BLOCK = 1 << 14;
  private static final int HEADER = 44;
  private static final long MOST_BYTES = 0xFFFF_FFFFL - HEADER;
  private static final int MP3_FRAME = 1152;

  private Sound() {}

  /** Writes a WAV of nothing but its format and its samples. */
  static void bare(Path master, Path to) throws IOException {
    try (AudioReader reader = AudioFiles.open(master)) {
      AudioFormat format = reader.format();
      int width = format.bits() / 8;
      long bytes = format.frames() * format.channels() * width;
      if (bytes > MOST_BYTES) {
        throw new ReleaseProblem(
            master.toString(), "it is longer than a plain WAV can be", "cut it into tracks");
      }
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), BLOCK * 4)) {
        out.write(header(format, (int) bytes));
        float[] samples = new float[BLOCK * format.channels()];
        byte[] packed = new byte[samples.length * width];
        double scale = 1L << (format.bits() - 1);
        for (int n = reader.read(samples, 0, BLOCK); n > 0; n = reader.read(samples, 0, BLOCK)) {
          int at = 0;
          for (int i = 0; i < n * format.channels(); i++) {
            int step = (int) (samples[i] * scale);
            for (int b = 0; b < width; b++) {
              packed[at++] = (byte) (step >> (8 * b));
            }
          }
          out.write(packed, 0, at);
        }
        if ((bytes & 1) == 1) {
          out.write(0);
        }
      }
    }
  }

  private static byte[] header(AudioFormat format, int bytes) {
    int frame = format.channels() * format.bits() / 8;
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(HEADER - 8 + bytes + (bytes & 1))
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) format.channels())
        .putInt(format.rate())
        .putInt(format.rate() * frame)
        .putShort((short) frame)
        .putShort((short) format.bits())
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(bytes)
        .array();
  }

  static void copy(Path master, Path to, WriteFormat format, AudioMetadata metadata)
      throws IOException {
    try (AudioReader reader = AudioFiles.open(master);
        AudioWriter writer = AudioFiles.create(to, format, metadata)) {
      float[] samples = new float[BLOCK * reader.format().channels()];
      for (int n = reader.read(samples, 0, BLOCK); n > 0; n = reader.read(samples, 0, BLOCK)) {
        writer.write(samples, 0, n);
      }
      writer.finish();
    }
  }

  /** What differs from a master, sample by sample; empty when nothing does. */
  static Optional<String> difference(Path master, Path copy) throws IOException {
    try (AudioReader a = AudioFiles.open(master);
        AudioReader b = AudioFiles.open(copy)) {
      if (a.format().rate() != b.format().rate()
          || a.format().channels() != b.format().channels()
          || a.format().bits() != b.format().bits()) {
        return Optional.of("its format is another");
      }
      int channels = a.format().channels();
      float[] x = new float[BLOCK * channels];
      float[] y = new float[BLOCK * channels];
      for (long at = 0; ; at += BLOCK) {
        int n = full(a, x);
        if (n != full(b, y)) {
          return Optional.of("its length is another");
        }
        for (int i = 0; i < n * channels; i++) {
          if (x[i] != y[i]) {
            return Optional.of("its sound is another from frame " + (at + i / channels));
          }
        }
        if (n < BLOCK) {
          return Optional.empty();
        }
      }
    }
  }

  private static int full(AudioReader reader, float[] into) throws IOException {
    int done = 0;
    int channels = reader.format().channels();
    for (int n = reader.read(into, 0, BLOCK);
        n > 0;
        n = reader.read(into, done * channels, BLOCK - done)) {
      done += n;
      if (done == BLOCK) {
        break;
      }
    }
    return done;
  }

  /** What is wrong with the length of a lossy copy; empty when it fits to a frame of the code. */
  static Optional<String> lengthFault(Path master, Path copy) throws IOException {
    double wanted;
    try (AudioReader reader = AudioFiles.open(master)) {
      wanted = reader.format().seconds();
    }
    try (AudioReader reader = AudioFiles.open(copy)) {
      float[] samples = new float[BLOCK * reader.format().channels()];
      long frames = 0;
      for (int n = reader.read(samples, 0, BLOCK); n > 0; n = reader.read(samples, 0, BLOCK)) {
        frames += n;
      }
      double off = Math.abs(frames - wanted * reader.format().rate());
      return off <= MP3_FRAME ? Optional.empty() : Optional.of("its length is another");
    }
  }
}
