package org.songline.engine.run;

import java.util.List;
import org.songline.devices.DeviceType.Reading;
import org.songline.devices.Readings;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;

/** What one running device tells about the sound. */
public final class Gauge {
  private final TrackId track;
  private final DeviceUnit unit;

  Gauge(TrackId track, DeviceUnit unit) {
    this.track = track;
    this.unit = unit;
  }

  public TrackId track() {
    return track;
  }

  public DeviceId device() {
    return unit.spec().id();
  }

  /** What its figures are, in their order. */
  public List<Reading> readings() {
    return unit.spec().type().readings();
  }

  /** Its figures. */
  public Readings figures() {
    return unit.io().readings;
  }

  /** Whether it worked in the last quantum; one that is off or rests tells nothing new. */
  public boolean works() {
    return unit.works();
  }
}
