package org.songline.media.midi;

import java.util.List;
import java.util.Objects;

/**
 * A Standard MIDI File.
 *
 * @param type 0: one track; 1: tracks that play together; 2: tracks that are separate patterns
 * @param division what a tick counts
 * @param tracks in file order
 */
public record MidiFile(int type, Division division, List<MidiTrack> tracks) {
  /** The greatest number of tracks that the file header can tell. */
  public static final int MAX_TRACKS = 65535;

  public MidiFile {
    Range.check("type", type, 0, 2);
    Objects.requireNonNull(division);
    tracks = List.copyOf(tracks);
    Range.check("number of tracks", tracks.size(), 0, MAX_TRACKS);
    if (type == 0 && tracks.size() > 1) {
      throw new IllegalArgumentException("a type 0 file has one track, not " + tracks.size());
    }
  }
}
