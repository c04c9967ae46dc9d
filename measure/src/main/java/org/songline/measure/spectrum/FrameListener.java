package org.songline.measure.spectrum;

/** Looks at every frame of the running spectrum. */
@FunctionalInterface
public interface FrameListener {
  /**
   * @param power of the mean of left and right, by bin from 0 to half the sample rate; a sine of
   *     peak 1 at the centre of a bin has power 1. The array is used again for the next frame.
   */
  void frame(double[] power);
}
