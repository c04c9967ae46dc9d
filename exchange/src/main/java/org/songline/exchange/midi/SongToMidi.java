package org.songline.exchange.midi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.songline.media.midi.Division;
import org.songline.media.midi.MidiEvent;
import org.songline.media.midi.MidiFile;
import org.songline.media.midi.MidiTrack;
import org.songline.model.song.Control;
import org.songline.model.song.Device;
import org.songline.model.song.Marker;
import org.songline.model.song.Note;
import org.songline.model.song.NoteTimeline;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Meter;
import org.songline.model.time.Tempo;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * Writes the notes of a song as a MIDI file of type 1: a track with tempos, meters, sections and
 * markers, then one track for each instrument track, on a channel of its own while there are any
 * (drums on the tenth). Clips are written as they sound: loops unrolled, covered notes left out.
 */
public final class SongToMidi {
  /** 322,560 / 15,120 = 64/3: exact for 1/64 notes, triplets, quintuplets and septuplets. */
  private static final int PER_QUARTER = 15_120;

  private static final int DRUMS = 9;

  /** How often a tempo ramp is told, in ticks of the song. */
  private static final long RAMP_STEP = Ticks.PER_QUARTER / 4;

  private final Song song;
  private final Set<String> remarks = new LinkedHashSet<>();
  private int channels;

  private SongToMidi(Song song) {
    this.song = song;
  }

  /**
   * A file and what it could not take along.
   *
   * @param notes one line each
   */
  public record Exported(MidiFile file, List<String> notes) {}

  /** The notes of a song. */
  public static Exported file(Song song) {
    return new SongToMidi(song).write();
  }

  private Exported write() {
    List<MidiTrack> tracks = new ArrayList<>();
    tracks.add(conductor());
    for (Track track : song.tracks()) {
      if (track.kind() == Track.Kind.INSTRUMENT) {
        tracks.add(part(track));
      } else if (track.kind() == Track.Kind.AUDIO && !track.clips().isEmpty()) {
        remarks.add("recordings were left out: a MIDI file holds none");
      }
    }
    return new Exported(
        new MidiFile(1, new Division.Ppq(PER_QUARTER), tracks), List.copyOf(remarks));
  }

  private MidiTrack conductor() {
    List<MidiEvent> events = new ArrayList<>();
    events.add(new MidiEvent.Text(0, MidiEvent.Text.Kind.TRACK_NAME, song.title()));
    tempos(events);
    for (Meter meter : song.meters()) {
      int power = Integer.numberOfTrailingZeros(meter.unit());
      events.add(new MidiEvent.TimeSignature(tick(meter.at().tick()), meter.beats(), power, 24, 8));
    }
    for (Section section : song.sections()) {
      String name = section.name().isEmpty() ? section.kind().name() : section.name();
      events.add(
          new MidiEvent.Text(tick(section.start().tick()), MidiEvent.Text.Kind.MARKER, name));
    }
    for (Marker marker : song.markers()) {
      events.add(
          new MidiEvent.Text(
              tick(marker.at().tick()), MidiEvent.Text.Kind.CUE_POINT, marker.name()));
    }
    return track(events, tick(song.end().tick()));
  }

  private void tempos(List<MidiEvent> events) {
    TempoMap map = song.tempoMap();
    List<Tempo> tempos = song.tempos();
    for (int i = 0; i < tempos.size(); i++) {
      Tempo tempo = tempos.get(i);
      long until = i + 1 < tempos.size() ? tempos.get(i + 1).at().tick() : tempo.at().tick() + 1;
      boolean ramp = tempo.shape() == Tempo.Shape.RAMP && i + 1 < tempos.size();
      if (ramp) {
        remarks.add("tempo ramps became steps of a sixteenth note");
      }
      for (long at = tempo.at().tick(); at < until; at += ramp ? RAMP_STEP : until) {
        double bpm = ramp ? map.bpmAt(new TickPosition(at)) : tempo.bpm();
        events.add(new MidiEvent.Tempo(tick(at), Math.clamp(Math.round(60e6 / bpm), 1, 0xFFFFFF)));
      }
    }
  }

  private MidiTrack part(Track track) {
    List<MidiEvent> events = new ArrayList<>();
    int channel = channel(track);
    events.add(new MidiEvent.Text(0, MidiEvent.Text.Kind.TRACK_NAME, track.name()));
    program(track, channel, events);
    NoteTimeline timeline = NoteTimeline.of(track.clips(), song.patterns());
    for (NoteTimeline.Sent sent : timeline.controls()) {
      control(sent.control(), tick(sent.at()), channel, events);
    }
    for (NoteTimeline.Played played : timeline.notes()) {
      Note note = played.note();
      if (!note.expressions().isEmpty()) {
        remarks.add("curves within notes were left out");
      }
      long from = tick(played.from());
      long to = Math.max(from + 1, tick(played.to()));
      int velocity = Math.clamp(Math.round(note.velocity()), 1, 127);
      events.add(new MidiEvent.NoteOn(from, channel, played.key(), velocity));
      events.add(
          new MidiEvent.NoteOff(to, channel, played.key(), (int) Math.round(note.release())));
    }
    return track(events, tick(song.end().tick()));
  }

  private static boolean isDrums(Track track) {
    return track.devices().stream()
        .anyMatch(
            device ->
                device.type().equals("drums")
                    || device.parameters().getOrDefault("bank", 0.0) == 128);
  }

  private int channel(Track track) {
    if (isDrums(track)) {
      return DRUMS;
    }
    int next = channels++ % 15;
    if (channels == 16) {
      remarks.add("more than fifteen melodic tracks: some share a channel");
    }
    return next < DRUMS ? next : next + 1;
  }

  private static void program(Track track, int channel, List<MidiEvent> events) {
    for (Device device : track.devices()) {
      Double program = device.parameters().get("program");
      if (program != null) {
        events.add(new MidiEvent.ProgramChange(0, channel, program.intValue()));
      }
    }
  }

  private static void control(Control control, long at, int channel, List<MidiEvent> events) {
    int value = Math.clamp(Math.round(control.value()), 0, 127);
    switch (control.kind()) {
      case PROGRAM -> {
        if (channel != DRUMS) {
          events.add(new MidiEvent.ControlChange(at, channel, 0, control.number() / 128));
          events.add(new MidiEvent.ControlChange(at, channel, 32, control.number() % 128));
        }
        events.add(new MidiEvent.ProgramChange(at, channel, value));
      }
      case CONTROLLER ->
          events.add(new MidiEvent.ControlChange(at, channel, control.number(), value));
      case BEND -> {
        double bend = control.value();
        int steps = (int) Math.round(bend < 0 ? bend * 8192 : bend * 8191);
        events.add(new MidiEvent.PitchBend(at, channel, steps));
      }
      case PRESSURE -> events.add(new MidiEvent.ChannelPressure(at, channel, value));
      case KEY_PRESSURE ->
          events.add(new MidiEvent.KeyPressure(at, channel, control.number(), value));
    }
  }

  /** In order of time; at one tick, notes end before anything else and begin after it. */
  private static MidiTrack track(List<MidiEvent> events, long end) {
    events.sort(Comparator.comparingLong(MidiEvent::tick).thenComparingInt(SongToMidi::rank));
    long last = events.isEmpty() ? 0 : events.getLast().tick();
    return new MidiTrack(events, Math.max(last, end));
  }

  private static int rank(MidiEvent event) {
    return switch (event) {
      case MidiEvent.NoteOff _ -> 0;
      case MidiEvent.NoteOn _ -> 2;
      default -> 1;
    };
  }

  private static long tick(long songTick) {
    return Math.round((double) songTick * PER_QUARTER / Ticks.PER_QUARTER);
  }
}
