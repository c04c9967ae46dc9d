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

  /**
   * Up to {@code end}, then back to just after {@code start}: looped from there it goes to and fro.
   */
  Sample thereAndBack(int start, int end) {
    int back = Math.max(0, end - start - 2);
    float[] content = new float[end + back];
    System.arraycopy(data, LEAD, content, 0, end);
    for (int i = 0; i < back; i++) {
      content[end + i] = data[LEAD + end - 2 - i];
    }
    return new Sample(content, rate);
  }
}
