package org.songline.devices.modulators;

import java.util.List;
import java.util.function.Function;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/**
 * A modulator: its table and how a running one is made.
 *
 * @param sideChain whether another track's sound can steer it
 */
record ModulatorType(
    String id,
    String name,
    String summary,
    boolean sideChain,
    List<Parameter> parameters,
    Function<Setup, Processor> maker)
    implements DeviceType {
  ModulatorType {
    parameters = List.copyOf(parameters);
  }

  @Override
  public Category category() {
    return Category.MODULATOR;
  }

  @Override
  public Processor create(Setup setup) {
    return maker.apply(setup);
  }
}
