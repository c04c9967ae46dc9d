package org.songline.exchange.midi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    var shared = new SharedControls(file, notes);
    List<MidiParts.Part> parts = new ArrayList<>();
    TickPosition start = TickPosition.START;
    for (MidiTrack track : file.tracks()) {
      conductor.read(track, start);
      parts.addAll(parts(file, shared, track, clock, start, notes));
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
      MidiFile file,
      SharedControls shared,
      MidiTrack track,
      MidiClock clock,
      TickPosition start,
      Set<String> notes) {
    if (track.events().stream().anyMatch(MidiEvent.SystemExclusive.class::isInstance)) {
      notes.add("system exclusive messages were left out: they speak to one maker's device");
    }
    List<MidiParts.Part> parts = new ArrayList<>();
    Map<Integer, List<ChannelEvent>> channels =
        track.events().stream()
            .filter(ChannelEvent.class::isInstance)
            .map(ChannelEvent.class::cast)
            .collect(
                Collectors.groupingBy(ChannelEvent::channel, TreeMap::new, Collectors.toList()));
    channels.forEach(
        (number, own) -> {
          var channel = new Channel(number, clock, notes);
          messages(file, shared, number, own).forEach(channel::accept);
          channel.part(name(track), start, length(track, clock)).ifPresent(parts::add);
        });
    return parts;
  }

  /**
   * What a channel of a track hears. Tracks that share a channel share its instrument: one that
   * plays there and selects no program also hears what the others send to it.
   */
  private static List<ChannelEvent> messages(
      MidiFile file, SharedControls shared, int channel, List<ChannelEvent> own) {
    boolean plays = own.stream().anyMatch(MidiEvent.NoteOn.class::isInstance);
    boolean selects = own.stream().anyMatch(MidiEvent.ProgramChange.class::isInstance);
    if (file.type() != 1 || file.tracks().size() == 1 || !plays || selects) {
      return own;
    }
    Stream<ChannelEvent> played = own.stream().filter(SharedControls::isNote);
    return shared
        .of(channel)
        .map(
            said ->
                Stream.concat(said.stream(), played)
                    .sorted(Comparator.comparingLong(MidiEvent::tick))
                    .toList())
        .orElse(own);
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
