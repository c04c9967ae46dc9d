package org.songline.devices;

import java.util.List;
import java.util.Optional;

/** Device types that a song can name, in the order of the documentation. */
public record Catalogue(List<DeviceType> types) {
  public Catalogue {
    types = List.copyOf(types);
  }

  public Optional<DeviceType> find(String id) {
    return types.stream().filter(type -> type.id().equals(id)).findFirst();
  }
}
