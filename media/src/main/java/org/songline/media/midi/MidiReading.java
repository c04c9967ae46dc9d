package org.songline.media.midi;

import java.util.List;

/**
 * What reading found.
 *
 * @param file the content
 * @param recovered what was damaged and how it was mended, one line each with its place in the
 *     file; empty for a sound file
 */
public record MidiReading(MidiFile file, List<String> recovered) {
  public MidiReading {
    recovered = List.copyOf(recovered);
  }
}
