package org.songline.studio.server;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.songline.engine.output.Outputs;
import org.songline.studio.live.OutputChoice;
import org.songline.studio.midi.MachineKeyboards;
import org.songline.studio.midi.MidiSource;

/**
 * What of this machine the studio uses.
 *
 * @param outputs what sound may go to
 * @param output what becomes of the output that was chosen last, this time
 * @param keyboards where notes come from; nothing for none
 */
public record Machine(
    Outputs outputs, UnaryOperator<OutputChoice> output, Optional<MidiSource> keyboards) {

  /** Its sound cards when they are chosen, and no keyboards. */
  public static Machine quiet() {
    return new Machine(Outputs.here(), UnaryOperator.identity(), Optional.empty());
  }

  /**
   * All there is.
   *
   * @param output what becomes of the output that was chosen last, this time
   */
  public static Machine whole(UnaryOperator<OutputChoice> output) {
    return new Machine(Outputs.here(), output, Optional.of(new MachineKeyboards()));
  }
}
