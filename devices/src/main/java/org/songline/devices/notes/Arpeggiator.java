package org.songline.devices.notes;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;
import org.songline.dsp.noise.Noise;

/** Plays held notes one after the other in time. */
final class Arpeggiator implements NoteRule {
  private static final int NOTE = 0;
  private static final int PATTERN = 1;
  private static final int OCTAVES = 2;
  private static final int GATE = 3;
  private static final int SWING = 4;
  private static final int ALIGN = 5;
  private static final int HOLD = 6;
  private static final int ACCENT = 7;
  private static final int ACCENT_EVERY = 8;
  private static final int STRENGTH = 9;
  private static final int CHANCE = 10;

  private static final int UP = 0;
  private static final int DOWN = 1;
  private static final int UP_DOWN = 2;
  private static final int DOWN_UP = 3;
  private static final int AS_PLAYED = 4;
  private static final int CONVERGE = 5;
  private static final int RANDOM = 6;
  private static final int CHORD = 7;

  /** What full accent takes off the other notes. */
  private static final float MOST_SOFTER = 0.8f;

  /** Makes the chance of the order another than that of being played. */
  private static final long ORDER = 77;

  static final DeviceType TYPE =
      new NoteType(
          "arpeggiator",
          "Arpeggiator",
          "Plays held notes one after the other in time with the song, in patterns over one to four"
              + " octaves.",
          List.of(
              Common.note(2, "Time from one note to the next."),
              Parameter.choice(
                  "pattern",
                  "Pattern",
                  "The order of the notes.",
                  List.of(
                      "up",
                      "down",
                      "up and down",
                      "down and up",
                      "as played",
                      "converge",
                      "random",
                      "chord")),
              Parameter.smooth(
                      "octaves", "Octaves", Unit.PLAIN, 1, 4, 1, "Over how many octaves it goes.")
                  .of(Kind.STEPPED),
              Parameter.smooth(
                  "gate",
                  "Gate",
                  Unit.PERCENT,
                  5,
                  200,
                  60,
                  "How long each note sounds, of a step; beyond 100 they overlap."),
              Parameter.smooth(
                  "swing", "Swing", Unit.PERCENT, 0, 75, 0, "How late every other note is."),
              Parameter.choice(
                  "align",
                  "Align",
                  "Whether notes lie on the grid of the song or begin with the first key.",
                  List.of("song", "key")),
              Parameter.toggle("hold", "Hold", false, "Goes on when all keys are up."),
              Parameter.smooth(
                  "accent", "Accent", Unit.PERCENT, 0, 100, 0, "How much softer other notes are."),
              Parameter.smooth(
                      "accent-every",
                      "Accent every",
                      Unit.PLAIN,
                      1,
                      16,
                      4,
                      "Every so many notes one is accented.")
                  .of(Kind.STEPPED),
              Parameter.smooth(
                  "velocity",
                  "Fixed velocity",
                  Unit.PLAIN,
                  0,
                  127,
                  0,
                  "Strikes every note alike; 0 keeps them as played."),
              Parameter.smooth(
                  "chance",
                  "Chance",
                  Unit.PERCENT,
                  0,
                  100,
                  100,
                  "How many of the notes are played, the same in every render.")),
          setup -> new Arpeggiator(setup.sampleRate(), setup.seed()));

  private final Grid grid;
  private final long seed;
  private final float[] keys = new float[NoteFlow.HELD];
  private final float[] strengths = new float[NoteFlow.HELD];
  private final boolean[] down = new boolean[NoteFlow.HELD];
  private final int[] order = new int[NoteFlow.HELD];
  private int size;
  private int pressed;
  private long turn;

  private Arpeggiator(double rate, long seed) {
    grid = new Grid(rate);
    this.seed = seed;
  }

  @Override
  public void on(NoteFlow flow, Io io, long frame, int slot) {
    if (pressed == 0) {
      size = 0;
      turn = 0;
      grid.start(io, (int) (frame - io.frame), io.values.choice(ALIGN) == 1);
    }
    pressed++;
    if (size < NoteFlow.HELD) {
      keys[size] = flow.key(slot);
      strengths[size] = flow.velocity(slot);
      down[size] = true;
      size++;
    }
  }

  @Override
  public void off(NoteFlow flow, Io io, long frame, int slot, float release) {
    pressed = Math.max(0, pressed - 1);
    boolean hold = io.values.on(HOLD);
    for (int i = 0; i < size; i++) {
      if (down[i] && keys[i] == flow.key(slot)) {
        down[i] = false;
        if (!hold) {
          drop(i);
        }
        break;
      }
    }
  }

  private void drop(int i) {
    int left = size - i - 1;
    System.arraycopy(keys, i + 1, keys, i, left);
    System.arraycopy(strengths, i + 1, strengths, i, left);
    System.arraycopy(down, i + 1, down, i, left);
    size--;
  }

  @Override
  public boolean busy() {
    return size > 0;
  }

  @Override
  public void advance(NoteFlow flow, Io io, int from, int to) {
    if (!io.values.on(HOLD)) {
      for (int i = size - 1; i >= 0; i--) {
        if (!down[i]) {
          drop(i);
        }
      }
    }
    if (size == 0) {
      grid.reset();
      return;
    }
    double length = Common.quarters(io.values.choice(NOTE));
    double swing = io.values.at(SWING) / 100;
    int at = grid.next(io, from, to, length, swing);
    for (; at >= 0; at = grid.next(io, at, to, length, swing)) {
      step(flow, io, io.frame + at, length);
    }
  }

  private void step(NoteFlow flow, Io io, long frame, double length) {
    long number = turn++;
    if (Noise.level(seed, frame) * 0.5f + 0.5f > io.values.at(CHANCE) / 100) {
      return;
    }
    sort();
    int octaves = Math.round(io.values.at(OCTAVES));
    int every = Math.round(io.values.at(ACCENT_EVERY));
    float loud = number % every == 0 ? 1 : 1 - MOST_SOFTER * io.values.at(ACCENT) / 100;
    long gate = Math.max(1, Math.round(io.values.at(GATE) / 100 * grid.frames(io, length)));
    int pattern = io.values.choice(PATTERN);
    if (pattern == CHORD) {
      int octave = (int) (number % octaves);
      for (int i = 0; i < size; i++) {
        play(flow, io, frame, i, octave, loud, gate);
      }
      return;
    }
    int total = size * octaves;
    int place = place(pattern, number, total, frame);
    int octave = place / size;
    int index = place % size;
    play(flow, io, frame, pattern == AS_PLAYED ? index : order[index], octave, loud, gate);
  }

  /** Which of the notes of all octaves, from the lowest up, is the turn of. */
  private int place(int pattern, long number, int total, long frame) {
    int forward = (int) (number % total);
    int there = Math.max(1, 2 * total - 2);
    int back = (int) (number % there);
    int bounce = back < total ? back : there - back;
    return switch (pattern) {
      case UP, AS_PLAYED -> forward;
      case DOWN -> total - 1 - forward;
      case UP_DOWN -> bounce;
      case DOWN_UP -> total - 1 - bounce;
      case CONVERGE -> (forward & 1) == 0 ? forward / 2 : total - 1 - forward / 2;
      case RANDOM -> (int) Math.min(total - 1, (Noise.level(seed ^ ORDER, frame) + 1) / 2 * total);
      default -> forward;
    };
  }

  private void play(
      NoteFlow flow, Io io, long frame, int index, int octave, float loud, long gate) {
    float fixed = io.values.at(STRENGTH);
    float strength = (fixed >= 1 ? fixed / 127 : strengths[index]) * loud;
    float key = keys[index] + 12 * octave;
    int note = flow.start(frame, key, strength);
    if (note > 0) {
      flow.stop(note, frame + gate, key, 0);
    }
  }

  /** Puts the places of the keys in order, the lowest first. */
  private void sort() {
    for (int i = 0; i < size; i++) {
      int k = i;
      for (; k > 0 && keys[order[k - 1]] > keys[i]; k--) {
        order[k] = order[k - 1];
      }
      order[k] = i;
    }
  }

  @Override
  public void reset() {
    size = 0;
    pressed = 0;
    turn = 0;
    grid.reset();
  }
}
