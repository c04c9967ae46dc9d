package org.songline.devices.space;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.songline.dsp.resample.Resampler;
import org.songline.media.MediaProblem;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;

/** A recorded answer of a space: mono, stereo, or four channels of true stereo. */
final class ImpulseFile {
  /** Samples in all channels: a minute and a half of four channels at 192 kHz. */
  private static final long MOST = 1 << 26;

  private final float[][] channels;
  private final int rate;

  private ImpulseFile(float[][] channels, int rate) {
    this.channels = channels;
    this.rate = rate;
  }

  static ImpulseFile read(Path file) throws IOException {
    AudioData data = AudioFiles.readAll(file, MOST);
    int count = data.channels().length;
    if (count != 1 && count != 2 && count != 4) {
      throw new MediaProblem(
          file.toString(),
          "",
          "has " + count + " channels",
          "an impulse response has 1, 2, or 4 for true stereo");
    }
    return new ImpulseFile(data.channels(), data.format().rate());
  }

  /**
   * The channels at another rate, no longer than is of use.
   *
   * @param wanted frames a second
   * @param seconds at the file's own rate after which it is cut
   */
  float[][] at(double wanted, double seconds) {
    int frames = (int) Math.clamp(Math.ceil(seconds * rate), 1, channels[0].length);
    var resampler = Resampler.of(1, rate, Math.round(wanted));
    float[][] out = new float[channels.length][];
    for (int c = 0; c < channels.length; c++) {
      resampler.reset();
      int room = Math.max(resampler.maxOutput(frames), 1) + resampler.maxFinish();
      float[] x = new float[room];
      int written = resampler.process(channels[c], 0, frames, x, 0);
      written += resampler.finish(x, written);
      out[c] = Arrays.copyOf(x, Math.max(1, written));
      // As much sound in as many more frames.
      float gain = (float) (rate / (double) Math.round(wanted));
      for (int i = 0; i < written; i++) {
        out[c][i] *= gain;
      }
    }
    return out;
  }
}
