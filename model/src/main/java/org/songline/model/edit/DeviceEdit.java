package org.songline.model.edit;

import java.util.List;
import java.util.Optional;
import org.songline.model.song.Device;
import org.songline.model.song.Device.Modulation;
import org.songline.model.song.Device.SideChain;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.RoutingCheck;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.TrackCheck;
import org.songline.model.song.Zero;

/** Changes to devices and their settings. */
public sealed interface DeviceEdit extends Edit {

  /**
   * Adds or removes a device; it can only be removed when no lane moves it.
   *
   * @param index the place in the chain
   */
  record PutDevice(TrackId track, int index, Optional<Device> old, Optional<Device> now)
      implements DeviceEdit {
    @Override
    public Song apply(Song song) {
      Track found = Change.track(song, track);
      String place = TrackCheck.place(found);
      Change.oneSide(place, old, now);
      now.ifPresent(
          device ->
              Change.needs(
                  song.trackOf(device.id()).isEmpty(),
                  "device " + device.id().text(),
                  "the id is taken",
                  "choose another id"));
      Track changed = found.withDevices(Change.put(place, found.devices(), index, old, now));
      return checked(song.with(changed), changed);
    }

    @Override
    public PutDevice inverse() {
      return new PutDevice(track, index, now, old);
    }
  }

  /**
   * Moves a device within its chain or to another track; a lane that moves it must go first when it
   * changes tracks. The index is its place once it has left its old.
   */
  record MoveDevice(DeviceId device, TrackId oldTrack, int oldIndex, TrackId nowTrack, int nowIndex)
      implements DeviceEdit {
    @Override
    public Song apply(Song song) {
      Track from = Change.track(song, oldTrack);
      String place = "device " + device.text();
      Change.expect(place, from.deviceIndex(device), oldIndex);
      if (oldIndex < 0) {
        throw Change.unfit(place, "there is no such device");
      }
      if (oldTrack.equals(nowTrack)) {
        return song.with(from.withDevices(Change.move(place, from.devices(), oldIndex, nowIndex)));
      }
      Optional<Device> moved = Optional.of(from.devices().get(oldIndex));
      Track to = Change.track(song, nowTrack);
      Track left =
          from.withDevices(Change.put(place, from.devices(), oldIndex, moved, Optional.empty()));
      Track joined =
          to.withDevices(Change.put(place, to.devices(), nowIndex, Optional.empty(), moved));
      return checked(checked(song.with(left).with(joined), joined), left);
    }

    @Override
    public MoveDevice inverse() {
      return new MoveDevice(device, nowTrack, nowIndex, oldTrack, oldIndex);
    }
  }

  record SetDeviceEnabled(DeviceId device, boolean old, boolean now) implements DeviceEdit {
    @Override
    public Song apply(Song song) {
      Device found = named(song, device);
      Change.expect(place(device), found.enabled(), old);
      return changed(song, found.withEnabled(now));
    }

    @Override
    public SetDeviceEnabled inverse() {
      return new SetDeviceEnabled(device, now, old);
    }
  }

  /** A value in the unit of the device's table; absent, the initial one. */
  record SetParameter(DeviceId device, String parameter, Optional<Double> old, Optional<Double> now)
      implements DeviceEdit {
    public SetParameter {
      old = old.map(Zero::unsigned);
      now = now.map(Zero::unsigned);
    }

    @Override
    public Song apply(Song song) {
      Device found = named(song, device);
      return changed(
          song,
          found.withParameters(Change.put(place(device), found.parameters(), parameter, old, now)));
    }

    @Override
    public SetParameter inverse() {
      return new SetParameter(device, parameter, now, old);
    }
  }

  /** The file in a slot; absent, none. */
  record SetAsset(DeviceId device, String slot, Optional<String> old, Optional<String> now)
      implements DeviceEdit {
    @Override
    public Song apply(Song song) {
      Device found = named(song, device);
      return changed(
          song, found.withAssets(Change.put(place(device), found.assets(), slot, old, now)));
    }

    @Override
    public SetAsset inverse() {
      return new SetAsset(device, slot, now, old);
    }
  }

  record SetSideChain(DeviceId device, Optional<SideChain> old, Optional<SideChain> now)
      implements DeviceEdit {
    @Override
    public Song apply(Song song) {
      Device found = named(song, device);
      Change.expect(place(device), found.sideChain(), old);
      Song changed = changed(song, found.withSideChain(now));
      RoutingCheck.check(changed);
      return changed;
    }

    @Override
    public SetSideChain inverse() {
      return new SetSideChain(device, now, old);
    }
  }

  /** What a modulator moves: adds, changes or removes one target. */
  record PutModulation(DeviceId device, Optional<Modulation> old, Optional<Modulation> now)
      implements DeviceEdit {
    @Override
    public Song apply(Song song) {
      Device found = named(song, device);
      return changed(
          song,
          found.withModulations(
              Change.put(place(device), Modulation.ORDER, found.modulations(), old, now)));
    }

    @Override
    public PutModulation inverse() {
      return new PutModulation(device, now, old);
    }
  }

  /** Where an output of a device goes; absent, it stays in the main output. */
  record SetDeviceOutput(
      DeviceId device, String output, Optional<TrackId> old, Optional<TrackId> now)
      implements DeviceEdit {
    @Override
    public Song apply(Song song) {
      Device found = named(song, device);
      Song changed =
          changed(
              song,
              found.withOutputs(Change.put(place(device), found.outputs(), output, old, now)));
      RoutingCheck.check(changed);
      return changed;
    }

    @Override
    public SetDeviceOutput inverse() {
      return new SetDeviceOutput(device, output, now, old);
    }
  }

  private static String place(DeviceId id) {
    return "device " + id.text();
  }

  private static Device named(Song song, DeviceId id) {
    List<Device> devices = Change.holder(song, id).devices();
    return devices.get(Change.holder(song, id).deviceIndex(id));
  }

  private static Song changed(Song song, Device device) {
    Track track = Change.with(Change.holder(song, device.id()), device);
    TrackCheck.device(song, track, device);
    return song.with(track);
  }

  private static Song checked(Song song, Track track) {
    TrackCheck.mixer(song, track);
    RoutingCheck.check(song);
    return song;
  }
}
