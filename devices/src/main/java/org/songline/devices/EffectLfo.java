package org.songline.devices;

import java.util.List;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.dsp.Quantum;
import org.songline.dsp.envelope.Lfo;

/**
 * The slow movement of an effect: one {@link Lfo} in hertz or in notes, read at as many phases as
 * the effect has voices and sides. Its phase is that of {@link SongPhase}. What would jump, because
 * its shape or a phase has changed, is led over in a straight line.
 *
 * <p>Its values stand in the device's table one after another, as {@link #table} makes them.
 */
public final class EffectLfo {
  /** Places after the first. */
  public static final int RATE = 0;

  public static final int SYNC = 1;
  public static final int NOTE = 2;
  public static final int SHAPE = 3;

  /** How many values it has. */
  public static final int VALUES = 4;

  private static final float JUMP = 2e-3f;

  private final double sampleRate;
  private final int first;
  private final double ratio;
  private final long seed;
  private final int fadeQuanta;
  private final double edgeFrames;
  private final SongPhase phase = new SongPhase();
  private final float[] last;
  private final float[] error;
  private final int[] left;
  private boolean fresh = true;
  private boolean taken;
  private Lfo shape = Lfo.SINE;
  private float edge;

  /**
   * An LFO.
   *
   * @param first place of the rate in the device's table
   * @param outputs how many phases of it are read
   * @param fadeSeconds in which a change of shape or phase is led over; jumps within the shape take
   *     half as long
   * @param ratio its speed, relative to the one in the table
   */
  public EffectLfo(Setup setup, int first, int outputs, double fadeSeconds, double ratio) {
    sampleRate = setup.sampleRate();
    seed = setup.seed();
    this.first = first;
    this.ratio = ratio;
    fadeQuanta = (int) Math.ceil(fadeSeconds * sampleRate / Quantum.FRAMES);
    edgeFrames = 0.5 * fadeSeconds * sampleRate;
    last = new float[outputs];
    error = new float[outputs];
    left = new int[outputs];
  }

  /** The parameters rate, sync, note and shape, which is a sine. */
  public static List<Parameter> table(double hertz, String note) {
    return List.of(
        Parameter.smooth(
                "rate",
                "Rate",
                Unit.HERTZ,
                0.01,
                20,
                hertz,
                "Cycles of the movement a second, when sync is off.")
            .scaled(Scale.LOGARITHMIC),
        Common.sync(false),
        Common.note(Common.noteNamed(note), "Length of a cycle of the movement, when sync is on."),
        Common.lfoShape(
            "shape",
            "Shape",
            "How the movement goes: evenly round, straight, in jumps or at random."));
  }

  /** Moves on by a quantum; jumps of the shape are short. */
  public void next(Io io) {
    next(io, 0);
  }

  /**
   * Moves on by a quantum.
   *
   * @param smooth share of a cycle that jumps of the shape take at least, 0 to 0.5
   */
  public void next(Io io, float smooth) {
    Values values = io.values;
    double place;
    double perFrame;
    if (values.on(first + SYNC)) {
      double cycle = Common.quarters(values.choice(first + NOTE)) / ratio;
      place = io.quarters / cycle;
      perFrame = io.tempo / (60 * cycle) / sampleRate;
    } else {
      double hertz = ratio * values.at(first + RATE);
      place = io.frame * hertz / sampleRate;
      perFrame = 0.5 * (hertz + ratio * values.end(first + RATE)) / sampleRate;
    }
    phase.next(place, perFrame * Quantum.FRAMES);
    shape = Common.lfo(values.choice(first + SHAPE));
    edge = (float) Math.min(0.5, Math.max(smooth, edgeFrames * perFrame));
    fresh = !taken;
    taken = true;
  }

  /**
   * Fills {@code out} with the quantum's values, -1 to 1.
   *
   * @param output which phase is read, from 0
   * @param from how far it is ahead at the start of the quantum, in turns
   * @param to how far it is ahead at the start of the next quantum
   */
  public void fill(int output, double from, double to, float[] out) {
    double start = phase.from() + from;
    double end = phase.to() + to;
    shape.fill(start, (end - start) / Quantum.FRAMES, seed, edge, out);
    if (fresh) {
      error[output] = 0;
      left[output] = 0;
    } else if (Math.abs(last[output] - out[0]) > JUMP) {
      error[output] += last[output] - out[0];
      left[output] = fadeQuanta;
    }
    last[output] = shape.at(end, seed, edge);
    if (left[output] > 0) {
      leadOver(output, out);
    }
  }

  private void leadOver(int output, float[] out) {
    float at = error[output];
    float next = at * (left[output] - 1) / left[output];
    float step = (next - at) / Quantum.FRAMES;
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.clamp(out[i] + Math.fma(i, step, at), -1f, 1f);
    }
    error[output] = next;
    left[output]--;
  }

  /** The next place is taken at once: for a device that has just been silent or reset. */
  public void snap() {
    phase.snap();
    taken = false;
  }
}
