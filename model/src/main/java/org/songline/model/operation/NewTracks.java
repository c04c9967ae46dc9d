package org.songline.model.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.songline.model.edit.TrackEdit.MoveTrack;
import org.songline.model.edit.TrackEdit.PutTrack;
import org.songline.model.edit.TrackEdit.SetTrackFolder;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Device;
import org.songline.model.song.Device.Modulation;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Kind;

/** Makes tracks and puts them in their places. */
final class NewTracks {
  private final Draft draft;
  private final FreshIds<TrackId> trackIds = new FreshIds<>(TrackId::new);
  private final FreshIds<DeviceId> deviceIds = new FreshIds<>(DeviceId::new);

  NewTracks(Draft draft) {
    this.draft = draft;
    for (Track track : draft.song().tracks()) {
      trackIds.taken(track.id());
      track.devices().forEach(device -> deviceIds.taken(device.id()));
    }
  }

  Track add(Kind kind, String name, Optional<TrackId> after, List<String> types) {
    Words.needs(kind != Kind.MASTER, "tracks", "there is one master already", "add a group");
    if (after.isPresent()) {
      Track above = draft.track(after.get());
      Optional<TrackId> folder =
          above.kind() == Kind.FOLDER ? Optional.of(above.id()) : above.folder();
      return place(kind, name, draft.song().trackIndex(above.id()) + 1, folder, types);
    }
    return place(kind, name, usualPlace(kind), Optional.empty(), types);
  }

  private int usualPlace(Kind kind) {
    List<Track> tracks = draft.song().tracks();
    int index = tracks.size();
    while (index > 0
        && (tracks.get(index - 1).kind() == Kind.MASTER
            || (kind != Kind.RETURN && tracks.get(index - 1).kind() == Kind.RETURN))) {
      index--;
    }
    return index;
  }

  /** Adds a track at an index. */
  Track place(Kind kind, String name, int index, Optional<TrackId> folder, List<String> types) {
    String word = kind.name().toLowerCase(Locale.ROOT);
    String shown = name.isEmpty() ? numbered(kind, word) : name;
    List<Device> devices = new ArrayList<>();
    for (String type : types) {
      devices.add(Device.of(deviceIds.named(type, "device"), type));
    }
    Track track =
        Track.of(trackIds.named(shown, word), kind, shown)
            .withColor(TrackColors.fewest(draft.song()))
            .withFolder(folder)
            .withDevices(devices);
    draft.edit(new PutTrack(index, Optional.empty(), Optional.of(track)));
    return track;
  }

  private String numbered(Kind kind, String word) {
    long there = draft.song().tracks().stream().filter(t -> t.kind() == kind).count();
    String shown =
        kind == Kind.VCA
            ? kind.name()
            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    return shown + " " + (there + 1);
  }

  /** Copies a track to right below it, devices and clips under new ids. */
  void copy(Track track, boolean own) {
    Words.needs(track.kind() != Kind.MASTER, "tracks", "a song has one master", "copy another");
    Map<DeviceId, DeviceId> devices = new HashMap<>();
    for (Device device : track.devices()) {
      devices.put(device.id(), deviceIds.like(device.id().text()));
    }
    Map<PatternId, PatternId> patterns = new HashMap<>();
    List<Clip> clips = new ArrayList<>();
    for (Clip clip : track.clips()) {
      Clip copy = clip.withId(draft.clipId(clip.id()));
      if (own && copy instanceof NoteClip notes) {
        copy =
            notes.withPattern(
                patterns.computeIfAbsent(notes.pattern(), id -> draft.copy(draft.pattern(id))));
      }
      clips.add(copy);
    }
    Track copy =
        new Track(
            trackIds.like(track.id().text()),
            track.kind(),
            track.name(),
            track.color(),
            track.folder(),
            track.output(),
            track.vca(),
            track.strip(),
            track.devices().stream().map(device -> renamed(device, devices)).toList(),
            track.sends(),
            clips,
            track.automation().stream().map(lane -> renamed(lane, devices)).toList());
    Song song = draft.song();
    draft.edit(new PutTrack(song.trackIndex(track.id()) + 1, Optional.empty(), Optional.of(copy)));
  }

  private static Device renamed(Device device, Map<DeviceId, DeviceId> ids) {
    return new Device(
        ids.getOrDefault(device.id(), device.id()),
        device.type(),
        device.enabled(),
        device.parameters(),
        device.assets(),
        device.sideChain(),
        device.modulations().stream()
            .map(
                m ->
                    new Modulation(
                        ids.getOrDefault(m.device(), m.device()), m.parameter(), m.depth()))
            .toList(),
        device.outputs());
  }

  private static Automation renamed(Automation lane, Map<DeviceId, DeviceId> ids) {
    Target target =
        switch (lane.target()) {
          case Target.Parameter(DeviceId device, String parameter) ->
              new Target.Parameter(ids.getOrDefault(device, device), parameter);
          case Target.Enabled(DeviceId device) ->
              new Target.Enabled(ids.getOrDefault(device, device));
          default -> lane.target();
        };
    return new Automation(target, lane.enabled(), lane.points());
  }

  /** Moves tracks to right below another one, into a folder or out of all. */
  void move(List<Track> moved, Optional<TrackId> after, Optional<TrackId> folder) {
    after.ifPresent(
        id ->
            Words.needs(
                moved.stream().noneMatch(track -> track.id().equals(id)),
                "track " + id.text(),
                "it moves itself",
                "choose a track that stays"));
    Optional<TrackId> above = after;
    for (Track track : moved) {
      Song song = draft.song();
      int old = song.trackIndex(track.id());
      int now = above.map(song::trackIndex).orElse(-1);
      int place = old < now ? now : now + 1;
      if (place != old) {
        draft.edit(new MoveTrack(track.id(), old, place));
      }
      if (!track.folder().equals(folder)) {
        draft.edit(new SetTrackFolder(track.id(), track.folder(), folder));
      }
      above = Optional.of(track.id());
    }
  }
}
