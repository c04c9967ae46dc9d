package org.songline.devices.sampler;

import java.util.Arrays;

/** Which zones a note or controller starts: keys that are down, keys that choose, taking turns. */
final class Selection {
  private static final int KEYS = 128;
  private static final int NOTES = 512;

  private final Channel channel;
  private final int[][] turns;
  private final int[] chosen;
  private final int[] down = new int[KEYS];
  private final int[] notes = new int[NOTES];
  private final int[] keys = new int[NOTES];
  private int held;
  private int before = -1;
  private final Program[] programs;

  Selection(Program[] programs, Channel channel) {
    this.programs = programs;
    this.channel = channel;
    chosen = new int[programs.length];
    turns = new int[programs.length][];
    for (int i = 0; i < programs.length; i++) {
      turns[i] = new int[programs[i].size()];
    }
    reset();
  }

  void reset() {
    for (int i = 0; i < turns.length; i++) {
      Arrays.fill(turns[i], 0);
      chosen[i] = programs[i].firstSwitch();
    }
    Arrays.fill(down, 0);
    held = 0;
    before = -1;
  }

  /** A key goes down; to be told after its zones have been chosen, but for {@link #choose}. */
  void press(int note, int key) {
    if (held < NOTES) {
      notes[held] = note;
      keys[held++] = key;
      down[key]++;
    }
    before = key;
  }

  /** A key that chooses among the zones of a program. */
  void choose(int program, int key) {
    if (programs[program].switches(key)) {
      chosen[program] = key;
    }
  }

  /** A key goes up; which one, or -1 when it is not down. */
  int lift(int note) {
    for (int i = 0; i < held; i++) {
      if (notes[i] == note) {
        int key = keys[i];
        held--;
        notes[i] = notes[held];
        keys[i] = keys[held];
        down[key]--;
        return key;
      }
    }
    return -1;
  }

  void liftAll() {
    Arrays.fill(down, 0);
    held = 0;
  }

  /** Whether another key is down. */
  boolean legato() {
    return held > 0;
  }

  /**
   * Whether a zone plays at this moment, and then takes its turn.
   *
   * @param chance 0 to 1, the same for all zones of a note
   */
  boolean plays(int program, Zone zone, float chance) {
    Articulation a = zone.articulation;
    return chance >= zone.randomLow
        && chance < zone.randomHigh
        && (a == null || (holds(a) && isChosen(a, chosen[program])))
        && turn(program, zone);
  }

  private boolean isChosen(Articulation a, int key) {
    return (a.chosenLow < 0 || (key >= a.chosenLow && key <= a.chosenHigh))
        && (a.keyDown < 0 || down[Math.min(a.keyDown, KEYS - 1)] > 0)
        && (a.keyUp < 0 || down[Math.min(a.keyUp, KEYS - 1)] == 0)
        && (a.keyBefore < 0 || before == a.keyBefore);
  }

  /** Whether controllers are where a zone needs them. */
  private boolean holds(Articulation a) {
    for (int i = 0; i < a.conditions.length; i++) {
      if (!within(a.conditions[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean within(Articulation.Condition condition) {
    float value =
        switch (condition.controller()) {
          case Articulation.BEND -> 63.5f + 63.5f * channel.bend();
          case Articulation.CHANNEL_PRESSURE -> channel.pressure();
          default -> channel.value(condition.controller());
        };
    return value >= condition.low() && value <= condition.high();
  }

  /** Whether a controller's new value begins a zone: it comes into the range. */
  static boolean starts(Zone zone, int controller, float old, float now) {
    Articulation a = zone.articulation;
    for (int i = 0; a != null && i < a.starts.length; i++) {
      Articulation.Condition c = a.starts[i];
      boolean was = old >= c.low() && old <= c.high();
      if (c.controller() == controller && !was && now >= c.low() && now <= c.high()) {
        return true;
      }
    }
    return false;
  }

  private boolean turn(int program, Zone zone) {
    if (zone.sequenceLength <= 1) {
      return true;
    }
    int position = turns[program][zone.index];
    turns[program][zone.index] = (position + 1) % zone.sequenceLength;
    return position == zone.sequencePosition - 1;
  }
}
