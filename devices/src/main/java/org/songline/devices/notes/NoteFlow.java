package org.songline.devices.notes;

import java.util.Arrays;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.dsp.Quantum;

/**
 * The running part that all note devices share: held notes and what came of them, what is still to
 * come, and everything that is no note, which passes. Expression of a note goes to all that came of
 * it.
 */
final class NoteFlow implements Processor {
  /** Notes held at a time; more are left out. */
  static final int HELD = 128;

  /** Notes that may come of one note and sound together. */
  static final int CHILDREN = 16;

  private final NoteRule rule;
  private final int latency;
  private final Schedule schedule = new Schedule();
  private final int[] note = new int[HELD];
  private final float[] key = new float[HELD];
  private final float[] velocity = new float[HELD];
  private final long[] began = new long[HELD];
  private final boolean[] used = new boolean[HELD];
  private final int[][] child = new int[HELD][CHILDREN];
  private final float[][] childKey = new float[HELD][CHILDREN];
  private final int[] children = new int[HELD];
  private int held;
  private int numbers;
  private long expected;

  /**
   * @param latency frames by which all is late, whole quanta
   */
  NoteFlow(NoteRule rule, int latency) {
    this.rule = rule;
    this.latency = latency;
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public boolean idle() {
    return held == 0 && schedule.isEmpty() && !rule.busy();
  }

  @Override
  public void reset() {
    forget();
    numbers = 0;
  }

  private void forget() {
    schedule.clear();
    Arrays.fill(used, false);
    Arrays.fill(children, 0);
    held = 0;
    rule.reset();
  }

  @Override
  public void process(Io io) {
    if (!idle() && io.frame != expected) {
      forget();
      io.played.add(Events.ALL_OFF, 0, 0, 0, 0);
    }
    expected = io.frame + Quantum.FRAMES;
    int done = 0;
    Events in = io.events;
    for (int i = 0; i < in.size(); i++) {
      if (in.frame(i) > done) {
        rule.advance(this, io, done, in.frame(i));
        done = in.frame(i);
      }
      event(io, i);
    }
    rule.advance(this, io, done, Quantum.FRAMES);
    schedule.emit(io.frame, io.played);
  }

  private void event(Io io, int i) {
    Events in = io.events;
    long frame = io.frame + in.frame(i);
    switch (in.kind(i)) {
      case Events.NOTE_ON -> on(io, frame, in.note(i), in.key(i), in.value(i));
      case Events.NOTE_OFF -> {
        int slot = slot(in.note(i));
        if (slot >= 0) {
          rule.off(this, io, frame, slot, in.value(i));
          used[slot] = false;
          held--;
        }
      }
      case Events.NOTE_PITCH,
          Events.NOTE_PRESSURE,
          Events.NOTE_TIMBRE,
          Events.NOTE_GAIN,
          Events.NOTE_PAN ->
          express(in.kind(i), frame, in.note(i), in.value(i));
      case Events.ALL_OFF -> {
        forget();
        schedule.add(frame + latency, Events.ALL_OFF, 0, 0, 0);
      }
      default -> schedule.add(frame + latency, in.kind(i), 0, in.key(i), in.value(i));
    }
  }

  private void on(Io io, long frame, int number, float newKey, float newVelocity) {
    int slot = 0;
    while (slot < HELD && used[slot]) {
      slot++;
    }
    if (slot == HELD) {
      return;
    }
    used[slot] = true;
    held++;
    note[slot] = number;
    key[slot] = newKey;
    velocity[slot] = newVelocity;
    began[slot] = frame;
    children[slot] = 0;
    rule.on(this, io, frame, slot);
  }

  private void express(int kind, long frame, int number, float value) {
    int slot = slot(number);
    for (int c = 0; slot >= 0 && c < children[slot]; c++) {
      long at = Math.max(frame + latency, schedule.begins(child[slot][c]));
      schedule.add(at, kind, child[slot][c], childKey[slot][c], value);
    }
  }

  private int slot(int number) {
    for (int i = 0; i < HELD; i++) {
      if (used[i] && note[i] == number) {
        return i;
      }
    }
    return -1;
  }

  /** Plays a note that comes of a held one; it ends with it. Keys beyond 0 to 127 are left out. */
  void play(int slot, long frame, float newKey, float newVelocity) {
    if (children[slot] == CHILDREN) {
      return;
    }
    int number = start(frame, newKey, newVelocity);
    if (number > 0) {
      child[slot][children[slot]] = number;
      childKey[slot][children[slot]] = newKey;
      children[slot]++;
    }
  }

  /**
   * Plays a note that the rule itself ends; its number, or 0 when the key is beyond 0 to 127 or too
   * much is still to come.
   */
  int start(long frame, float newKey, float newVelocity) {
    if (newKey < 0 || newKey > 127 || !schedule.hasRoom()) {
      return 0;
    }
    numbers = numbers == Integer.MAX_VALUE ? 1 : numbers + 1;
    float loud = Math.clamp(newVelocity, 1 / 127f, 1f);
    schedule.add(frame + latency, Events.NOTE_ON, numbers, newKey, loud);
    return numbers;
  }

  /** Ends a note; one that has not begun by then is left out. */
  void stop(int number, long frame, float ofKey, float release) {
    if (schedule.begins(number) > frame + latency) {
      schedule.forget(number);
    } else {
      schedule.add(frame + latency, Events.NOTE_OFF, number, ofKey, release);
    }
  }

  /** Ends all that came of a held note. */
  void stopChildren(int slot, long frame, float release) {
    for (int c = 0; c < children[slot]; c++) {
      stop(child[slot][c], frame, childKey[slot][c], release);
    }
    children[slot] = 0;
  }

  boolean used(int slot) {
    return used[slot];
  }

  int held() {
    return held;
  }

  float key(int slot) {
    return key[slot];
  }

  float velocity(int slot) {
    return velocity[slot];
  }

  /** The frame of the song at which a held note began. */
  long began(int slot) {
    return began[slot];
  }

  int children(int slot) {
    return children[slot];
  }

  int child(int slot, int index) {
    return child[slot][index];
  }

  float childKey(int slot, int index) {
    return childKey[slot][index];
  }
}
