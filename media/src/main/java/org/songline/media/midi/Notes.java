package org.songline.media.midi;

import java.util.ArrayList;
import java.util.List;

/** The notes on what was mended, at most {@value #MOST} of them. */
final class Notes {
  private static final int MOST = 100;

  private final List<String> lines = new ArrayList<>();
  private long left;

  void add(int at, String what) {
    if (lines.size() < MOST) {
      lines.add("byte " + at + ": " + what);
    } else {
      left++;
    }
  }

  List<String> lines() {
    var all = new ArrayList<>(lines);
    if (left > 0) {
      all.add("and " + left + " more");
    }
    return all;
  }
}
