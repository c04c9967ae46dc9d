package org.songline.devices;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Figures that a running device writes and anyone may read, each by itself up to date. */
public final class Readings {
  private final AtomicIntegerArray bits;

  /** So many figures, all 0. */
  public Readings(int count) {
    bits = new AtomicIntegerArray(count);
  }

  /** Device: sets a figure. */
  public void set(int reading, float value) {
    bits.setOpaque(reading, Float.floatToRawIntBits(value));
  }

  public float get(int reading) {
    return Float.intBitsToFloat(bits.getOpaque(reading));
  }
}
