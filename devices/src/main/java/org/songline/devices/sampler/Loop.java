package org.songline.devices.sampler;

import java.io.IOException;

/**
 * A loop of a sample, with its seam unrolled: where interpolation needs frames from both sides of
 * the end, the seam holds them as if the loop had been written out, so that looping is exact.
 *
 * <p>A voice reads {@link Sample#data} up to {@link #lead} frames before the loop's end, the seam
 * up to {@link #OVERRUN} frames after it, and then goes back by the length of the loop; there all
 * frames that interpolation needs lie within the loop.
 */
final class Loop {
  private static final int SEAM_LEAD = 8;
  static final int OVERRUN = 4;

  final int start;
  final int end;

  /** Frames before the end from which on a voice reads the seam. */
  final int lead;

  /** Frame {@code end - lead - LEAD + i} of the unrolled loop is {@code seam[i]}. */
  final float[] seam;

  /** What to add to a frame's number for its place in {@link #seam}, as if it were data. */
  final int seamOffset;

  /**
   * @param crossfade frames before the end that fade into those before the start, at a power that
   *     stays even however alike the two are
   */
  Loop(Sample sample, int start, int end, int crossfade) throws IOException {
    this.start = start;
    this.end = end;
    int length = end - start;
    int fade = Math.clamp(crossfade, 0, Math.min(start, length));
    lead = SEAM_LEAD + fade;
    int first = end - lead - Sample.LEAD;
    seamOffset = -first - Sample.LEAD;
    seam = new float[lead + OVERRUN + 2 * Interpolation.TAPS];
    float[] tail = sample.copy(first, end - first);
    float[] head = sample.copy(start - fade, fade + Math.min(length, seam.length));
    double likeness = fade == 0 ? 1 : likeness(tail, tail.length - fade, head, fade);
    for (int i = 0; i < seam.length; i++) {
      int frame = first + i;
      float x = frame < end ? tail[i] : head[fade + (frame - end) % length];
      if (fade > 0 && frame >= end - fade && frame < end) {
        int k = frame - (end - fade);
        double in = (k + 0.5) / fade;
        double out = 1 - in;
        double power = Math.sqrt(out * out + in * in + 2 * out * in * likeness);
        x = (float) ((out * x + in * head[k]) / power);
      }
      seam[i] = x;
    }
  }

  /** How alike the end of one stretch is to the start of another, 0 to 1. */
  private static double likeness(float[] one, int from, float[] other, int frames) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < frames; i++) {
      double a = one[from + i];
      double b = other[i];
      product += a * b;
      first += a * a;
      second += b * b;
    }
    return first * second == 0 ? 0 : Math.clamp(product / Math.sqrt(first * second), 0, 1);
  }

  int length() {
    return end - start;
  }
}
