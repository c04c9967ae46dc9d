package org.songline.studio.live;

/**
 * What was recorded beside what should have sounded.
 *
 * @param compared frames that were found again, bit for bit
 * @param gaps places where sound broke off, and later went on where it had
 * @param lost frames after a place where nothing fits any more
 */
record Comparison(int compared, int gaps, int lost) {
  private static final int FADE = 64;
  private static final int SURE = 128;

  /**
   * Begins where something first sounds.
   *
   * @param recorded interleaved stereo, with silence before and after
   * @param wanted interleaved stereo
   */
  static Comparison of(float[] recorded, float[] wanted) {
    int i = sounds(recorded);
    int w = sounds(wanted);
    int frames = recorded.length / 2;
    int end = wanted.length / 2;
    int compared = 0;
    int gaps = 0;
    while (i < frames && w < end) {
      if (same(recorded, i, wanted, w)) {
        compared++;
        i++;
        w++;
        continue;
      }
      int on = goesOn(recorded, i, wanted, w);
      if (on < 0) {
        return new Comparison(compared, gaps, Math.min(frames - i, end - w));
      }
      gaps++;
      i = on;
      w += FADE;
    }
    return new Comparison(compared, gaps, 0);
  }

  private static int sounds(float[] x) {
    for (int i = 0; i < x.length; i++) {
      if (x[i] != 0) {
        return i / 2;
      }
    }
    throw new AssertionError("nothing sounds");
  }

  private static boolean same(float[] a, int i, float[] b, int k) {
    return a[2 * i] == b[2 * k] && a[2 * i + 1] == b[2 * k + 1];
  }

  /** Where, after some silence and the fade, sound goes on after the frame that was due. */
  private static int goesOn(float[] recorded, int from, float[] wanted, int due) {
    int last = Math.min(recorded.length / 2, from + 5 * 48_000) - SURE;
    if (due + FADE + SURE > wanted.length / 2) {
      return -1;
    }
    // Silence and fade last longer than the fade alone.
    for (int i = from + FADE + 1; i < last; i++) {
      int f = 0;
      while (f < SURE && same(recorded, i + f, wanted, due + FADE + f)) {
        f++;
      }
      if (f == SURE) {
        return i;
      }
    }
    return -1;
  }
}
