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
  private static final int POINTS = Quantum.FRAMES + 1;

  /** Where the four parameters of {@link #table} begin in the device's table. */
  private final int first;

  private final double rate;
  private final double[] turns = new double[POINTS];
  private double turn;
  private double base;
  private boolean running;
  private long expected;

  Cycle(double rate, int first) {
    this.rate = rate;
    this.first = first;
  }

  /** Sync, note, rate and start: the parameters that a cycle reads. */
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

  /** Fills {@link #turns} for a quantum. */
  void next(Io io) {
    Values values = io.values;
    boolean sync = values.on(first);
    int start = values.choice(first + 3);
    double perFrame =
        sync
            ? io.tempo / (60 * rate * Common.quarters(values.choice(first + 1)))
            : values.at(first + 2) / rate;
    boolean jumped = !running || io.frame != expected;
    expected = io.frame + Quantum.FRAMES;
    running = true;
    if (sync) {
      turn = io.quarters / Common.quarters(values.choice(first + 1));
    } else if (jumped) {
      turn = io.frame * perFrame;
    }
    if (start == 0) {
      base = 0;
    }
    int event = 0;
    for (int f = 0; f < POINTS; f++) {
      double now = turn + f * perFrame;
      for (; event < io.events.size() && io.events.frame(event) <= f; event++) {
        if (start != 0 && io.events.kind(event) == Events.NOTE_ON) {
          base = now;
        }
      }
      turns[f] = start == 2 ? Math.min(1, now - base) : now - base;
    }
    if (!sync) {
      turn += Quantum.FRAMES * perFrame;
    }
  }

  /** Cycles so far at a frame of the quantum, 0 to 64. */
  double turns(int frame) {
    return turns[frame];
  }

  /** Whether a new cycle has just been begun by a note at this frame. */
  boolean begins(int frame) {
    return turns[frame] == 0;
  }
}
