package org.songline.engine.compile;

import org.songline.devices.DeviceType.Category;
import org.songline.engine.plan.DeviceSpec;
import org.songline.model.song.Device;

/**
 * A device of the song whose type is known.
 *
 * @param lanes whether it can run in lanes
 */
record Placed(Device device, DeviceSpec spec, boolean lanes) {
  Category category() {
    return spec.type().category();
  }
}
