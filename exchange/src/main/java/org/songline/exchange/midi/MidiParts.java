package org.songline.exchange.midi;

import java.util.List;
import org.songline.model.song.Control;
import org.songline.model.song.Note;
import org.songline.model.time.Meter;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * What a MIDI file says, in the terms of a song.
 *
 * @param tempos at least one, the first at the start
 * @param meters at least one, the first at the start
 * @param markers markers and cue points in order
 * @param parts one for each channel of each track that plays
 * @param notes what was mended or could not be brought along, one line each
 */
public record MidiParts(
    List<Tempo> tempos,
    List<Meter> meters,
    List<Mark> markers,
    List<Part> parts,
    List<String> notes) {
  public MidiParts {
    tempos = List.copyOf(tempos);
    meters = List.copyOf(meters);
    markers = List.copyOf(markers);
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
  }

  /** A named point. */
  public record Mark(TickPosition at, String text) {}

  /**
   * What one channel of one track plays.
   *
   * @param name the track's name, or the channel's
   * @param channel 0 to 15
   * @param bank of the first program, 128 for drums
   * @param program the first one, 0 to 127
   * @param reverb controller 91 at the start, 0 to 127
   * @param chorus controller 93 at the start, 0 to 127
   * @param start where the part's clip begins: 0, except in files of separate patterns
   * @param length to the end of the track, not zero
   * @param notes from the start of the part
   * @param controls from the start of the part, without bank selects, which are in the programs
   */
  public record Part(
      String name,
      int channel,
      int bank,
      int program,
      int reverb,
      int chorus,
      TickPosition start,
      Ticks length,
      List<Note> notes,
      List<Control> controls) {
    public Part {
      notes = List.copyOf(notes);
      controls = List.copyOf(controls);
    }

    /** Whether the channel is General MIDI's drum channel. */
    public boolean drums() {
      return channel == 9;
    }
  }
}
