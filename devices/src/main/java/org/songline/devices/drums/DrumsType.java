package org.songline.devices.drums;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** A drum machine of sixteen pads, played by General MIDI drum keys. */
public final class DrumsType implements DeviceType {
  static final int KIT = 0;
  static final int OUTPUT = 1;

  /** First parameter of the first pad; each has {@link #PER_PAD}. */
  static final int PADS = 2;

  static final int PER_PAD = 5;
  static final int LEVEL = 0;
  static final int PAN = 1;
  static final int TUNE = 2;
  static final int DECAY = 3;
  static final int SNAP = 4;

  private static final List<Parameter> TABLE = table();

  private static List<Parameter> table() {
    List<Parameter> table = new ArrayList<>();
    table.add(
        Parameter.choice(
            "kit", "Kit", "The machine that the sounds are modelled on.", DrumKit.SETS));
    table.add(
        Parameter.smooth(
            "level", "Level", Unit.DECIBELS, -60, 12, -6, "Loudness of the whole kit."));
    for (DrumKit.Pad pad : DrumKit.PADS) {
      String id = pad.id() + "-";
      String name = pad.name() + " ";
      table.add(
          Parameter.smooth(
              id + "level", name + "level", Unit.DECIBELS, -60, 12, 0, "Loudness of this drum."));
      table.add(
          Parameter.smooth(
              id + "pan", name + "pan", Unit.PERCENT, -100, 100, 0, "From left to right."));
      table.add(
          Parameter.smooth(
              id + "tune",
              name + "tune",
              Unit.SEMITONES,
              -24,
              24,
              0,
              "Pitch of the strokes to come."));
      table.add(
          Parameter.smooth(
              id + "decay",
              name + "decay",
              Unit.PERCENT,
              10,
              400,
              100,
              "How long the strokes to come ring, against their own length."));
      table.add(
          Parameter.smooth(
              id + "snap",
              name + "snap",
              Unit.PERCENT,
              0,
              200,
              100,
              "How much click and noise the strokes to come have."));
    }
    return List.copyOf(table);
  }

  @Override
  public String id() {
    return "drums";
  }

  @Override
  public String name() {
    return "Drums";
  }

  @Override
  public Category category() {
    return Category.INSTRUMENT;
  }

  @Override
  public String summary() {
    return "Drum machine with an 808-like and a 909-like set of sixteen synthesized drums, played"
        + " by General MIDI drum keys; hats choke each other.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new Drums(setup);
  }
}
