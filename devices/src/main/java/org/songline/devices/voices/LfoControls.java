package org.songline.devices.voices;

import static org.songline.devices.Parameter.choice;
import static org.songline.devices.Parameter.smooth;
import static org.songline.devices.Parameter.toggle;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Values;
import org.songline.dsp.Quantum;
import org.songline.dsp.envelope.Lfo;

/** What the parameters of one LFO mean for all voices of one quantum. */
public final class LfoControls {
  private static final String OFF = "off";

  private static final List<String> SYNC_NAMES =
      List.of(
          OFF,
          "4/1",
          "2/1",
          "1/1",
          "1/2 dotted",
          "1/2",
          "1/4 dotted",
          "1/2 triplet",
          "1/4",
          "1/8 dotted",
          "1/4 triplet",
          "1/8",
          "1/8 triplet",
          "1/16",
          "1/16 triplet",
          "1/32");

  /** Cycle lengths in quarter notes by choice of sync; 0 is none. */
  private static final double[] CYCLES =
      SYNC_NAMES.stream()
          .mapToDouble(name -> name.equals(OFF) ? 0 : Common.quarters(Common.noteNamed(name)))
          .toArray();

  // Parameters after the first.
  private static final int LFO_SYNC = 1;

  private static final int LFO_RATE = 2;
  private static final int LFO_START = 3;
  private static final int LFO_ONCE = 4;
  private static final int LFO_FADE = 5;

  private final double rate;
  private final long seed;
  private Lfo shape = Lfo.SINE;
  private boolean perNote;
  private boolean once;
  private float fade;

  /** Length of a cycle in quarter notes; 0 when not in sync. */
  private double cycle;

  /** Cycles a frame when not in sync. */
  private double own;

  /** Cycles at the end of the quantum since the start of the song, and a frame. */
  private double turns;

  private double step;

  public LfoControls(double rate, long seed) {
    this.rate = rate;
    this.seed = seed;
  }

  /** Adds the parameters of one LFO to a table, in one row. */
  public static void addParameters(List<Parameter> table, String id, String name) {
    table.add(Common.lfoShape(id + "-shape", name + " shape", "The form of its cycle."));
    table.add(
        choice(
            id + "-sync",
            name + " sync",
            "Length of a cycle in notes; off uses the rate.",
            SYNC_NAMES));
    table.add(
        smooth(
                id + "-rate",
                name + " rate",
                Unit.HERTZ,
                0.02,
                40,
                5,
                "Cycles a second when not in sync.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        choice(
            id + "-start",
            name + " start",
            "Whether the cycles run with the song or begin with each note.",
            List.of("song", "note")));
    table.add(
        toggle(
            id + "-once",
            name + " once",
            false,
            "One cycle at the start of each note, then rest at its end."));
    table.add(
        smooth(
                id + "-fade",
                name + " fade",
                Unit.SECONDS,
                0,
                5,
                0,
                "Time in which the LFO comes in after the start of a note.")
            .scaled(Scale.SQUARE));
  }

  /** Takes the values from {@code first}, the LFO's first place in the table. */
  public void update(Values v, int first) {
    shape = Common.lfo(v.choice(first));
    perNote = v.on(first + LFO_START);
    once = v.on(first + LFO_ONCE);
    fade = v.end(first + LFO_FADE);
    cycle = CYCLES[v.choice(first + LFO_SYNC)];
    own = v.end(first + LFO_RATE) / rate;
  }

  /** Moves on to a quantum, after {@link #update} when the values are others. */
  public void next(Io io) {
    if (cycle > 0) {
      double quarters = io.tempo / (60 * rate);
      step = quarters / cycle;
      turns = (io.quarters + quarters * Quantum.FRAMES) / cycle;
    } else {
      step = own;
      turns = (io.frame + Quantum.FRAMES) * step;
    }
  }

  /** Cycles since the start of the song at a frame of the quantum: where a note's own begin. */
  public double start(int frame) {
    return turns - step * (Quantum.FRAMES - frame);
  }

  /** The value for a note that began at {@code start}. */
  public float value(double start) {
    double own = turns - (perNote || once ? start : 0);
    // Just before the end of the cycle, where it rests.
    float value = shape.at(once ? Math.min(own, 0.999_999) : own, seed);
    if (fade > 0) {
      double seconds = (turns - start) / (step * rate);
      value *= (float) Math.min(1, seconds / fade);
    }
    return value;
  }
}
