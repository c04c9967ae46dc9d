package org.songline.devices.notes;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;

/** Strikes held notes again and again in time. */
final class NoteRepeat implements NoteRule {
  private static final int NOTE = 0;
  private static final int GATE = 1;
  private static final int SWING = 2;
  private static final int ALIGN = 3;
  private static final int RAMP = 4;
  private static final int PITCH = 5;
  private static final int LENGTH = 6;

  /** What a full ramp takes off the softest strike. */
  private static final double MOST_SOFTER = 0.9;

  static final DeviceType TYPE =
      new NoteType(
          "note-repeat",
          "Note repeat",
          "Strikes held notes again in time with the song, for hat rolls and build-ups; speed,"
              + " loudness and pitch may change on the way.",
          List.of(
              Common.note(2, "Time from one strike to the next; automate it for rolls."),
              Parameter.smooth(
                  "gate", "Gate", Unit.PERCENT, 5, 100, 50, "How much of each step a note sounds."),
              Parameter.smooth(
                  "swing", "Swing", Unit.PERCENT, 0, 75, 0, "How late every other strike is."),
              Parameter.choice(
                  "align",
                  "Align",
                  "Whether strikes lie on the grid of the song or begin with the note.",
                  List.of("note", "song")),
              Parameter.smooth(
                  "ramp",
                  "Ramp",
                  Unit.PERCENT,
                  -100,
                  100,
                  0,
                  "Makes a roll louder above 0, or softer below, over its length."),
              Parameter.smooth(
                  "pitch",
                  "Pitch",
                  Unit.SEMITONES,
                  -24,
                  24,
                  0,
                  "Moves the pitch of a roll by this over its length."),
              Parameter.smooth(
                  "length",
                  "Roll length",
                  Unit.QUARTERS,
                  0.25,
                  16,
                  1,
                  "The time over which a roll changes loudness and pitch.")),
          setup -> new NoteRepeat(setup.sampleRate()));

  private final double rate;
  private final Grid[] grids = new Grid[NoteFlow.HELD];
  private final double[] start = new double[NoteFlow.HELD];

  private NoteRepeat(double rate) {
    this.rate = rate;
    for (int i = 0; i < grids.length; i++) {
      grids[i] = new Grid(rate);
    }
  }

  @Override
  public void on(NoteFlow flow, Io io, long frame, int slot) {
    int within = (int) (frame - io.frame);
    grids[slot].start(io, within, io.values.choice(ALIGN) == 0);
    start[slot] = io.quarters + within * io.tempo / (60 * rate);
  }

  @Override
  public void off(NoteFlow flow, Io io, long frame, int slot, float release) {
    grids[slot].reset();
    flow.stopChildren(slot, frame, release);
  }

  @Override
  public void advance(NoteFlow flow, Io io, int from, int to) {
    double length = Common.quarters(io.values.choice(NOTE));
    double swing = io.values.at(SWING) / 100;
    for (int slot = 0; slot < grids.length; slot++) {
      if (!flow.used(slot)) {
        continue;
      }
      int at = grids[slot].next(io, from, to, length, swing);
      for (; at >= 0; at = grids[slot].next(io, at, to, length, swing)) {
        strike(flow, io, slot, at, length);
      }
    }
  }

  private void strike(NoteFlow flow, Io io, int slot, int at, double length) {
    long frame = io.frame + at;
    flow.stopChildren(slot, frame, 0);
    double now = io.quarters + at * io.tempo / (60 * rate);
    double way = Math.clamp((now - start[slot]) / io.values.at(LENGTH), 0, 1);
    double ramp = io.values.at(RAMP) / 100;
    double loud = ramp >= 0 ? 1 - ramp * (1 - way) * MOST_SOFTER : 1 + ramp * way * MOST_SOFTER;
    float key = flow.key(slot) + (float) Math.rint(io.values.at(PITCH) * way);
    long gate = Math.round(io.values.at(GATE) / 100 * grids[slot].frames(io, length));
    int number = flow.start(frame, key, (float) (flow.velocity(slot) * loud));
    if (number > 0) {
      flow.stop(number, frame + Math.max(1, gate), key, 0);
    }
  }

  @Override
  public void reset() {
    for (Grid grid : grids) {
      grid.reset();
    }
  }
}
