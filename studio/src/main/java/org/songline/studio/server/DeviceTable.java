package org.songline.studio.server;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.DeviceType.AssetSlot;
import org.songline.devices.DeviceType.Category;
import org.songline.devices.DeviceType.Reading;
import org.songline.devices.Parameter;

/** What a page knows of a device: its table. */
record DeviceTable(
    String id,
    String name,
    Category category,
    String family,
    String summary,
    boolean sideChain,
    List<Entry> parameters,
    List<AssetSlot> assets,
    List<String> outputs,
    List<Reading> readings) {

  /** A parameter; see {@link Parameter}. */
  record Entry(
      String id,
      String name,
      Parameter.Unit unit,
      String symbol,
      double min,
      double max,
      Parameter.Scale scale,
      double initial,
      List<String> choices,
      Parameter.Kind kind,
      String help) {}

  static DeviceTable of(DeviceType type) {
    String room = type.getClass().getPackageName();
    return new DeviceTable(
        type.id(),
        type.name(),
        type.category(),
        room.substring(room.lastIndexOf('.') + 1),
        type.summary(),
        type.sideChain(),
        type.parameters().stream().map(DeviceTable::entry).toList(),
        type.assets(),
        type.outputs(),
        type.readings());
  }

  private static Entry entry(Parameter parameter) {
    return new Entry(
        parameter.id(),
        parameter.name(),
        parameter.unit(),
        parameter.unit().symbol(),
        parameter.min(),
        parameter.max(),
        parameter.scale(),
        parameter.initial(),
        parameter.choices(),
        parameter.kind(),
        parameter.help());
  }
}
