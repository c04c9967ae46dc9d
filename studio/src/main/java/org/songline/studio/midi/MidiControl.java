package org.songline.studio.midi;

import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id.TrackId;

/**
 * A controller that moves something of a song.
 *
 * @param channel 1 to 16
 * @param controller its number, 0 to 127
 */
public record MidiControl(int channel, int controller, TrackId track, Target target) {
  /** Whether it moves the same. */
  boolean moves(TrackId other, Target what) {
    return track.equals(other) && target.equals(what);
  }

  /** Whether it is the same knob. */
  boolean is(int itsChannel, int number) {
    return channel == itsChannel && controller == number;
  }
}
