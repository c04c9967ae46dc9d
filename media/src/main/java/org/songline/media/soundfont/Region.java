package org.songline.media.soundfont;

import java.util.Arrays;
import java.util.List;

/** One sample of a preset, with every value that its voice needs, resolved. Immutable. */
public final class Region {
  private final int keyLow;
  private final int keyHigh;
  private final int velocityLow;
  private final int velocityHigh;
  private final int[] generators;
  private final List<Modulator> modulators;

  Region(int keys, int velocities, int[] generators, List<Modulator> modulators) {
    keyLow = keys & 0xFF;
    keyHigh = keys >> 8;
    velocityLow = velocities & 0xFF;
    velocityHigh = velocities >> 8;
    this.generators = generators;
    this.modulators = List.copyOf(modulators);
  }

  public int keyLow() {
    return keyLow;
  }

  public int keyHigh() {
    return keyHigh;
  }

  public int velocityLow() {
    return velocityLow;
  }

  public int velocityHigh() {
    return velocityHigh;
  }

  public boolean covers(int key, int velocity) {
    return key >= keyLow && key <= keyHigh && velocity >= velocityLow && velocity <= velocityHigh;
  }

  /** Index of the sample in {@link SoundFont#samples}. */
  public int sample() {
    return generators[Generator.SAMPLE];
  }

  /** The value of a {@link Generator}, in its unit. */
  public int generator(int number) {
    return generators[number];
  }

  /** Defaults, the instrument's and the preset's, merged. */
  public List<Modulator> modulators() {
    return modulators;
  }

  @Override
  public String toString() {
    return "keys "
        + keyLow
        + ".."
        + keyHigh
        + " velocities "
        + velocityLow
        + ".."
        + velocityHigh
        + " "
        + Arrays.toString(generators);
  }
}
