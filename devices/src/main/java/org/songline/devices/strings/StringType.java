package org.songline.devices.strings;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Plucked and struck strings with a body. */
public final class StringType implements DeviceType {
  @Override
  public String id() {
    return "string";
  }

  @Override
  public String name() {
    return "String";
  }

  @Override
  public Category category() {
    return Category.INSTRUMENT;
  }

  @Override
  public String summary() {
    return "Physical model of plucked and struck strings with a resonant body: guitars, harps,"
        + " kotos, basses, dulcimers and strings that do not exist.";
  }

  @Override
  public List<Parameter> parameters() {
    return StringTable.ALL;
  }

  @Override
  public Processor create(Setup setup) {
    return new StringProcessor(setup);
  }
}
