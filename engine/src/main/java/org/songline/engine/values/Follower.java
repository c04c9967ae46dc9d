package org.songline.engine.values;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * Follows one curve, quantum by quantum. When the curve is replaced while it runs, the difference
 * between the old value and the new one dies away in a straight line over {@code glide} quanta: the
 * one place where changes that were not automated are smoothed. Used by one thread at a time;
 * allocates nothing after construction.
 */
public final class Follower {
  /** Quanta in which faders, pans, sends and parameters glide: about 21 ms at 48 kHz. */
  public static final int LEVEL = 16;

  /** Quanta in which switches glide: about 5 ms at 48 kHz. */
  public static final int SWITCH = 4;

  private final int glide;
  private final float[] tile = new float[Quantum.FRAMES];
  private Curve curve;
  private boolean replaced;
  private boolean running;
  private double offset;
  private int left;
  private float value;
  private float end;
  private boolean moving;

  /**
   * @param glide quanta in which a replaced curve is reached; 0 for at once
   */
  public Follower(int glide, Curve curve) {
    this.glide = glide;
    this.curve = curve;
    this.value = (float) curve.at(0);
    this.end = value;
  }

  /** Follows another curve from the next quantum on. */
  public void follow(Curve next) {
    if (next != curve) {
      curve = next;
      replaced = true;
    }
  }

  /**
   * Goes to a quantum by its first frame; true when the value moves within it. Where the song jumps
   * to another value, the difference dies away as when the curve is replaced.
   */
  public boolean go(long frame, Motion motion) {
    if (motion == Motion.STARTS) {
      reset();
    }
    if (steady()) {
      return false;
    }
    if (running && (replaced || elsewhere(frame, motion)) && glide > 0) {
      offset = end - curve.at(frame);
      left = offset == 0 ? 0 : glide;
    }
    replaced = false;
    running = true;
    boolean stands = motion == Motion.STANDS;
    moving = left > 0 || (!stands && curve.moves(frame));
    if (!moving) {
      value = (float) curve.at(frame);
      end = value;
      return false;
    }
    if (stands) {
      Arrays.fill(tile, (float) curve.at(frame));
    } else {
      curve.fill(frame, tile);
    }
    double next = curve.at(stands ? frame : frame + Quantum.FRAMES);
    if (left > 0) {
      double step = offset / (glide * (double) Quantum.FRAMES);
      double start = offset * left / glide;
      for (int i = 0; i < Quantum.FRAMES; i++) {
        tile[i] = (float) (tile[i] + (start - step * i));
      }
      left--;
      next += offset * left / glide;
    }
    value = tile[0];
    end = (float) next;
    return true;
  }

  private boolean elsewhere(long frame, Motion motion) {
    return switch (motion) {
      case STARTS, ROLLS -> false;
      case JUMPS -> true;
      case STANDS -> left == 0 && (float) curve.at(frame) != end;
    };
  }

  /** What it follows. */
  public Curve curve() {
    return curve;
  }

  /** Whether every later quantum is like this one until another curve is followed. */
  public boolean steady() {
    return running && !moving && !replaced && left == 0 && curve.isConstant();
  }

  /** Forgets where it was, so that the next value is reached at once. */
  public void reset() {
    running = false;
    left = 0;
  }

  /** Has been at a value until now, so that it glides from there unless the song starts. */
  public void from(float before) {
    value = before;
    end = before;
    running = true;
    replaced = true;
    left = 0;
  }

  /** The value at the first frame. */
  public float value() {
    return value;
  }

  /** The value at the first frame of the next quantum. */
  public float end() {
    return end;
  }

  public boolean moving() {
    return moving;
  }

  /** The value at each frame; meaningful while it moves. */
  public float[] tile() {
    return tile;
  }
}
