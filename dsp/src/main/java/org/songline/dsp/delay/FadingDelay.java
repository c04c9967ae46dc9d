package org.songline.dsp.delay;

import org.songline.dsp.Quantum;

/** A delay of stereo by whole frames; a new delay fades in without a click. */
public final class FadingDelay {
  private static final double FADE_SECONDS = 0.03;

  private final DelayLine left;
  private final DelayLine right;
  private final int fadeFrames;
  private int delay = -1;
  private int before;
  private int fade;

  /**
   * @param longest delay in frames
   */
  public FadingDelay(int longest, double rate) {
    left = new DelayLine(longest);
    right = new DelayLine(longest);
    fadeFrames = (int) (FADE_SECONDS * rate);
  }

  /**
   * Delays one quantum of interleaved stereo in place.
   *
   * @param wanted frames; while one fade runs the newest wish waits
   */
  public void process(float[] audio, int offset, int wanted) {
    if (delay < 0) {
      delay = wanted;
    }
    if (fade == 0 && wanted != delay) {
      before = delay;
      delay = wanted;
      fade = fadeFrames;
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = offset + 2 * i;
      left.write(audio[at]);
      right.write(audio[at + 1]);
      float l = left.read(delay);
      float r = right.read(delay);
      if (fade > 0) {
        float share = (float) fade / fadeFrames;
        float old = share * share * Math.fma(-2f, share, 3f);
        l = Math.fma(old, left.read(before) - l, l);
        r = Math.fma(old, right.read(before) - r, r);
        fade--;
      }
      audio[at] = l;
      audio[at + 1] = r;
    }
  }

  /** The next delay comes at once. */
  public void snap() {
    delay = -1;
    fade = 0;
  }

  public void reset() {
    left.reset();
    right.reset();
    snap();
  }
}
