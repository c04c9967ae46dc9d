package org.songline.studio.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.builtin.BuiltIn;
import org.songline.model.edit.DeviceEdit;
import org.songline.model.edit.Edit;
import org.songline.model.edit.TrackEdit;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** The edits that moves of controllers make. */
final class Moves {
  private Moves() {}

  /** Whether a controller can move something of a song. */
  static boolean can(Song song, MidiNow.Aim aim) {
    return song.track(aim.track()).filter(track -> can(track, aim.target())).isPresent();
  }

  private static boolean can(Track track, Target target) {
    return switch (target) {
      case Target.Fader _, Target.Pan _ -> true;
      case Target.Parameter moved -> parameter(track, moved).isPresent();
      default -> false;
    };
  }

  private static Optional<Parameter> parameter(Track track, Target.Parameter moved) {
    return track
        .device(moved.device())
        .flatMap(device -> BuiltIn.catalogue().find(device.type()))
        .flatMap(
            type ->
                type.parameters().stream()
                    .filter(each -> each.id().equals(moved.parameter()))
                    .findFirst())
        .filter(each -> each.kind() != Parameter.Kind.STRUCTURAL);
  }

  /** The edit that brings a target where the controller stands; none when it is there. */
  static Optional<Edit> edit(Song song, MidiControl control, int way) {
    return song.track(control.track()).flatMap(track -> edit(track, control.target(), way));
  }

  private static Optional<Edit> edit(Track track, Target target, int way) {
    return switch (target) {
      case Target.Fader _ -> {
        double old = track.strip().fader();
        double now = Travel.fader(way);
        yield old == now
            ? Optional.empty()
            : Optional.of(new TrackEdit.SetFader(track.id(), old, now));
      }
      case Target.Pan _ -> {
        double old = track.strip().pan();
        double now = Travel.pan(way);
        yield old == now
            ? Optional.empty()
            : Optional.of(new TrackEdit.SetPan(track.id(), old, now));
      }
      case Target.Parameter moved ->
          parameter(track, moved).flatMap(of -> parameter(track, moved, of, way));
      default -> Optional.empty();
    };
  }

  private static Optional<Edit> parameter(
      Track track, Target.Parameter moved, Parameter of, int way) {
    Device device = track.device(moved.device()).orElseThrow();
    Optional<Double> old = Optional.ofNullable(device.parameters().get(moved.parameter()));
    double value = Travel.parameter(of, way);
    Optional<Double> now = value == of.initial() ? Optional.empty() : Optional.of(value);
    return old.equals(now)
        ? Optional.empty()
        : Optional.of(new DeviceEdit.SetParameter(moved.device(), moved.parameter(), old, now));
  }

  /** What moves, for people. */
  static String label(Song song, List<MidiControl> controls) {
    List<String> names = new ArrayList<>();
    for (MidiControl control : controls) {
      song.track(control.track()).map(track -> name(track, control.target())).ifPresent(names::add);
    }
    return names.isEmpty()
        ? "MIDI"
        : String.join(", ", names.subList(0, Math.min(3, names.size())));
  }

  private static String name(Track track, Target target) {
    return switch (target) {
      case Target.Fader _ -> "Volume of " + track.name();
      case Target.Pan _ -> "Pan of " + track.name();
      case Target.Parameter moved ->
          parameter(track, moved).map(Parameter::name).orElse(moved.parameter())
              + " of "
              + track
                  .device(moved.device())
                  .flatMap(device -> BuiltIn.catalogue().find(device.type()))
                  .map(DeviceType::name)
                  .orElse(track.name());
      default -> track.name();
    };
  }
}
