package org.songline.engine.media;

import java.util.SplittableRandom;

/** Bursts of soft noise in place of a recording, without end. */
final class StandIn implements Sound {
  private static final int FRAMES = 1 << 15;
  private static final float LEVEL = 0.2f;
  private static final float[] STEREO = noise();

  /** Noise for two thirds of the time, then silence, so that devices also come to rest. */
  private static float[] noise() {
    var random = new SplittableRandom(1);
    float[] stereo = new float[2 * FRAMES];
    for (int i = 0; i < stereo.length * 2 / 3; i++) {
      stereo[i] = LEVEL * (random.nextFloat() - 0.5f);
    }
    return stereo;
  }

  @Override
  public long frames() {
    return Long.MAX_VALUE;
  }

  @Override
  public void read(long position, float[] out, int at, int frames) {
    for (int done = 0; done < frames; ) {
      int from = (int) (position + done) & (FRAMES - 1);
      int now = Math.min(frames - done, FRAMES - from);
      System.arraycopy(STEREO, 2 * from, out, at + 2 * done, 2 * now);
      done += now;
    }
  }
}
