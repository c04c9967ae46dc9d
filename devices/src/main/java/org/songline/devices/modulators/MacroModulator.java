package org.songline.devices.modulators;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Values;
import org.songline.dsp.Quantum;

/** One knob that moves many. */
final class MacroModulator implements Processor {
  private static final int VALUE = 0;

  static final DeviceType TYPE =
      new ModulatorType(
          "macro",
          "Macro",
          "One knob that moves many parameters at once, each as far as it is told.",
          false,
          List.of(
              Parameter.smooth(
                  "value",
                  "Value",
                  Unit.PERCENT,
                  0,
                  100,
                  0,
                  "How far all that it moves is moved.")),
          setup -> new MacroModulator());

  @Override
  public void process(Io io) {
    Values values = io.values;
    boolean moving = values.moving(VALUE);
    for (int f = 0; f < Quantum.FRAMES; f++) {
      io.modulation[f] = (moving ? values.curve(VALUE)[f] : values.at(VALUE)) / 100;
    }
    io.modulation[Quantum.FRAMES] = values.end(VALUE) / 100;
  }

  @Override
  public boolean idle() {
    return false;
  }

  @Override
  public void reset() {}
}
