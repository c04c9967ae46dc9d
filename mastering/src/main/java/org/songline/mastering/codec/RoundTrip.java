package org.songline.mastering.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.songline.dsp.Exact;
import org.songline.mastering.input.AudioInput;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** Sends sound through a real encoder and back. */
final class RoundTrip {
  static final int BLOCK = 8192;

  private RoundTrip() {}

  /**
   * Encodes with a gain before the encoder, and plays what comes back.
   *
   * @param progress half of it encodes, half decodes
   * @throws MediaProblem when there is no such encoder here
   * @throws CancellationException when {@code progress} asks to stop; nothing is left behind
   */
  static void run(
      Material material,
      LossyCodec codec,
      double gainDb,
      Material.Listener listener,
      Progress progress)
      throws IOException {
    Path folder = Files.createTempDirectory("songline-codec-");
    try {
      Encoded encoded = encode(material, codec, gainDb, folder, progress);
      Material.of(encoded.file())
          .play(
              input ->
                  listener.hear(
                      new Watched(
                          input,
                          material.name(),
                          progress,
                          1,
                          encoded.frames() * input.sampleRate() / encoded.rate())));
    } finally {
      try (var left = Files.list(folder)) {
        for (Path each : left.toList()) {
          Files.deleteIfExists(each);
        }
      }
      Files.delete(folder);
    }
  }

  private record Encoded(Path file, long frames, int rate) {}

  private static Encoded encode(
      Material material, LossyCodec codec, double gainDb, Path folder, Progress progress)
      throws IOException {
    Encoded[] written = new Encoded[1];
    float gain = (float) Exact.gain(gainDb);
    material.play(
        plain -> {
          var input = new Watched(plain, material.name(), progress, 0, plain.frames());
          WriteFormat format =
              codec
                  .format(input.sampleRate(), input.channels())
                  .orElseThrow(
                      () ->
                          new MediaProblem(
                              material.name(),
                              "",
                              "cannot be encoded as " + codec.name() + " here",
                              "ask for the model's estimate"));
          Path file = folder.resolve("trial." + format.container().extension());
          float[] block = new float[BLOCK * input.channels()];
          try (AudioWriter writer = AudioFiles.create(file, format, Tags.NONE)) {
            for (int n = input.read(block, 0, BLOCK); n > 0; n = input.read(block, 0, BLOCK)) {
              for (int i = 0; i < n * input.channels(); i++) {
                block[i] *= gain;
              }
              writer.write(block, 0, n);
            }
            writer.finish();
            written[0] = new Encoded(file, writer.framesWritten(), input.sampleRate());
          }
        });
    return written[0];
  }

  /** An input that shows how far it has been read. */
  static final class Watched implements AudioInput {
    private static final long HALF = 500;
    private final AudioInput input;
    private final String what;
    private final Progress progress;
    private final int half;
    private final long expected;
    private long done;

    /**
     * @param half 0 or 1: which half of the progress this is
     * @param expected frames in all, -1 when unknown
     */
    Watched(AudioInput input, String what, Progress progress, int half, long expected) {
      this.expected = expected;
      this.input = input;
      this.what = what;
      this.progress = progress;
      this.half = half;
    }

    @Override
    public String name() {
      return input.name();
    }

    @Override
    public int sampleRate() {
      return input.sampleRate();
    }

    @Override
    public int channels() {
      return input.channels();
    }

    @Override
    public long frames() {
      return input.frames();
    }

    @Override
    public int read(float[] interleaved, int offset, int frames) throws IOException {
      int count = input.read(interleaved, offset, frames);
      done += count;
      long within = expected > 0 ? Math.min(HALF, HALF * done / expected) : count == 0 ? HALF : 0;
      if (!progress.at(half * HALF + within, 2 * HALF)) {
        throw new CancellationException(what + ": stopped");
      }
      return count;
    }
  }
}
