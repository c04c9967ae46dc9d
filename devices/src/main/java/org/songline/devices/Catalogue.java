package org.songline.devices;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Device types that a song can name, in the order of the documentation. */
public record Catalogue(List<DeviceType> types) {
  public Catalogue {
    types = List.copyOf(types);
  }

  public Optional<DeviceType> find(String id) {
    return types.stream().filter(type -> type.id().equals(id)).findFirst();
  }

  /** These devices and others after them. */
  public Catalogue with(List<DeviceType> others) {
    return new Catalogue(Stream.concat(types.stream(), others.stream()).toList());
  }
}
