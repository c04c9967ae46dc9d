package org.songline.devices.sampler;

/**
 * The frames of one recording, mono, with silence around them so that interpolation never reaches
 * outside. Immutable by agreement: the array is never written to after construction.
 */
final class Sample {
  /** Frames of silence before the first. */
  static final int LEAD = 4;

  private static final int TRAIL = 12;

  /** Frame {@code i} is {@code data[i + LEAD]}. */
  final float[] data;

  final int frames;
  final double rate;

  Sample(float[] content, double rate) {
    frames = content.length;
    this.rate = rate;
    data = new float[LEAD + frames + TRAIL];
    for (int i = 0; i < frames; i++) {
      float x = content[i];
      data[i + LEAD] = Math.abs(x) <= 1e6f ? x : 0;
    }
  }

  /** The same backwards. */
  Sample reversed() {
    float[] content = new float[frames];
    for (int i = 0; i < frames; i++) {
      content[i] = data[LEAD + frames - 1 - i];
    }
    return new Sample(content, rate);
  }
}
