package org.songline.dsp.shape;

/**
 * The soft saturation {@code x / sqrt(1 + x^2)}, averaged over the straight line between two
 * samples: the antialiased form of first order (Parker, Zavalishin and Le Bivic, 2016), which for
 * this curve never divides by a small difference. Half a sample late; one channel.
 */
public final class SoftDrive {
  private float before;
  private float root = 1;

  /** The next sample; slope 1 at silence, never beyond -1 to 1. */
  public float step(float x) {
    float now = (float) Math.sqrt(Math.fma(x, x, 1f));
    float y = (x + before) / (now + root);
    before = x;
    root = now;
    return y;
  }

  /** The gain after the curve with which {@code level}, driven by {@code gain}, stays as it is. */
  public static float keeping(float level, float gain) {
    return (float) Math.sqrt(1 / (gain * gain) + level * level);
  }

  public void reset() {
    before = 0;
    root = 1;
  }
}
