package org.songline.model.song;

import java.util.List;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;

/**
 * A curve over the whole song that moves one target of the track. Before the first point its value
 * holds, after the last too.
 *
 * @param points by position, at least one, no two at one position
 */
public record Automation(Target target, boolean enabled, List<Point> points) {
  public Automation {
    points = Sorted.of(Point.ORDER, points);
  }

  public Automation withEnabled(boolean enabled) {
    return new Automation(target, enabled, points);
  }

  public Automation withPoints(List<Point> points) {
    return new Automation(target, enabled, points);
  }

  /** What a lane moves. The tempo has its own map in the song. */
  public sealed interface Target {
    /** Decibels; -144 and less is silence. */
    record Fader() implements Target {}

    record Pan() implements Target {}

    /** 0 heard, 1 muted; only {@link Point.Shape#HOLD}. */
    record Mute() implements Target {}

    /** Decibels. */
    record SendLevel(TrackId to) implements Target {}

    record SendPan(TrackId to) implements Target {}

    /** In the unit of the device's table. */
    record Parameter(DeviceId device, String parameter) implements Target {}

    /** 0 bypassed, 1 on; only {@link Point.Shape#HOLD}. */
    record Enabled(DeviceId device) implements Target {}
  }
}
