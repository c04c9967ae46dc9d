package org.songline.devices.notes;

import java.util.List;
import org.songline.devices.DeviceType;

/** All note devices. */
public final class NoteDevices {
  private NoteDevices() {}

  /** In the order of the documentation. */
  public static List<DeviceType> all() {
    return List.of(
        Arpeggiator.TYPE,
        Chord.TYPE,
        ScaleRule.TYPE,
        Strum.TYPE,
        NoteRepeat.TYPE,
        Velocity.TYPE,
        Humanise.TYPE,
        Transpose.TYPE);
  }
}
