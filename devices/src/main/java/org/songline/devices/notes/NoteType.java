package org.songline.devices.notes;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

/**
 * A note device: its table and its rule.
 *
 * @param rule makes the rule of one processor
 * @param late frames by which notes must be late so that some can be early
 */
record NoteType(
    String id,
    String name,
    String summary,
    List<Parameter> parameters,
    Function<Setup, NoteRule> rule,
    ToIntFunction<Setup> late)
    implements DeviceType {

  NoteType {
    parameters = List.copyOf(parameters);
  }

  /** A device that is never late. */
  NoteType(
      String id,
      String name,
      String summary,
      List<Parameter> parameters,
      Function<Setup, NoteRule> rule) {
    this(id, name, summary, parameters, rule, setup -> 0);
  }

  @Override
  public Category category() {
    return Category.NOTE;
  }

  @Override
  public Processor create(Setup setup) {
    int quanta = (late.applyAsInt(setup) + Quantum.FRAMES - 1) / Quantum.FRAMES;
    return new NoteFlow(rule.apply(setup), quanta * Quantum.FRAMES);
  }
}
