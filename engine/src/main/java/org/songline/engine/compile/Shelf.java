package org.songline.engine.compile;

import org.songline.devices.Setup;
import org.songline.engine.plan.DeviceSpec;
import org.songline.model.song.Device;

/** Where the compiler learns about devices that only a made processor can tell. */
public interface Shelf {
  /** What a processor of this device is told when it is made. */
  Setup setup(DeviceSpec spec, Device device);

  /** The latency of the processor in frames; makes it if it is not there yet. */
  int latency(DeviceSpec spec, Device device);
}
