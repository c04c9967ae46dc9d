package org.songline.devices.sampler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;

/** An audio file of which samples are read piece by piece. It is open only while it is read. */
final class SampleFile {
  private final Path path;
  private final int channels;
  private final int frames;
  private final double rate;

  SampleFile(Path path, int channels, int frames, double rate) {
    this.path = path;
    this.channels = channels;
    this.frames = frames;
    this.rate = rate;
  }

  int frames() {
    return frames;
  }

  double rate() {
    return rate;
  }

  /** Reads frames of one channel; silence behind the end. */
  void read(int channel, int from, float[] out, int count) throws IOException {
    try (AudioReader reader = AudioFiles.open(path)) {
      reader.seek(from);
      float[] interleaved = new float[count * channels];
      int got = reader.read(interleaved, 0, count);
      for (int i = 0; i < got; i++) {
        float x = interleaved[i * channels + channel];
        out[i] = Exact.bounded(x);
      }
      Arrays.fill(out, got, count, 0);
    }
  }
}
