package org.songline.dsp.oversample;

/**
 * Runs a curve at four times the rate, for one channel: flat within 0.01 dB and free of images and
 * aliases above -90 dB for sounds up to 20 kHz at 48 kHz. The latency is whole samples.
 */
public final class Oversampler {
  /** Samples by which the result lags. */
  public static final int LATENCY = 41;

  /** What happens at the high rate. */
  @FunctionalInterface
  public interface Curve {
    float at(float x);
  }

  private final HalfBand outer = new HalfBand(18, 9);
  private final HalfBand inner = new HalfBand(6, 9);
  private float held;

  public float step(float x, Curve curve) {
    outer.up(x);
    float a = twice(outer.first(), curve);
    float b = twice(outer.second(), curve);
    // One sample of the doubled rate more makes the whole delay a whole number of samples.
    float late = held;
    held = b;
    return outer.down(late, a);
  }

  private float twice(float x, Curve curve) {
    inner.up(x);
    return inner.down(curve.at(inner.first()), curve.at(inner.second()));
  }

  public void reset() {
    outer.reset();
    inner.reset();
    held = 0;
  }
}
