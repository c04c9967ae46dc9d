package org.songline.devices.modulators;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.dsp.noise.Noise;

/** Chance, the same in every render. */
final class RandomModulator implements Processor {
  private static final int SOURCE = Cycle.PARAMETERS;
  private static final int DRIFT = SOURCE + 1;
  private static final int LEVELS = SOURCE + 2;
  private static final int AMOUNT = SOURCE + 3;
  private static final int SMOOTH = SOURCE + 4;

  static final DeviceType TYPE =
      new ModulatorType(
          "random",
          "Random",
          "Moves parameters to values of chance, at each cycle or at each note; the same in every"
              + " render.",
          false,
          table(),
          RandomModulator::new);

  private final Cycle cycle;
  private final Smoother smoother;
  private final long seed;
  private long lastNote;

  private RandomModulator(Setup setup) {
    cycle = new Cycle(setup.sampleRate());
    smoother = new Smoother(setup.sampleRate());
    seed = setup.seed();
  }

  private static List<Parameter> table() {
    List<Parameter> table = new ArrayList<>(Cycle.table(5, 4));
    table.add(
        Parameter.choice(
            "new-value",
            "New value",
            "When it draws: at each cycle, or at each note.",
            List.of("cycle", "note")));
    table.add(
        Parameter.smooth(
            "drift",
            "Drift",
            Unit.PERCENT,
            0,
            100,
            0,
            "How much of a cycle is spent on the way to the next value."));
    table.add(
        Parameter.smooth(
                "levels",
                "Levels",
                Unit.PLAIN,
                0,
                24,
                0,
                "Draws among so many equally spaced values; 0 and 1 are all values.")
            .of(Kind.STEPPED));
    table.add(Cycle.amount());
    table.add(Smoother.parameter("Rounds the corners, so that what it moves does not click."));
    return table;
  }

  @Override
  public void process(Io io) {
    cycle.next(io, 1);
    boolean notes = io.values.choice(SOURCE) == 1;
    float drift = io.values.at(DRIFT) / 100;
    int levels = Math.round(io.values.at(LEVELS));
    float amount = io.values.at(AMOUNT) / 100;
    int event = 0;
    for (int f = 0; f <= Quantum.FRAMES; f++) {
      for (; event < io.events.size() && io.events.frame(event) <= f; event++) {
        if (io.events.kind(event) == Events.NOTE_ON) {
          lastNote = io.frame + io.events.frame(event) + 1;
        }
      }
      float value;
      if (notes) {
        value = level(lastNote, levels);
      } else {
        double turns = cycle.turns(f);
        long number = (long) Math.floor(turns);
        float now = level(number, levels);
        float next = level(number + 1, levels);
        float into = (float) (turns - number) - (1 - drift);
        value = into <= 0 || drift == 0 ? now : Math.fma(into / drift, next - now, now);
      }
      io.modulation[f] = value * amount;
    }
    smoother.smooth(io.modulation, io.values.at(SMOOTH));
  }

  private float level(long number, int levels) {
    float level = Noise.level(seed, number);
    if (levels < 2) {
      return level;
    }
    int place = (int) Math.min(levels - 1, (level + 1) / 2 * levels);
    return 2f * place / (levels - 1) - 1;
  }

  @Override
  public boolean idle() {
    return false;
  }

  @Override
  public void reset() {
    cycle.reset();
    smoother.reset();
    lastNote = 0;
  }
}
