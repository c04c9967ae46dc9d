package org.songline.exchange.midi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.songline.media.midi.MidiEvent;
import org.songline.media.midi.MidiEvent.ChannelEvent;
import org.songline.media.midi.MidiFile;
import org.songline.media.midi.MidiReading;
import org.songline.media.midi.MidiTrack;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Reads the parts, tempos, meters and markers of a MIDI file. */
public final class MidiImport {
  private MidiImport() {}

  /** The content of a file in the terms of a song; notes begin with what the reader mended. */
  public static MidiParts parts(MidiReading reading) {
    MidiFile file = reading.file();
    var notes = new LinkedHashSet<>(reading.recovered());
    var clock = new MidiClock(file.division());
    var conductor = new Conductor(clock, notes);
    List<MidiParts.Part> parts = new ArrayList<>();
    TickPosition start = TickPosition.START;
    for (MidiTrack track : file.tracks()) {
      conductor.read(track, start);
      parts.addAll(parts(track, clock, start, notes));
      if (file.type() == 2) {
        start = start.plus(length(track, clock));
      }
    }
    return new MidiParts(
        conductor.tempos(), conductor.meters(), conductor.markers(), parts, List.copyOf(notes));
  }

  private static Ticks length(MidiTrack track, MidiClock clock) {
    return new Ticks(Math.max(1, clock.at(track.length()).tick()));
  }

  private static List<MidiParts.Part> parts(
      MidiTrack track, MidiClock clock, TickPosition start, Set<String> notes) {
    String name = name(track);
    var channels = new Channel[16];
    for (MidiEvent event : track.events()) {
      if (event instanceof ChannelEvent message) {
        int number = message.channel();
        if (channels[number] == null) {
          channels[number] = new Channel(number, clock, notes);
        }
        channels[number].accept(message);
      } else if (event instanceof MidiEvent.SystemExclusive) {
        notes.add("system exclusive messages were left out: they speak to one maker's device");
      }
    }
    List<MidiParts.Part> parts = new ArrayList<>();
    for (Channel channel : channels) {
      if (channel != null) {
        channel.part(name, start, length(track, clock)).ifPresent(parts::add);
      }
    }
    return parts;
  }

  private static String name(MidiTrack track) {
    for (MidiEvent event : track.events()) {
      if (event instanceof MidiEvent.Text text
          && text.kind() == MidiEvent.Text.Kind.TRACK_NAME
          && !text.text().isBlank()) {
        return text.text().strip();
      }
    }
    return "";
  }
}
