package org.songline.coach.fault;

import java.util.List;
import java.util.stream.Stream;

/** Every kind of fault that can be injected. */
public final class Faults {
  private Faults() {}

  public static List<Fault> all() {
    return Stream.of(SoundFaults.all(), StereoFaults.all(), MixFaults.all(), MasterFaults.all())
        .flatMap(List::stream)
        .toList();
  }
}
