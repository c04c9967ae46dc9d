package org.songline.cli.generalmidi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.songline.media.midi.Division;
import org.songline.media.midi.MidiEvent;
import org.songline.media.midi.MidiFile;
import org.songline.media.midi.MidiTrack;

/** Writes a score whose ticks are milliseconds. */
final class ScoreBuilder {
  private static final int TICKS_PER_QUARTER = 500;
  private static final int MICROS_PER_QUARTER = 500_000;

  private final List<MidiEvent> events = new ArrayList<>();
  private final TreeSet<Integer> onsets = new TreeSet<>();

  ScoreBuilder program(int at, int channel, int program) {
    events.add(new MidiEvent.ProgramChange(at, channel, program));
    return this;
  }

  ScoreBuilder control(int at, int channel, int controller, int value) {
    events.add(new MidiEvent.ControlChange(at, channel, controller, value));
    return this;
  }

  ScoreBuilder bend(int at, int channel, int bend) {
    events.add(new MidiEvent.PitchBend(at, channel, bend));
    return this;
  }

  ScoreBuilder pressure(int at, int channel, int pressure) {
    events.add(new MidiEvent.ChannelPressure(at, channel, pressure));
    return this;
  }

  /** A note whose beginning is not judged. */
  ScoreBuilder under(int at, int channel, int key, int velocity, int millis) {
    events.add(new MidiEvent.NoteOn(at, channel, key, velocity));
    events.add(new MidiEvent.NoteOff(at + millis, channel, key, 64));
    return this;
  }

  ScoreBuilder note(int at, int channel, int key, int velocity, int millis) {
    onsets.add(at);
    return under(at, channel, key, velocity, millis);
  }

  Score end(String name, int millis) {
    List<MidiEvent> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingLong(MidiEvent::tick).thenComparingInt(ScoreBuilder::rank));
    sorted.addFirst(new MidiEvent.Tempo(0, MICROS_PER_QUARTER));
    MidiFile file =
        new MidiFile(
            0,
            new Division.Ppq(TICKS_PER_QUARTER),
            List.of(new MidiTrack(List.copyOf(sorted), millis)));
    return new Score(name, file, millis, List.copyOf(onsets));
  }

  private static int rank(MidiEvent event) {
    return switch (event) {
      case MidiEvent.NoteOff off -> 0;
      case MidiEvent.NoteOn on -> 2;
      default -> 1;
    };
  }
}
