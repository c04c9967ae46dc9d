package org.songline.engine.media;

import java.util.Arrays;

/** A recording that lies in memory as a whole. */
final class HeldSound implements Sound {
  private final float[] stereo;
  private final int frames;

  HeldSound(float[] stereo, int frames) {
    this.stereo = stereo;
    this.frames = frames;
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public void read(long position, float[] out, int at, int count) {
    int before = Math.clamp(-position, 0, count);
    int ready = Math.clamp(frames - position, before, count) - before;
    Arrays.fill(out, at, at + before * 2, 0);
    if (ready > 0) {
      System.arraycopy(stereo, (int) (position + before) * 2, out, at + before * 2, ready * 2);
    }
    Arrays.fill(out, at + (before + ready) * 2, at + count * 2, 0);
  }
}
