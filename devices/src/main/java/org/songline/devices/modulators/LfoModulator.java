package org.songline.devices.modulators;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.dsp.envelope.Lfo;

/** A low-frequency oscillator. */
final class LfoModulator implements Processor {
  private static final int SHAPE = Cycle.PARAMETERS;
  private static final int PHASE = SHAPE + 1;
  private static final int AMOUNT = SHAPE + 2;
  private static final int UNIPOLAR = SHAPE + 3;
  private static final int FADE = SHAPE + 4;
  private static final int SMOOTH = SHAPE + 5;

  static final DeviceType TYPE =
      new ModulatorType(
          "lfo",
          "LFO",
          "A low-frequency oscillator that moves parameters, in time with the song or in hertz,"
              + " free, from each note, or once a note.",
          false,
          table(),
          LfoModulator::new);

  private final Cycle cycle;
  private final Smoother smoother;
  private final long seed;

  private LfoModulator(Setup setup) {
    cycle = new Cycle(setup.sampleRate());
    smoother = new Smoother(setup.sampleRate());
    seed = setup.seed();
  }

  private static List<Parameter> table() {
    List<Parameter> table = new ArrayList<>(Cycle.table(13, 1));
    table.add(
        Common.lfoShape(
            "shape", "Shape", "How the value moves in a cycle; the last two are random."));
    table.add(
        Parameter.smooth(
            "phase", "Phase", Unit.PLAIN, 0, 360, 0, "Where in its cycle it begins, in degrees."));
    table.add(Cycle.amount());
    table.add(
        Parameter.toggle(
            "unipolar", "One-sided", false, "Moves parameters to one side only, from 0 up."));
    table.add(
        Parameter.smooth(
            "fade",
            "Fade in",
            Unit.QUARTERS,
            0,
            16,
            0,
            "Time from a note, or from the start of the song, until it swings fully; in cycles of"
                + " its own when sync is off."));
    table.add(
        Smoother.parameter("Rounds corners and jumps, so that what it moves does not click."));
    return table;
  }

  @Override
  public void process(Io io) {
    cycle.next(io, 1);
    Lfo shape = Common.lfo(io.values.choice(SHAPE));
    double phase = io.values.at(PHASE) / 360;
    float amount = io.values.at(AMOUNT) / 100;
    float step = (io.values.end(AMOUNT) / 100 - amount) / Quantum.FRAMES;
    boolean oneSided = io.values.on(UNIPOLAR);
    double fade = io.values.at(FADE);
    float[] out = io.modulation;
    for (int f = 0; f <= Quantum.FRAMES; f++) {
      double turns = cycle.turns(f);
      float x = shape.at(turns + phase, seed);
      float y = oneSided ? 0.5f + 0.5f * x : x;
      float in = fade <= 0 ? 1 : (float) Math.clamp(turns / fade, 0, 1);
      out[f] = y * in * Math.fma(f, step, amount);
    }
    smoother.smooth(out, io.values.at(SMOOTH));
  }

  @Override
  public boolean idle() {
    return false;
  }

  @Override
  public void reset() {
    cycle.reset();
    smoother.reset();
  }
}
