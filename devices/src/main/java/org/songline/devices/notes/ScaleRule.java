package org.songline.devices.notes;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;

/** Keeps notes within a scale. */
final class ScaleRule implements NoteRule {
  private static final int ROOT = 0;
  private static final int SCALE = 1;
  private static final int OUTSIDE = 2;

  private static final int NEAREST = 0;
  private static final int UP = 1;
  private static final int DOWN = 2;

  static final DeviceType TYPE =
      new NoteType(
          "scale",
          "Scale",
          "Keeps notes within a scale: what lies outside goes to a neighbour or falls silent.",
          List.of(
              Parameter.choice("root", "Root", "The first note of the scale.", Scale.ROOTS),
              Parameter.choice("scale", "Scale", "Which notes belong to it.", Scale.NAMES)
                  .startingAt(1),
              Parameter.choice(
                  "outside",
                  "Outside",
                  "Where notes outside the scale go: the nearest note, up, down, or nowhere.",
                  List.of("nearest", "up", "down", "silent"))),
          setup -> new ScaleRule());

  @Override
  public void on(NoteFlow flow, Io io, long frame, int slot) {
    Scale scale = Scale.ALL.get(io.values.choice(SCALE));
    int root = io.values.choice(ROOT);
    int key = Math.round(flow.key(slot));
    float bent = flow.key(slot) - key;
    if (!scale.holds(key, root)) {
      int outside = io.values.choice(OUTSIDE);
      if (outside > DOWN) {
        return;
      }
      if (outside == NEAREST) {
        key = scale.nearest(key, root);
      }
      while (!scale.holds(key, root)) {
        key += outside == UP ? 1 : -1;
      }
    }
    flow.play(slot, frame, key + bent, flow.velocity(slot));
  }

  @Override
  public void reset() {}
}
