package org.songline.cli.generalmidi;

import java.util.List;
import org.songline.media.midi.MidiFile;

/**
 * A short General MIDI file.
 *
 * @param millis its length
 * @param onsets where its notes that stand alone begin, milliseconds from the start, rising
 */
record Score(String name, MidiFile file, int millis, List<Integer> onsets) {
  Score {
    onsets = List.copyOf(onsets);
  }
}
