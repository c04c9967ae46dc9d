package org.songline.bench.kernels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.songline.devices.Assets;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** Sound for kernels, made on the spot: the same on every machine. */
final class Sounds {
  static final int RATE = 48_000;
  static final Assets NONE = Assets.NONE;

  /** A recording of ten minutes, so that a voice never reaches its end. */
  static final Assets TONE =
      new Assets() {
        @Override
        public <T> Optional<T> load(String slot, Class<T> type, Loader<T> loader) {
          try {
            Path file = file(WriteFormat.wav(RATE, 1, 16), 600 * RATE);
            try {
              return Optional.of(loader.read(file));
            } finally {
              Files.delete(file);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  private Sounds() {}

  /** Quiet noise with a slow swell: neither silent nor all alike, as music is. */
  static float[] noise(int samples) {
    var random = new Random(7);
    float[] x = new float[samples];
    float held = 0;
    for (int i = 0; i < samples; i++) {
      held = 0.95f * held + 0.05f * (random.nextFloat() - 0.5f);
      x[i] = held * (0.2f + 0.8f * (i % 48_000) / 48_000f);
    }
    return x;
  }

  /** A temporary file of that sound. */
  static Path file(WriteFormat format, int frames) throws IOException {
    String ending = format.container().name().toLowerCase(java.util.Locale.ROOT);
    Path file = Files.createTempFile("kernel", "." + ending);
    write(file, format, noise(frames * format.channels()));
    return file;
  }

  static void write(Path file, WriteFormat format, float[] samples) throws IOException {
    try (AudioWriter writer = AudioFiles.create(file, format, Tags.NONE)) {
      writer.write(samples, 0, samples.length / format.channels());
      writer.finish();
    }
  }
}
