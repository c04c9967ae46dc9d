package org.songline.exchange.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.songline.media.midi.MidiEvent;
import org.songline.media.midi.MidiTrack;
import org.songline.model.time.Meter;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Gathers what concerns all tracks: tempos, meters, markers. */
final class Conductor {
  private static final double SLOWEST = 10;
  private static final double FASTEST = 1000;

  private final MidiClock clock;
  private final Set<String> notes;
  private final Map<TickPosition, Tempo> tempos = new TreeMap<>();
  private final Map<TickPosition, MidiEvent.TimeSignature> meters = new TreeMap<>();
  private final List<MidiParts.Mark> markers = new ArrayList<>();

  Conductor(MidiClock clock, Set<String> notes) {
    this.clock = clock;
    this.notes = notes;
    tempos.put(
        TickPosition.START, new Tempo(TickPosition.START, MidiClock.CLOCK_TEMPO, Tempo.Shape.STEP));
  }

  void read(MidiTrack track, TickPosition start) {
    for (MidiEvent event : track.events()) {
      TickPosition at = start.plus(new Ticks(clock.at(event.tick()).tick()));
      switch (event) {
        case MidiEvent.Tempo tempo -> tempo(at, tempo.quartersPerMinute());
        case MidiEvent.TimeSignature meter -> meters.put(at, meter);
        case MidiEvent.Text text -> text(at, text);
        default -> {}
      }
    }
  }

  private void tempo(TickPosition at, double bpm) {
    if (!clock.musical()) {
      notes.add("tempos were left out: the file counts clock time");
      return;
    }
    if (bpm < SLOWEST || bpm > FASTEST) {
      notes.add(
          "a tempo of %.1f quarter notes a minute was limited to %.0f..%.0f"
              .formatted(bpm, SLOWEST, FASTEST));
    }
    tempos.put(at, new Tempo(at, Math.clamp(bpm, SLOWEST, FASTEST), Tempo.Shape.STEP));
  }

  private void text(TickPosition at, MidiEvent.Text text) {
    switch (text.kind()) {
      case MARKER, CUE_POINT -> {
        if (!text.text().isBlank()) {
          markers.add(new MidiParts.Mark(at, text.text().strip()));
        }
      }
      case LYRIC -> markers.add(new MidiParts.Mark(at, "lyric: " + text.text()));
      default -> {}
    }
  }

  List<Tempo> tempos() {
    return List.copyOf(tempos.values());
  }

  /** The meters, each moved to the bar line of the meter before when the file has it elsewhere. */
  List<Meter> meters() {
    List<Meter> result = new ArrayList<>();
    result.add(new Meter(TickPosition.START, 4, 4));
    for (Map.Entry<TickPosition, MidiEvent.TimeSignature> entry : meters.entrySet()) {
      MidiEvent.TimeSignature signature = entry.getValue();
      if (signature.numerator() > 99 || signature.denominator() > 64) {
        notes.add(
            "a meter of %d/%d was left out: too long or too fine"
                .formatted(signature.numerator(), signature.denominator()));
        continue;
      }
      Meter last = result.getLast();
      long past = entry.getKey().since(last.at()).count();
      long bar = last.bar().count();
      long bars = (past + bar / 2) / bar;
      if (past % bar != 0) {
        notes.add("a change of meter inside a bar was moved to the nearest bar line");
      }
      TickPosition at = last.at().plus(new Ticks(bars * bar));
      if (bars == 0) {
        result.removeLast();
      }
      result.add(new Meter(at, signature.numerator(), signature.denominator()));
    }
    return result;
  }

  List<MidiParts.Mark> markers() {
    return markers.stream().sorted(java.util.Comparator.comparing(MidiParts.Mark::at)).toList();
  }
}
