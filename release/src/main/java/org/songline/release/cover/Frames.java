package org.songline.release.cover;

/** Looks for bars and borders of one colour around a picture. */
final class Frames {
  private static final double SAME = 6;
  private static final double LEAST = 0.01;
  private static final double MOST = 0.4;
  private static final double ALIKE = 0.15;
  private static final double EDGE = 0.7;

  /** The side of the blocks of JPEG and one more. */
  private static final int SMEAR = 9;

  private Frames() {}

  /**
   * Whether opposite sides have bars of one colour and of about equal width that end in a straight
   * line, the picture reaching them along most of their length. A plain background does not.
   */
  static boolean framed(Grey grey) {
    return bars(grey, true) || bars(grey, false);
  }

  private static boolean bars(Grey grey, boolean rows) {
    int length = rows ? grey.height : grey.width;
    float first = value(grey, rows, 0, 0);
    float last = value(grey, rows, length - 1, 0);
    int before = 0;
    while (before < length && plain(grey, rows, before, first)) {
      before++;
    }
    int after = 0;
    while (after < length - before && plain(grey, rows, length - 1 - after, last)) {
      after++;
    }
    if (before < LEAST * length
        || after < LEAST * length
        || before > MOST * length
        || Math.abs(before - after) > ALIKE * Math.max(before, after) + 1
        || Math.abs(first - last) > 2 * SAME) {
      return false;
    }
    // A few lines further in, past what lossy coding smears over the edge.
    int past = Math.max(SMEAR, length / 250);
    return edge(grey, rows, before + past, first)
        && edge(grey, rows, length - 1 - after - past, last);
  }

  /** Whether a line is of one colour. */
  private static boolean plain(Grey grey, boolean rows, int line, float colour) {
    int length = rows ? grey.width : grey.height;
    for (int i = 0; i < length; i++) {
      if (Math.abs(value(grey, rows, line, i) - colour) > SAME) {
        return false;
      }
    }
    return true;
  }

  /** Whether the picture begins along most of a line; a frame's other sides do not count. */
  private static boolean edge(Grey grey, boolean rows, int line, float colour) {
    int length = rows ? grey.width : grey.height;
    int other = 0;
    int from = length;
    int to = -1;
    for (int i = 0; i < length; i++) {
      if (Math.abs(value(grey, rows, line, i) - colour) > SAME) {
        other++;
        from = Math.min(from, i);
        to = i;
      }
    }
    return to - from > length / 2 && other > EDGE * (to - from + 1);
  }

  private static float value(Grey grey, boolean rows, int line, int at) {
    return rows ? grey.at(at, line) : grey.at(line, at);
  }
}
