package org.songline.devices.sampler;

/**
 * A loop of a sample, with its seam unrolled: where interpolation needs frames from both sides of
 * the end, the seam holds them as if the loop had been written out, so that looping is exact.
 *
 * <p>A voice reads {@link Sample#data} up to {@link #SEAM_LEAD} frames before the loop's end, the
 * seam up to {@link #OVERRUN} frames after it, and then goes back by the length of the loop; there
 * all frames that interpolation needs lie within the loop.
 */
final class Loop {
  static final int SEAM_LEAD = 8;
  static final int OVERRUN = 4;

  final int start;
  final int end;

  /** Frame {@code end - SEAM_LEAD - LEAD + i} of the unrolled loop is {@code seam[i]}. */
  final float[] seam;

  /** What to add to a frame's number for its place in {@link #seam}, as if it were data. */
  final int seamOffset;

  Loop(Sample sample, int start, int end) {
    this.start = start;
    this.end = end;
    int first = end - SEAM_LEAD - Sample.LEAD;
    seamOffset = -first - Sample.LEAD;
    seam = new float[SEAM_LEAD + OVERRUN + 2 * Interpolation.TAPS];
    for (int i = 0; i < seam.length; i++) {
      int frame = first + i;
      int source = frame < end ? frame : start + (frame - end) % (end - start);
      seam[i] = source < -Sample.LEAD ? 0 : sample.data[source + Sample.LEAD];
    }
  }

  int length() {
    return end - start;
  }
}
