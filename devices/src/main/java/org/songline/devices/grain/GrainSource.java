package org.songline.devices.grain;

import java.io.IOException;
import java.nio.file.Path;
import org.songline.dsp.Exact;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;

/**
 * The recording that grains are cut from, with silence around it so that interpolation never
 * reaches outside. Immutable by agreement.
 */
final class GrainSource {
  /** Frames of silence before the first and after the last. */
  static final int EDGE = 8;

  /** No recording: silence. */
  static final GrainSource NOTHING = new GrainSource(new float[][] {new float[0]}, 48000);

  private static final long MOST = 2L * 600 * 48000;

  /**
   * Frame {@code i} of the sides is at {@code i + EDGE}; one array for both of a mono recording.
   */
  final float[] left;

  final float[] right;

  /** The sum of both sides, for matching grains. */
  final float[] sum;

  final boolean stereo;
  final int frames;
  final double rate;

  GrainSource(float[][] channels, double rate) {
    this.rate = rate;
    frames = channels[0].length;
    left = padded(channels[0]);
    stereo = channels.length > 1;
    right = stereo ? padded(channels[1]) : left;
    sum = new float[left.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = left[i] + right[i];
    }
  }

  static GrainSource read(Path file) throws IOException {
    AudioData data = AudioFiles.readAll(file, MOST);
    return new GrainSource(data.channels(), data.format().rate());
  }

  private static float[] padded(float[] content) {
    float[] padded = new float[content.length + 2 * EDGE];
    for (int i = 0; i < content.length; i++) {
      padded[i + EDGE] = Exact.bounded(content[i]);
    }
    return padded;
  }
}
