package org.songline.studio.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How the song went lately: one entry wherever it did not simply go on. The audio path writes,
 * anyone reads.
 */
final class Passages {
  /** Entries that are kept; more than half of them may be read. */
  static final int SIZE = 256;

  private static final int FIELDS = 3;

  private final AtomicLongArray entries = new AtomicLongArray(SIZE * FIELDS);
  private final AtomicLong count = new AtomicLong();
  private long engine;
  private long song;
  private boolean rolls;

  /** Takes where a block began. On the audio path. */
  void went(long atEngine, long atSong, boolean rolling) {
    boolean same = rolling == rolls && atSong == (rolls ? song + atEngine - engine : song);
    if (same && count.get() > 0) {
      return;
    }
    engine = atEngine;
    song = atSong;
    rolls = rolling;
    long n = count.get();
    int slot = (int) (n & (SIZE - 1)) * FIELDS;
    entries.set(slot, atEngine);
    entries.set(slot + 1, atSong);
    entries.set(slot + 2, rolling ? 1 : 0);
    count.set(n + 1);
  }

  /** How many there were; the number of the next. */
  long count() {
    return count.get();
  }

  /** Those from a number on, as far as they are kept, earliest first. */
  List<Passage> since(long number) {
    long end = count.get();
    List<Passage> found = new ArrayList<>();
    for (long n = Math.max(Math.max(0, number), end - SIZE / 2); n < end; n++) {
      int slot = (int) (n & (SIZE - 1)) * FIELDS;
      found.add(new Passage(entries.get(slot), entries.get(slot + 1), entries.get(slot + 2) == 1));
    }
    return found;
  }
}
