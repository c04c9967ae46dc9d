package org.songline.devices;

/** The level of what leaves a device, {@link Common#output}: at 0 dB it changes no bit. */
public final class OutputLevel {
  private final GainGlide glide;
  private final int parameter;

  /**
   * @param parameter its place in the device's table
   */
  public OutputLevel(double sampleRate, int parameter) {
    glide = new GainGlide(sampleRate, Double.NEGATIVE_INFINITY);
    this.parameter = parameter;
  }

  /** Takes the next values at once: for a device that has just been silent or reset. */
  public void snap() {
    glide.snap();
  }

  /** Applies the level to the quantum. */
  public void apply(Io io) {
    glide.next(io.values, parameter);
    glide.apply(io.audio, io.offset);
  }
}
