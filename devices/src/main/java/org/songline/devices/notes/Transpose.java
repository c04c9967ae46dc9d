package org.songline.devices.notes;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;

/** Moves notes up or down. */
final class Transpose implements NoteRule {
  private static final int SEMITONES = 0;
  private static final int OCTAVES = 1;

  static final DeviceType TYPE =
      new NoteType(
          "transpose",
          "Transpose",
          "Moves every note by semitones and octaves; notes that would leave the keyboard fall"
              + " silent.",
          List.of(
              Parameter.smooth(
                      "semitones", "Semitones", Unit.SEMITONES, -24, 24, 0, "Moves notes by this.")
                  .of(Kind.STEPPED),
              Parameter.smooth(
                      "octaves", "Octaves", Unit.PLAIN, -4, 4, 0, "Moves notes by whole octaves.")
                  .of(Kind.STEPPED)),
          setup -> new Transpose());

  @Override
  public void on(NoteFlow flow, Io io, long frame, int slot) {
    int semitones = Math.round(io.values.at(SEMITONES));
    int octaves = Math.round(io.values.at(OCTAVES));
    flow.play(slot, frame, flow.key(slot) + semitones + 12 * octaves, flow.velocity(slot));
  }

  @Override
  public void reset() {}
}
