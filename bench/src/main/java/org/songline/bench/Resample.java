package org.songline.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.songline.dsp.resample.Resampler;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** W7: {@code Resample IN OUT RATE} changes a file's sample rate, to 24 bits. */
public final class Resample {
  private static final int BLOCK = 16_384;

  private Resample() {}

  public static void main(String[] arguments) throws IOException {
    run(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
  }

  static void run(Path from, Path to, int rate) throws IOException {
    try (AudioReader reader = AudioFiles.open(from)) {
      int channels = reader.format().channels();
      var resampler = Resampler.of(channels, reader.format().rate(), rate);
      float[] in = new float[BLOCK * channels];
      float[] out =
          new float[Math.max(resampler.maxOutput(BLOCK), resampler.maxFinish()) * channels];
      try (AudioWriter writer =
          AudioFiles.create(to, WriteFormat.wav(rate, channels, 24), Tags.NONE)) {
        for (int n = reader.read(in, 0, BLOCK); n > 0; n = reader.read(in, 0, BLOCK)) {
          writer.write(out, 0, resampler.process(in, 0, n, out, 0));
        }
        writer.write(out, 0, resampler.finish(out, 0));
        writer.finish();
      }
    }
  }
}
