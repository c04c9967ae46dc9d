package org.songline.model.song;

import java.util.Comparator;
import org.songline.model.time.TickPosition;

/**
 * A controller message of a pattern.
 *
 * @param at position within the pattern
 * @param number the MIDI controller (0 to 127) for {@link Kind#CONTROLLER}, the bank for {@link
 *     Kind#PROGRAM}, the key for {@link Kind#KEY_PRESSURE}, otherwise 0
 * @param value 0 to 127; for {@link Kind#BEND} -1 to 1
 */
public record Control(TickPosition at, Kind kind, int number, double value) {
  /** By position, then kind, number and value. */
  public static final Comparator<Control> ORDER =
      Comparator.comparing(Control::at)
          .thenComparing(Control::kind)
          .thenComparingInt(Control::number)
          .thenComparingDouble(Control::value);

  public Control {
    value = Zero.unsigned(value);
  }

  /** What a message says. */
  public enum Kind {
    PROGRAM,
    CONTROLLER,
    BEND,
    PRESSURE,
    KEY_PRESSURE
  }
}
