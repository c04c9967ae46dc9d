package org.songline.media.audio;

/** Full-scale floats to integer steps: nearest (ties to even), clipped, not-a-number to zero. */
final class Quantise {
  private Quantise() {}

  static void floats(float[] from, int offset, int[] to, int count, int bits) {
    double scale = (double) (1L << (bits - 1));
    double max = scale - 1;
    for (int i = 0; i < count; i++) {
      to[i] = (int) Math.min(max, Math.max(-scale, Math.rint(from[offset + i] * scale)));
    }
  }

  static void doubles(double[] from, int offset, int[] to, int count, int bits) {
    double scale = (double) (1L << (bits - 1));
    double max = scale - 1;
    for (int i = 0; i < count; i++) {
      to[i] = (int) Math.min(max, Math.max(-scale, Math.rint(from[offset + i] * scale)));
    }
  }

  static void ints(int[] from, int offset, int[] to, int count, int bits) {
    int max = (int) ((1L << (bits - 1)) - 1);
    for (int i = 0; i < count; i++) {
      to[i] = Math.min(max, Math.max(-max - 1, from[offset + i]));
    }
  }
}
