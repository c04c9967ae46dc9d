package org.songline.devices.drums;

import java.io.IOException;
import java.nio.file.Path;
import org.songline.dsp.Exact;
import org.songline.dsp.resample.SincReader;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;

/**
 * A recording of a drum, mono or stereo, ready for {@link SincReader}. Immutable by agreement.
 *
 * @param channels one or two
 * @param rate its own
 */
@SuppressWarnings("ArrayRecordComponent")
record DrumSample(float[][] channels, int frames, double rate) {
  /** Samples in all channels of one file: a quarter of an hour of stereo. */
  private static final long MOST = 2L * 900 * 48_000;

  static DrumSample read(Path file) throws IOException {
    AudioData data = AudioFiles.readAll(file, MOST);
    float[][] channels = new float[Math.min(2, data.channels().length)][];
    for (int c = 0; c < channels.length; c++) {
      float[] content = data.channels()[c];
      float[] padded = new float[content.length + 2 * SincReader.MARGIN + 1];
      for (int i = 0; i < content.length; i++) {
        padded[i + SincReader.MARGIN] = Exact.bounded(content[i]);
      }
      channels[c] = padded;
    }
    return new DrumSample(channels, data.frames(), data.format().rate());
  }
}
