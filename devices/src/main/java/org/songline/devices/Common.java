package org.songline.devices;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.songline.devices.Parameter.Unit;
import org.songline.dsp.envelope.Lfo;

/** Parameters that many devices share, so that they read and behave alike everywhere. */
public final class Common {
  /** Quarter notes of each choice of {@link #note}. */
  private static final double[] QUARTERS = {
    1 / 8.0, 1 / 6.0, 1 / 4.0, 3 / 8.0, 1 / 3.0, 1 / 2.0, 3 / 4.0, 2 / 3.0, 1, 3 / 2.0, 4 / 3.0, 2,
    3, 4, 8, 16, 1 / 12.0, 1 / 16.0, 1 / 24.0
  };

  private static final List<String> NOTES =
      List.of(
          "1/32",
          "1/16 triplet",
          "1/16",
          "1/16 dotted",
          "1/8 triplet",
          "1/8",
          "1/8 dotted",
          "1/4 triplet",
          "1/4",
          "1/4 dotted",
          "1/2 triplet",
          "1/2",
          "1/2 dotted",
          "1/1",
          "2/1",
          "4/1",
          "1/32 triplet",
          "1/64",
          "1/64 triplet");

  private static final Lfo[] LFOS = Lfo.values();

  private static final List<String> LFO_SHAPES =
      Stream.of(LFOS)
          .map(shape -> shape.name().toLowerCase(Locale.ROOT).replace('_', ' '))
          .toList();

  private Common() {}

  /** The share of the processed sound in percent. */
  public static Parameter mix(double initial, String help) {
    return Parameter.smooth("mix", "Mix", Unit.PERCENT, 0, 100, initial, help);
  }

  /** The level of the device's output, -24 to 24 dB. */
  public static Parameter output() {
    return Parameter.smooth(
        "output", "Output", Unit.DECIBELS, -24, 24, 0, "Level of what leaves the device.");
  }

  /** Whether times follow the tempo. */
  public static Parameter sync(boolean initial) {
    return Parameter.toggle("sync", "Sync", initial, "Takes the time from note and tempo.");
  }

  /** By how many degrees the movement of the right side is ahead of the left. */
  public static Parameter stereo(double initial) {
    return Parameter.smooth(
        "stereo",
        "Stereo",
        Unit.PLAIN,
        0,
        180,
        initial,
        "Degrees by which the movement of the right side is ahead of the left: wide above 0.");
  }

  /** The form of a slow movement; {@link #lfo} says which it is. */
  public static Parameter lfoShape(String id, String name, String help) {
    return Parameter.choice(id, name, help, LFO_SHAPES);
  }

  /** The form of a choice of {@link #lfoShape}. */
  public static Lfo lfo(int choice) {
    return LFOS[choice];
  }

  /** A time as a note; {@link #quarters} says how long it is. */
  public static Parameter note(int initial, String help) {
    return Parameter.choice("note", "Note", help, NOTES).startingAt(initial);
  }

  /** Quarter notes of a choice of {@link #note}. */
  public static double quarters(int choice) {
    return QUARTERS[choice];
  }

  /** The choice of {@link #note} with this name, such as {@code 1/8 dotted}. */
  public static int noteNamed(String name) {
    int found = NOTES.indexOf(name);
    if (found < 0) {
      throw new IllegalArgumentException("no note " + name);
    }
    return found;
  }
}
