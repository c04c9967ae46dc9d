package org.songline.exchange.midi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songline.media.midi.MidiEvent;
import org.songline.media.midi.MidiEvent.ChannelEvent;
import org.songline.model.song.Control;
import org.songline.model.song.Note;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Gathers what one channel of one track plays. */
final class Channel {
  private static final int BANK = 0;
  private static final int BANK_FINE = 32;
  private static final int REVERB = 91;
  private static final int CHORUS = 93;
  private static final int DRUM_BANK = 128;

  /** General MIDI's reverb send before any message. */
  private static final int DEFAULT_REVERB = 40;

  private final int number;
  private final MidiClock clock;
  private final Set<String> remarks;
  private final Map<Integer, Deque<MidiEvent.NoteOn>> sounding = new HashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Control> controls = new ArrayList<>();
  private int bankCoarse;
  private int bankFine;
  private int reverb = -1;
  private int chorus = -1;

  Channel(int number, MidiClock clock, Set<String> remarks) {
    this.number = number;
    this.clock = clock;
    this.remarks = remarks;
  }

  void accept(ChannelEvent event) {
    TickPosition at = clock.at(event.tick());
    switch (event) {
      case MidiEvent.NoteOn on ->
          sounding.computeIfAbsent(on.key(), key -> new ArrayDeque<>()).addLast(on);
      case MidiEvent.NoteOff off -> end(off);
      case MidiEvent.ControlChange change -> control(at, change);
      case MidiEvent.ProgramChange change ->
          add(at, Control.Kind.PROGRAM, bank(), change.program());
      case MidiEvent.PitchBend bend -> add(at, Control.Kind.BEND, 0, scaled(bend.bend()));
      case MidiEvent.ChannelPressure pressure ->
          add(at, Control.Kind.PRESSURE, 0, pressure.pressure());
      case MidiEvent.KeyPressure pressure ->
          add(at, Control.Kind.KEY_PRESSURE, pressure.key(), pressure.pressure());
    }
  }

  /**
   * Keeps the order of the file, which counts for reset and for registered parameters: what a
   * pattern would sort before its predecessor comes a tick after it, a few microseconds.
   */
  private void add(TickPosition at, Control.Kind kind, int number, double value) {
    var control = new Control(at, kind, number, value);
    if (!controls.isEmpty()) {
      Control before = controls.getLast();
      if (at.compareTo(before.at()) < 0) {
        control = new Control(before.at(), kind, number, value);
      }
      if (Control.ORDER.compare(control, before) < 0) {
        control = new Control(new TickPosition(before.at().tick() + 1), kind, number, value);
      }
    }
    controls.add(control);
  }

  /** -1 to 1 so that both ends and the centre are exact. */
  private static double scaled(int bend) {
    return bend < 0 ? bend / 8192.0 : bend / 8191.0;
  }

  private int bank() {
    return number == 9 ? DRUM_BANK : bankCoarse * 128 + bankFine;
  }

  private void control(TickPosition at, MidiEvent.ControlChange change) {
    switch (change.controller()) {
      case BANK -> bankCoarse = change.value();
      case BANK_FINE -> bankFine = change.value();
      case REVERB -> reverb = send(reverb, change.value(), "reverb");
      case CHORUS -> chorus = send(chorus, change.value(), "chorus");
      default -> add(at, Control.Kind.CONTROLLER, change.controller(), change.value());
    }
  }

  private int send(int before, int value, String what) {
    if (before >= 0 && before != value) {
      remarks.add("later changes of the " + what + " send were left out: the first one counts");
      return before;
    }
    return value;
  }

  /** Ends the oldest note of the key, as the standard's usual reading has it. */
  private void end(MidiEvent.NoteOff off) {
    Deque<MidiEvent.NoteOn> waiting = sounding.get(off.key());
    MidiEvent.NoteOn on = waiting == null ? null : waiting.pollFirst();
    if (on == null) {
      remarks.add("note ends without a beginning were left out");
      return;
    }
    add(on, off.tick(), off.velocity());
  }

  private void add(MidiEvent.NoteOn on, long endTick, double release) {
    TickPosition from = clock.at(on.tick());
    long length = Math.max(1, clock.at(endTick).tick() - from.tick());
    notes.add(new Note(from, new Ticks(length), on.key(), on.velocity(), release, List.of()));
  }

  /** The part, unless the channel plays nothing. */
  Optional<MidiParts.Part> part(String trackName, TickPosition start, Ticks length) {
    long end = length.count();
    for (Deque<MidiEvent.NoteOn> waiting : sounding.values()) {
      for (MidiEvent.NoteOn on : waiting) {
        remarks.add("notes without an end last to the end of their track");
        TickPosition from = clock.at(on.tick());
        long lasting = Math.max(1, end - from.tick());
        notes.add(new Note(from, new Ticks(lasting), on.key(), on.velocity()));
      }
    }
    if (notes.isEmpty()) {
      return Optional.empty();
    }
    Optional<Control> first =
        controls.stream().filter(each -> each.kind() == Control.Kind.PROGRAM).findFirst();
    int bank = first.map(Control::number).orElse(number == 9 ? DRUM_BANK : 0);
    int program = first.map(each -> (int) each.value()).orElse(0);
    first.ifPresent(controls::remove);
    long last = notes.stream().mapToLong(note -> note.end().tick()).max().orElse(end);
    return Optional.of(
        new MidiParts.Part(
            trackName.isEmpty() ? "Channel " + (number + 1) : trackName,
            number,
            bank,
            program,
            reverb < 0 ? DEFAULT_REVERB : reverb,
            Math.max(0, chorus),
            start,
            new Ticks(Math.max(end, last)),
            notes,
            controls));
  }
}
