package org.songline.devices.notes;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.dsp.noise.Noise;

/** Spreads the notes of a chord over time, as a hand does over strings. */
final class Strum implements NoteRule {
  private static final int TIME = 0;
  private static final int DIRECTION = 1;
  private static final int TILT = 2;
  private static final int SPEED = 3;

  private static final int UP = 0;
  private static final int DOWN = 1;
  private static final int ALTERNATE = 2;

  /** What a full tilt takes off the softest string. */
  private static final float MOST_SOFTER = 0.9f;

  static final DeviceType TYPE =
      new NoteType(
          "strum",
          "Strum",
          "Spreads notes that begin together over time, upwards, downwards or by turns, as a hand"
              + " does over strings.",
          List.of(
              Parameter.smooth(
                      "time",
                      "Time",
                      Unit.MILLISECONDS,
                      0,
                      500,
                      60,
                      "From the first string to the last.")
                  .scaled(Scale.SQUARE),
              Parameter.choice(
                  "direction",
                  "Direction",
                  "Which string comes first: the lowest, the highest, by turns, or by chance.",
                  List.of("up", "down", "alternate", "random")),
              Parameter.smooth(
                  "tilt",
                  "Tilt",
                  Unit.PERCENT,
                  -100,
                  100,
                  -20,
                  "Makes the last string softer below 0, the first softer above."),
              Parameter.smooth(
                  "speed",
                  "Speed-up",
                  Unit.PERCENT,
                  -100,
                  100,
                  0,
                  "Lets the stroke grow faster above 0, slower below.")),
          setup -> new Strum(setup.sampleRate(), setup.seed()));

  private final double rate;
  private final long seed;
  private final int[] slots = new int[NoteFlow.HELD];
  private int count;
  private long at;
  private long strokes;

  private Strum(double rate, long seed) {
    this.rate = rate;
    this.seed = seed;
  }

  @Override
  public void on(NoteFlow flow, Io io, long frame, int slot) {
    if (count > 0 && frame != at) {
      stroke(flow, io);
    }
    at = frame;
    slots[count++] = slot;
  }

  @Override
  public void off(NoteFlow flow, Io io, long frame, int slot, float release) {
    for (int i = 0; i < count; i++) {
      if (slots[i] == slot) {
        stroke(flow, io);
      }
    }
    flow.stopChildren(slot, frame, release);
  }

  @Override
  public void advance(NoteFlow flow, Io io, int from, int to) {
    if (count > 0) {
      stroke(flow, io);
    }
  }

  private void stroke(NoteFlow flow, Io io) {
    sort(flow);
    boolean down =
        switch (io.values.choice(DIRECTION)) {
          case UP -> false;
          case DOWN -> true;
          case ALTERNATE -> (strokes & 1) == 1;
          default -> Noise.level(seed, at) > 0;
        };
    double frames = io.values.at(TIME) / 1000 * rate;
    double bend = io.values.at(SPEED) / 100;
    float tilt = io.values.at(TILT) / 100;
    for (int i = 0; i < count; i++) {
      int slot = slots[down ? count - 1 - i : i];
      double place = count == 1 ? 0 : i / (double) (count - 1);
      double time = place * (1 + bend * (1 - place)) * frames;
      float lost = (float) (tilt < 0 ? -tilt * place : tilt * (1 - place));
      flow.play(
          slot,
          at + Math.round(time),
          flow.key(slot),
          flow.velocity(slot) * (1 - MOST_SOFTER * lost));
    }
    count = 0;
    strokes++;
  }

  private void sort(NoteFlow flow) {
    for (int i = 1; i < count; i++) {
      int slot = slots[i];
      int k = i;
      for (; k > 0 && flow.key(slots[k - 1]) > flow.key(slot); k--) {
        slots[k] = slots[k - 1];
      }
      slots[k] = slot;
    }
  }

  @Override
  public void reset() {
    count = 0;
    strokes = 0;
  }
}
