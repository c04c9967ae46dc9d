package org.songline.devices;

import org.songline.dsp.Quantum;

/**
 * Follows one parameter at control rate so that its effect never jumps. What moves along the host's
 * curve is followed exactly; a value that jumps, such as a switch, is reached in a straight line
 * within about seven milliseconds. For one quantum the value goes from {@link #from} to {@link
 * #to}.
 */
public final class Glide {
  /** Time in which a jump is spread out. */
  private static final double SECONDS = 0.0065;

  private final int quanta;
  private boolean fresh = true;
  private int left;
  private float aim;
  private float from;
  private float to;

  public Glide(double sampleRate) {
    quanta = quanta(sampleRate);
  }

  /** The quanta over which a jump is spread. */
  public static int quanta(double sampleRate) {
    return (int) Math.ceil(SECONDS * sampleRate / Quantum.FRAMES);
  }

  /** Takes the parameter's values of the next quantum. */
  public void next(Values values, int parameter) {
    next(values.at(parameter), values.end(parameter));
  }

  /** Takes a value that is {@code at} at the start of the next quantum and {@code end} after it. */
  public void next(float at, float end) {
    if (fresh) {
      fresh = false;
      left = 0;
      from = at;
      to = end;
    } else {
      from = to;
      if (at != aim) {
        left = quanta;
      }
      to = left > 1 ? from + (end - from) / left : end;
      left = Math.max(0, left - 1);
    }
    aim = end;
  }

  /** The value at the first frame of the quantum. */
  public float from() {
    return from;
  }

  /** The value at the first frame of the next quantum. */
  public float to() {
    return to;
  }

  /** The value at a frame of the quantum, 0 to 64, on the straight line. */
  public float at(int frame) {
    return Math.fma(frame, (to - from) / Quantum.FRAMES, from);
  }

  public boolean moving() {
    return from != to;
  }

  /** Whether the value will still lag behind the host's after this quantum, because it jumped. */
  public boolean catchingUp() {
    return left > 0;
  }

  /** Takes the next value at once: for a device that has just been silent or reset. */
  public void snap() {
    fresh = true;
  }
}
