package org.songline.dsp.convolve;

/**
 * What comes out on each side when a single sample goes in on each: up to four paths, the same
 * number of frames each. The arrays are not copied and must not change.
 */
public final class Impulse {
  /** Longest impulse, frames. */
  public static final int LONGEST = 1 << 23;

  private static final float[] NOTHING = {};

  private final boolean alike;
  private final float[][] paths;
  private final int frames;

  private Impulse(boolean alike, float[]... paths) {
    this.alike = alike;
    this.paths = paths;
    int longest = 0;
    for (float[] path : paths) {
      longest = Math.max(longest, path.length);
    }
    if (longest < 1 || longest > LONGEST) {
      throw new IllegalArgumentException("impulse of " + longest + " frames: needs 1 to 2^23");
    }
    frames = longest;
  }

  /** The same for both sides, which stay apart: a filter. */
  public static Impulse mono(float[] both) {
    return new Impulse(true, both, NOTHING, NOTHING, both);
  }

  /** One for each side, which stay apart. */
  public static Impulse stereo(float[] left, float[] right) {
    return new Impulse(false, left, NOTHING, NOTHING, right);
  }

  /** True stereo: what each side does to each. */
  public static Impulse matrix(
      float[] leftToLeft, float[] leftToRight, float[] rightToLeft, float[] rightToRight) {
    return new Impulse(false, leftToLeft, leftToRight, rightToLeft, rightToRight);
  }

  /** Whether it was made as one filter for both sides. */
  boolean alike() {
    return alike;
  }

  /** Frames of the longest path. */
  public int frames() {
    return frames;
  }

  /** What {@code from} does to {@code to}, sides being 0 and 1; empty for nothing. */
  public float[] path(int from, int to) {
    return paths[2 * from + to];
  }
}
