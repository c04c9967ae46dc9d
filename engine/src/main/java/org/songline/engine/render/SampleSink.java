package org.songline.engine.render;

import java.util.Arrays;

/** Keeps the sound in memory. */
public final class SampleSink implements RenderSink {
  private float[] stereo = new float[8192];
  private int size;

  @Override
  public void write(float[] more, int offset, int frames) {
    int needed = Math.addExact(size, frames * 2);
    if (needed > stereo.length) {
      stereo = Arrays.copyOf(stereo, Math.max(needed, stereo.length * 2));
    }
    System.arraycopy(more, offset, stereo, size, frames * 2);
    size = needed;
  }

  @Override
  public void finish() {}

  @Override
  public void close() {}

  /** All samples so far, interleaved. */
  public float[] samples() {
    return Arrays.copyOf(stereo, size);
  }
}
