package org.songline.media.midi;

/** Holds the numbers of MIDI events to their ranges. */
final class Range {
  private Range() {}

  static void check(String what, long value, long least, long greatest) {
    if (value < least || value > greatest) {
      throw new IllegalArgumentException(
          what + " " + value + " is not in " + least + ".." + greatest);
    }
  }

  static void channel(int channel) {
    check("channel", channel, 0, 15);
  }

  static void seven(String what, int value) {
    check(what, value, 0, 127);
  }

  static void tick(long tick) {
    check("tick", tick, 0, Long.MAX_VALUE);
  }
}
