package org.songline.mastering.album;

import java.io.IOException;
import org.songline.dsp.Exact;
import org.songline.mastering.input.AudioInput;

/** A mix with a fade at its start and end, each along a quarter of a cosine's square. */
public final class FadedInput implements AudioInput {
  private final AudioInput source;
  private final long frames;
  private final double in;
  private final double out;
  private long at;

  /**
   * @param frames length of the source, known from measuring it
   * @param inSeconds length of the fade at the start, 0 for none
   * @param outSeconds length of the fade at the end, 0 for none
   */
  public FadedInput(AudioInput source, long frames, double inSeconds, double outSeconds) {
    this.source = source;
    this.frames = frames;
    in = inSeconds * source.sampleRate();
    out = outSeconds * source.sampleRate();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public int sampleRate() {
    return source.sampleRate();
  }

  @Override
  public int channels() {
    return source.channels();
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public int read(float[] interleaved, int offset, int count) throws IOException {
    int n = source.read(interleaved, offset, count);
    int channels = channels();
    for (int i = 0; i < n; i++, at++) {
      if (at < in || frames - at <= out) {
        float gain = (float) (rise(at / in) * rise((frames - 1 - at) / out));
        for (int c = 0; c < channels; c++) {
          interleaved[offset + i * channels + c] *= gain;
        }
      }
    }
    return n;
  }

  /** 0 to 1 along a raised cosine; 1 from 1 on, and where there is no fade. */
  private static double rise(double share) {
    if (!(share < 1)) {
      return 1;
    }
    double sine = Exact.sin(Math.max(0, share) * Math.PI / 2);
    return sine * sine;
  }
}
