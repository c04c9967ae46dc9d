package org.songline.devices.voices;

/** Sums across sixteen lanes. */
public final class LaneSums {
  private LaneSums() {}

  /** The sum of sixteen lanes from {@code i} on, in one order for all machines. */
  public static float across(float[] x, int i) {
    float a = (x[i] + x[i + 8]) + (x[i + 4] + x[i + 12]);
    float b = (x[i + 1] + x[i + 9]) + (x[i + 5] + x[i + 13]);
    float c = (x[i + 2] + x[i + 10]) + (x[i + 6] + x[i + 14]);
    float d = (x[i + 3] + x[i + 11]) + (x[i + 7] + x[i + 15]);
    return (a + c) + (b + d);
  }
}
