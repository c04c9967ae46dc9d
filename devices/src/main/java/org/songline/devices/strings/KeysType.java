package org.songline.devices.strings;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Electric pianos, a clavinet and an organ. */
public final class KeysType implements DeviceType {
  @Override
  public String id() {
    return "keys";
  }

  @Override
  public String name() {
    return "Keys";
  }

  @Override
  public Category category() {
    return Category.INSTRUMENT;
  }

  @Override
  public String summary() {
    return "Physical models of electric keys: tines and reeds before their pickups, the strings of"
        + " a clavinet and the tone wheels of an organ.";
  }

  @Override
  public List<Parameter> parameters() {
    return KeysTable.ALL;
  }

  @Override
  public Processor create(Setup setup) {
    return new KeysProcessor(setup);
  }
}
