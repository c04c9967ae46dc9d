package org.songline.devices.modulators;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

/** A row of up to sixteen values, one after the other. */
final class StepModulator implements Processor {
  private static final int COUNT = Cycle.PARAMETERS;
  private static final int GLIDE = COUNT + 1;
  private static final int SMOOTH = COUNT + 2;
  private static final int STEPS = COUNT + 3;
  private static final int MOST = 16;

  static final DeviceType TYPE =
      new ModulatorType(
          "steps",
          "Steps",
          "Moves parameters through up to sixteen values in time with the song.",
          false,
          table(),
          StepModulator::new);

  private final Cycle cycle;
  private final Smoother smoother;

  private StepModulator(Setup setup) {
    cycle = new Cycle(setup.sampleRate());
    smoother = new Smoother(setup.sampleRate());
  }

  private static List<Parameter> table() {
    List<Parameter> table = new ArrayList<>(Cycle.table(2, 8));
    table.add(
        Parameter.smooth("count", "Steps", Unit.PLAIN, 1, MOST, MOST, "How many steps it has.")
            .of(Kind.STEPPED));
    table.add(
        Parameter.smooth(
            "glide",
            "Glide",
            Unit.PERCENT,
            0,
            100,
            0,
            "How much of each step is spent on the way to the next."));
    table.add(Smoother.parameter("Rounds the corners, so that what it moves does not click."));
    for (int i = 1; i <= MOST; i++) {
      table.add(
          Parameter.smooth(
              "step-" + i, "Step " + i, Unit.PERCENT, -100, 100, 0, "The value of this step."));
    }
    return table;
  }

  @Override
  public void process(Io io) {
    int count = Math.round(io.values.at(COUNT));
    cycle.next(io, count);
    float glide = io.values.at(GLIDE) / 100;
    for (int f = 0; f <= Quantum.FRAMES; f++) {
      double turns = cycle.turns(f);
      double whole = Math.floor(turns);
      int step = (int) Math.floorMod((long) whole, (long) count);
      if (cycle.ended(f)) {
        io.modulation[f] = io.values.at(STEPS + count - 1) / 100;
        continue;
      }
      float now = io.values.at(STEPS + step) / 100;
      float next = io.values.at(STEPS + (step + 1) % count) / 100;
      float into = (float) (turns - whole) - (1 - glide);
      io.modulation[f] = into <= 0 || glide == 0 ? now : Math.fma(into / glide, next - now, now);
    }
    smoother.smooth(io.modulation, io.values.at(SMOOTH));
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
