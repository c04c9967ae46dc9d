package org.songline.mastering.codec;

import java.io.IOException;
import org.songline.dsp.resample.Resampler;
import org.songline.mastering.input.AudioInput;

/** An input at another rate. */
final class AtRate implements AudioInput {
  private static final int STEP = 4096;

  private final AudioInput input;
  private final int rate;
  private final Resampler resampler;
  private final float[] in;
  private final float[] out;
  private int at;
  private int whole;
  private boolean ended;

  AtRate(AudioInput input, int rate) {
    this.input = input;
    this.rate = rate;
    resampler = Resampler.of(input.channels(), input.sampleRate(), rate);
    in = new float[STEP * input.channels()];
    out = new float[Math.max(resampler.maxOutput(STEP), resampler.maxFinish()) * input.channels()];
  }

  @Override
  public String name() {
    return input.name();
  }

  @Override
  public int sampleRate() {
    return rate;
  }

  @Override
  public int channels() {
    return input.channels();
  }

  @Override
  public long frames() {
    return input.frames() < 0 ? -1 : resampler.outputFrames(input.frames());
  }

  @Override
  public int read(float[] interleaved, int offset, int frames) throws IOException {
    int done = 0;
    while (done < frames) {
      if (at == whole) {
        if (ended) {
          break;
        }
        int n = input.read(in, 0, STEP);
        ended = n == 0;
        whole = ended ? resampler.finish(out, 0) : resampler.process(in, 0, n, out, 0);
        at = 0;
        continue;
      }
      int count = Math.min(frames - done, whole - at);
      int c = input.channels();
      System.arraycopy(out, at * c, interleaved, offset + done * c, count * c);
      at += count;
      done += count;
    }
    return done;
  }
}
