package org.songline.devices;

import org.songline.dsp.Quantum;

/**
 * Follows a delay at control rate, never faster than a given slope, so that a jump bends the pitch
 * for a while instead of clicking. For one quantum the value goes in a straight line from {@link
 * #from} to {@link #to}.
 */
public final class SlowGlide {
  private final float most;
  private boolean fresh = true;
  private float from;
  private float to;

  /**
   * @param slope most by which the value changes a frame
   */
  public SlowGlide(double slope) {
    most = (float) (slope * Quantum.FRAMES);
  }

  /** Takes a value that is {@code at} at the start of the next quantum and {@code end} after it. */
  public void next(float at, float end) {
    from = fresh ? at : to;
    to = Math.clamp(end, from - most, from + most);
    fresh = false;
  }

  /** The value at the first frame of the quantum. */
  public float from() {
    return from;
  }

  /** The value at the first frame of the next quantum. */
  public float to() {
    return to;
  }

  /** The value at a frame of the quantum, 0 to 64. */
  public float at(int frame) {
    return Math.fma(frame, (to - from) / Quantum.FRAMES, from);
  }

  /** Takes the next value at once: for a device that has just been silent or reset. */
  public void snap() {
    fresh = true;
  }
}
