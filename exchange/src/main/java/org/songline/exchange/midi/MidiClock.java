package org.songline.exchange.midi;

import org.songline.media.midi.Division;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * Turns the ticks of a MIDI file into musical time. Files that count clock time are laid on 120
 * quarter notes a minute, where half a second is a quarter.
 */
final class MidiClock {
  static final double CLOCK_TEMPO = 120;

  private final Division division;

  MidiClock(Division division) {
    this.division = division;
  }

  boolean musical() {
    return division instanceof Division.Ppq;
  }

  /** Exact for every resolution that divides {@link Ticks#PER_QUARTER}, else the nearest. */
  TickPosition at(long midiTick) {
    return new TickPosition(
        switch (division) {
          case Division.Ppq ppq -> scaled(midiTick, ppq.ticksPerQuarter());
          case Division.Smpte smpte ->
              Math.round(midiTick / smpte.ticksPerSecond() * 2 * Ticks.PER_QUARTER);
        });
  }

  private static long scaled(long midiTick, int perQuarter) {
    long whole = midiTick / perQuarter;
    long rest = midiTick % perQuarter;
    return whole * Ticks.PER_QUARTER + Math.round((double) rest * Ticks.PER_QUARTER / perQuarter);
  }
}
