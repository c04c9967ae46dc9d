package org.songline.exchange.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songline.media.midi.MidiEvent;
import org.songline.media.midi.MidiEvent.ChannelEvent;
import org.songline.media.midi.MidiFile;

/**
 * What a file says to a channel other than notes, for the tracks that share the channel. Each of
 * them gets a copy, so there is a limit to the copies: a few thousand small messages must not
 * unfold into billions.
 */
final class SharedControls {
  /** Messages that are given out in all. */
  static final int MOST = 1_000_000;

  private final List<List<ChannelEvent>> channels = new ArrayList<>();
  private final Set<String> notes;
  private long given;

  SharedControls(MidiFile file, Set<String> notes) {
    this.notes = notes;
    for (int channel = 0; channel < 16; channel++) {
      channels.add(new ArrayList<>());
    }
    for (var track : file.tracks()) {
      for (MidiEvent event : track.events()) {
        if (event instanceof ChannelEvent message && !isNote(message)) {
          channels.get(message.channel()).add(message);
        }
      }
    }
  }

  /** Everything that is said to a channel, track by track; empty once that were too many. */
  Optional<List<ChannelEvent>> of(int channel) {
    List<ChannelEvent> messages = channels.get(channel);
    given += messages.size();
    if (given > MOST) {
      notes.add("too many tracks share a channel: some play without the others' controllers");
      return Optional.empty();
    }
    return Optional.of(messages);
  }

  static boolean isNote(ChannelEvent event) {
    return event instanceof MidiEvent.NoteOn || event instanceof MidiEvent.NoteOff;
  }
}
