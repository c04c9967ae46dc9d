package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of the song's old time in its new time, in ticks.
 *
 * @param from where it was; {@link #GAP} for time that is new
 * @param to where it was to, excluded; {@link #END} for all that follows
 * @param at where it is now
 */
record Piece(long from, long to, long at) {
  static final long GAP = -1;
  static final long END = Long.MAX_VALUE;

  boolean gap() {
    return from == GAP;
  }

  /** The new place of an old one within this piece. */
  long moved(long tick) {
    return at + tick - from;
  }

  boolean holds(long tick) {
    return !gap() && tick >= from && tick < to;
  }

  static List<Piece> delete(long from, long to) {
    return sequence(0, from, to, END);
  }

  static List<Piece> insert(long at, long length) {
    List<Piece> pieces = new ArrayList<>();
    if (at > 0) {
      pieces.add(new Piece(0, at, 0));
    }
    pieces.add(new Piece(GAP, GAP, at));
    pieces.add(new Piece(at, END, at + length));
    return pieces;
  }

  static List<Piece> duplicate(long from, long to) {
    return sequence(0, to, from, to, to, END);
  }

  /** Takes a stretch out and puts it where another place was. */
  static List<Piece> move(long from, long to, long target) {
    return target <= from
        ? sequence(0, target, from, to, target, from, to, END)
        : sequence(0, from, to, target, from, to, target, END);
  }

  /** Stretches of old time, each with its end, one after another in new time. */
  private static List<Piece> sequence(long... bounds) {
    List<Piece> pieces = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      if (bounds[i + 1] > bounds[i]) {
        pieces.add(new Piece(bounds[i], bounds[i + 1], at));
        at += bounds[i + 1] - bounds[i];
      }
    }
    return pieces;
  }
}
