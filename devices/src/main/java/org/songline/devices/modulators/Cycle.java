package org.songline.devices.modulators;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Values;
import org.songline.dsp.Quantum;

/**
 * Counts the cycles of a modulator: by the song's position, so that every render from anywhere
 * agrees, or from each new note on; in notes of the tempo or in hertz.
 */
final class Cycle {
  /** Parameters that follow those of {@link #table} in the device's table begin here. */
  static final int PARAMETERS = 4;

  private static final int SYNC = 0;
  private static final int NOTE = 1;
  private static final int RATE = 2;
  private static final int START = 3;

  private static final int WITH_SONG = 0;
  private static final int ONCE = 2;

  private static final int POINTS = Quantum.FRAMES + 1;

  private final double rate;
  private final double[] turns = new double[POINTS];
  private double turn;
  private double base;
  private boolean running;
  private long expected;
  private double last;

  Cycle(double rate) {
    this.rate = rate;
  }

  /** Sync, note, rate and start: what a cycle reads, first in the table of the device. */
  static List<Parameter> table(int note, double hertz) {
    return List.of(
        Common.sync(true),
        Common.note(note, "Length of a cycle as a note, when sync is on."),
        Parameter.smooth(
                "rate", "Rate", Unit.HERTZ, 0.01, 50, hertz, "Cycles a second, when sync is off.")
            .scaled(Scale.LOGARITHMIC),
        Parameter.choice(
            "start",
            "Start",
            "Whether it runs with the song, begins anew with each note, or runs once from each"
                + " note.",
            List.of("song", "note", "once")));
  }

  /** How far the modulator swings. */
  static Parameter amount() {
    return Parameter.percent("amount", "Amount", 0, 100, 100, "How much of its swing is left.");
  }

  void reset() {
    running = false;
    turn = 0;
    base = 0;
  }

  /**
   * Fills {@link #turns} for a quantum.
   *
   * @param run cycles after which a modulator that runs once stays where it is
   */
  void next(Io io, double run) {
    Values values = io.values;
    boolean sync = values.on(SYNC);
    int start = values.choice(START);
    double quarters = Common.quarters(values.choice(NOTE));
    double perFrame = sync ? io.tempo / (60 * rate * quarters) : values.at(RATE) / rate;
    boolean jumped = !running || io.frame != expected;
    expected = io.frame + Quantum.FRAMES;
    running = true;
    if (sync) {
      turn = io.quarters / quarters;
    } else if (jumped) {
      turn = io.frame * perFrame;
    }
    if (start == WITH_SONG) {
      base = 0;
    }
    last = start == ONCE ? run : Double.POSITIVE_INFINITY;
    int event = 0;
    for (int f = 0; f < POINTS; f++) {
      double now = turn + f * perFrame;
      for (; event < io.events.size() && io.events.frame(event) <= f; event++) {
        if (start != WITH_SONG && io.events.kind(event) == Events.NOTE_ON) {
          base = now;
        }
      }
      turns[f] = Math.min(last, now - base);
    }
    if (!sync) {
      turn += Quantum.FRAMES * perFrame;
    }
  }

  /** Cycles so far at a frame of the quantum, 0 to 64. */
  double turns(int frame) {
    return turns[frame];
  }

  /** Whether a modulator that runs once has come to its end at a frame. */
  boolean ended(int frame) {
    return turns[frame] == last;
  }
}
