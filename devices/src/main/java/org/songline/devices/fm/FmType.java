package org.songline.devices.fm;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** The synthesizer of six operators in 32 arrangements. */
public final class FmType implements DeviceType {
  @Override
  public String id() {
    return "fm";
  }

  @Override
  public String name() {
    return "FM";
  }

  @Override
  public Category category() {
    return Category.INSTRUMENT;
  }

  @Override
  public String summary() {
    return "Frequency modulation with six operators in 32 arrangements: electric pianos, bells,"
        + " basses and brass that answer to velocity.";
  }

  @Override
  public List<Parameter> parameters() {
    return FmTable.PARAMETERS;
  }

  @Override
  public Processor create(Setup setup) {
    return new Fm(setup);
  }
}
