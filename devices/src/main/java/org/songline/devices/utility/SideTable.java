package org.songline.devices.utility;

import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;

/** Parameters of left and right that utility and stereo tools share. */
final class SideTable {
  private SideTable() {}

  static Parameter width() {
    return Parameter.smooth(
        "width",
        "Width",
        Unit.PERCENT,
        0,
        200,
        100,
        "Level of what differs between the sides: 0 is mono, 200 is twice as wide.");
  }

  static Parameter balance() {
    return Parameter.smooth(
        "balance",
        "Balance",
        Unit.PERCENT,
        -100,
        100,
        0,
        "Turns down the left side (above 0) or the right side (below 0).");
  }

  static Parameter invertLeft() {
    return Parameter.toggle(
        "invert-left", "Invert left", false, "Turns the polarity of the left side round.");
  }

  static Parameter invertRight() {
    return Parameter.toggle(
        "invert-right", "Invert right", false, "Turns the polarity of the right side round.");
  }

  static Parameter swap() {
    return Parameter.toggle("swap", "Swap sides", false, "Left becomes right and right left.");
  }
}
