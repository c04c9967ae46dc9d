package org.songline.studio.live;

import org.jspecify.annotations.Nullable;

/**
 * The clock of the first listener that is alive: a block is due when there is room for it in what
 * the listener should have in store. When its clock stands, the next listener leads; when none is
 * left, this machine's clock does. Listeners come and go on any thread; one thread asks.
 */
@SuppressWarnings("ReferenceEquality") // Listeners are told apart by being themselves.
final class BrowserPace implements Pace {
  /** Longest time between two looks; what a listener says wakes the player earlier. */
  private static final long LOOK_NANOS = 5_000_000;

  private static final Listener[] NOBODY = {};

  private final ClockPace clock;
  private volatile Listener[] listeners = NOBODY;
  private volatile @Nullable Listener leader;

  BrowserPace(int rate) {
    clock = new ClockPace(rate);
  }

  synchronized void add(Listener listener) {
    Listener[] now = listeners;
    Listener[] more = new Listener[now.length + 1];
    System.arraycopy(now, 0, more, 0, now.length);
    more[now.length] = listener;
    listeners = more;
  }

  synchronized void remove(Listener listener) {
    Listener[] now = listeners;
    int count = 0;
    for (Listener each : now) {
      count += each == listener ? 0 : 1;
    }
    Listener[] less = new Listener[count];
    int at = 0;
    for (Listener each : now) {
      if (each != listener) {
        less[at++] = each;
      }
    }
    listeners = less;
  }

  /** All of them; nobody changes the array. */
  Listener[] listeners() {
    return listeners;
  }

  /** Who paces the engine; null when the clock of this machine does. */
  @Nullable Listener leader() {
    return leader;
  }

  /** Nobody leads while something else makes the blocks. */
  void rest() {
    leader = null;
    clock.rest();
  }

  @Override
  public long due(long now, int frames) {
    Listener leads = choose(now);
    if (leads == null) {
      return clock.due(now, frames);
    }
    return leads.store() + frames <= leads.target() ? 0 : LOOK_NANOS;
  }

  private @Nullable Listener choose(long now) {
    Listener before = leader;
    Listener found = null;
    Listener[] all = listeners;
    for (int i = 0; i < all.length; i++) {
      Listener each = all[i];
      if (each.alive(now) && (found == null || each == before)) {
        found = each;
      }
    }
    if (found != before) {
      leader = found;
      clock.rest();
    }
    return found;
  }

  @Override
  public void made(int frames) {
    if (leader == null) {
      clock.made(frames);
    }
  }
}
