package org.songline.mastering.playback;

import java.util.List;

/**
 * What becomes of a part on a device.
 *
 * @param name of the part
 * @param left how much of the loudness that flat monitors give it is left, 0 to 1: the sum over
 *     bands of the lesser of both, over the sum on monitors
 * @param audibleOnMonitors its loudness among all others over its loudness alone, on monitors
 * @param audible the same on the device, over its loudness alone on monitors
 * @param gone where under a fifth of it is left, of bands that matter to it, from low to high
 */
public record Fate(
    String name, double left, double audibleOnMonitors, double audible, List<Stretch> gone) {
  /** Less than this is left of what counts as vanished. */
  public static final double VANISHED = 0.1;

  public Fate {
    gone = List.copyOf(gone);
  }

  /**
   * A stretch of frequencies.
   *
   * @param lowest whether the part has nothing below
   * @param highest whether the part has nothing above
   */
  public record Stretch(double fromHertz, double toHertz, boolean lowest, boolean highest) {
    /** As people read it. */
    public String words() {
      if (lowest && highest) {
        return "all but gone";
      }
      if (lowest) {
        return "below " + hertz(toHertz) + " it is gone";
      }
      if (highest) {
        return "above " + hertz(fromHertz) + " it is gone";
      }
      return "from " + hertz(fromHertz) + " to " + hertz(toHertz) + " it is gone";
    }

    private static String hertz(double value) {
      return value < 1000
          ? 10 * Math.round(value / 10) + " Hz"
          : Math.round(value / 100) / 10.0 + " kHz";
    }
  }

  public boolean vanished() {
    return left < VANISHED;
  }
}
