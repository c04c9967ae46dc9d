package org.songline.model.edit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.songline.model.edit.ClipEdit.PutClip;
import org.songline.model.edit.DeviceEdit.MoveDevice;
import org.songline.model.edit.DeviceEdit.PutDevice;
import org.songline.model.edit.DeviceEdit.PutModulation;
import org.songline.model.edit.DeviceEdit.SetAsset;
import org.songline.model.edit.DeviceEdit.SetDeviceEnabled;
import org.songline.model.edit.DeviceEdit.SetDeviceOutput;
import org.songline.model.edit.DeviceEdit.SetParameter;
import org.songline.model.edit.DeviceEdit.SetSideChain;
import org.songline.model.edit.LaneEdit.PutLane;
import org.songline.model.edit.TrackEdit.MoveTrack;
import org.songline.model.edit.TrackEdit.PutSend;
import org.songline.model.edit.TrackEdit.PutTrack;
import org.songline.model.edit.TrackEdit.SetFader;
import org.songline.model.edit.TrackEdit.SetMuted;
import org.songline.model.edit.TrackEdit.SetOutput;
import org.songline.model.edit.TrackEdit.SetPan;
import org.songline.model.edit.TrackEdit.SetPanLaw;
import org.songline.model.edit.TrackEdit.SetSoloSafe;
import org.songline.model.edit.TrackEdit.SetSoloed;
import org.songline.model.edit.TrackEdit.SetTrackColor;
import org.songline.model.edit.TrackEdit.SetTrackFolder;
import org.songline.model.edit.TrackEdit.SetTrackName;
import org.songline.model.edit.TrackEdit.SetVca;
import org.songline.model.song.Clip;
import org.songline.model.song.Device;
import org.songline.model.song.Device.Modulation;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Output;
import org.songline.model.song.Track.Strip;

/** The way from the tracks of one song to those of another. */
final class TrackWay {
  private final Way way;

  /** Tracks that go, though one of the same id may come. */
  private final Set<TrackId> gone = new HashSet<>();

  TrackWay(Way way) {
    this.way = way;
    for (Track track : way.song().tracks()) {
      if (way.to().track(track.id()).filter(other -> other.kind() == track.kind()).isEmpty()) {
        gone.add(track.id());
      }
    }
  }

  /** What the track becomes; empty when it goes. */
  private Optional<Track> wanted(TrackId id) {
    return gone.contains(id) ? Optional.empty() : way.to().track(id);
  }

  private Track now(TrackId id) {
    return Change.track(way.song(), id);
  }

  /** Lets go what differs, so that nothing refers to what goes; then it goes. */
  void loosen() {
    List<TrackId> ids = way.song().tracks().stream().map(Track::id).toList();
    ids.forEach(this::lanes);
    ids.forEach(this::relations);
    for (TrackId id : ids) {
      clips(id);
      devices(id);
    }
    for (TrackId id : ids) {
      if (gone.contains(id)) {
        way.edit(new PutTrack(way.song().trackIndex(id), Optional.of(now(id)), Optional.empty()));
      }
    }
  }

  /** Lanes from the first difference on; all of them where what they may move changes. */
  private void lanes(TrackId id) {
    Track track = now(id);
    Optional<Track> other = wanted(id);
    boolean moved =
        other.isEmpty()
            || !other.get().sends().equals(track.sends())
            || !shape(other.get()).equals(shape(track))
            || track.sends().stream().anyMatch(send -> gone.contains(send.to()));
    int same = moved ? 0 : Way.alike(track.automation(), other.orElseThrow().automation());
    for (int i = track.automation().size() - 1; i >= same; i--) {
      way.edit(new PutLane(id, i, Optional.of(track.automation().get(i)), Optional.empty()));
    }
  }

  /** The order of a chain and what stands in it. */
  private static List<String> shape(Track track) {
    return track.devices().stream()
        .map(device -> device.id().text() + " " + device.type())
        .toList();
  }

  private void relations(TrackId id) {
    Track track = now(id);
    Optional<Track> other = wanted(id);
    Predicate<Optional<TrackId>> lost = target -> target.filter(gone::contains).isPresent();
    if (lost.test(track.folder())
        || !other.map(Track::folder).equals(Optional.of(track.folder()))) {
      way.clear(track.folder(), (old, next) -> new SetTrackFolder(id, old, next));
    }
    if (lost.test(track.vca()) || !other.map(Track::vca).equals(Optional.of(track.vca()))) {
      way.clear(track.vca(), (old, next) -> new SetVca(id, old, next));
    }
    boolean cut = track.output() instanceof Output.To(TrackId to) && gone.contains(to);
    if (cut || !other.map(Track::output).equals(Optional.of(track.output()))) {
      way.set(track.output(), new Output.None(), (old, next) -> new SetOutput(id, old, next));
    }
    int same =
        track.sends().stream().anyMatch(send -> gone.contains(send.to()))
            ? 0
            : Way.alike(track.sends(), other.map(Track::sends).orElse(List.of()));
    for (int i = track.sends().size() - 1; i >= same; i--) {
      way.edit(new PutSend(id, i, Optional.of(track.sends().get(i)), Optional.empty()));
    }
    boolean reordered = other.isEmpty() || !shape(other.get()).equals(shape(track));
    track.devices().forEach(device -> loosen(device, other, reordered));
  }

  private void loosen(Device device, Optional<Track> other, boolean reordered) {
    DeviceId id = device.id();
    Optional<Device> next = other.flatMap(track -> track.device(id));
    for (Modulation modulation : device.modulations()) {
      if (reordered || next.filter(d -> d.modulations().contains(modulation)).isEmpty()) {
        way.edit(new PutModulation(id, Optional.of(modulation), Optional.empty()));
      }
    }
    boolean lost = device.sideChain().filter(c -> gone.contains(c.source())).isPresent();
    if (lost || !next.map(Device::sideChain).equals(Optional.of(device.sideChain()))) {
      way.clear(device.sideChain(), (old, now) -> new SetSideChain(id, old, now));
    }
    device
        .outputs()
        .forEach(
            (name, to) -> {
              if (gone.contains(to)
                  || next.filter(d -> to.equals(d.outputs().get(name))).isEmpty()) {
                way.edit(new SetDeviceOutput(id, name, Optional.of(to), Optional.empty()));
              }
            });
  }

  /** Clips that go, and those whose recording or pattern changes. */
  private void clips(TrackId id) {
    Optional<Track> other = wanted(id);
    for (Clip clip : now(id).clips()) {
      boolean stays =
          other.flatMap(track -> track.clip(clip.id())).isPresent()
              && switch (clip) {
                case Clip.NoteClip _ -> true;
                case Clip.AudioClip audio ->
                    way.song().source(audio.source()).equals(way.to().source(audio.source()));
              };
      if (!stays) {
        way.edit(new PutClip(id, Optional.of(clip), Optional.empty()));
      }
    }
  }

  private void devices(TrackId id) {
    Optional<Track> other = wanted(id);
    List<Device> devices = now(id).devices();
    for (int i = devices.size() - 1; i >= 0; i--) {
      Device device = devices.get(i);
      boolean stays =
          other
              .flatMap(track -> track.device(device.id()))
              .filter(next -> next.type().equals(device.type()))
              .isPresent();
      if (!stays) {
        way.edit(new PutDevice(id, i, Optional.of(now(id).devices().get(i)), Optional.empty()));
      }
    }
  }

  /** Adds what comes, puts all in order and ties it. */
  void make() {
    List<Track> tracks = way.to().tracks();
    for (Track track : tracks) {
      if (way.song().track(track.id()).isEmpty()) {
        way.edit(
            new PutTrack(way.song().tracks().size(), Optional.empty(), Optional.of(bare(track))));
      }
    }
    for (int i = 0; i < tracks.size(); i++) {
      TrackId id = tracks.get(i).id();
      int at = way.song().trackIndex(id);
      if (at != i) {
        way.edit(new MoveTrack(id, at, i));
      }
    }
    tracks.forEach(this::content);
    tracks.forEach(this::ties);
    for (Track track : tracks) {
      way.places(
          now(track.id()).automation(),
          track.automation(),
          (i, change) -> new PutLane(track.id(), i, change.old(), change.now()));
    }
  }

  private static Track bare(Track track) {
    Track made = Track.of(track.id(), track.kind(), track.name());
    return made.withColor(track.color()).withStrip(track.strip()).withOutput(new Output.None());
  }

  private void content(Track wanted) {
    TrackId id = wanted.id();
    Track track = now(id);
    way.set(track.name(), wanted.name(), (old, next) -> new SetTrackName(id, old, next));
    way.set(track.color(), wanted.color(), (old, next) -> new SetTrackColor(id, old, next));
    Strip old = track.strip();
    Strip next = wanted.strip();
    way.set(old.fader(), next.fader(), (a, b) -> new SetFader(id, a, b));
    way.set(old.pan(), next.pan(), (a, b) -> new SetPan(id, a, b));
    way.set(old.panLaw(), next.panLaw(), (a, b) -> new SetPanLaw(id, a, b));
    way.set(old.muted(), next.muted(), (a, b) -> new SetMuted(id, a, b));
    way.set(old.soloed(), next.soloed(), (a, b) -> new SetSoloed(id, a, b));
    way.set(old.soloSafe(), next.soloSafe(), (a, b) -> new SetSoloSafe(id, a, b));
    for (int i = 0; i < wanted.devices().size(); i++) {
      chain(id, i, wanted.devices().get(i));
    }
    for (Clip clip : wanted.clips()) {
      Optional<Clip> before = now(id).clip(clip.id());
      if (!before.equals(Optional.of(clip))) {
        way.edit(new PutClip(id, before, Optional.of(clip)));
      }
    }
  }

  private void chain(TrackId track, int place, Device wanted) {
    int at = now(track).deviceIndex(wanted.id());
    if (at < 0) {
      Device alone =
          wanted
              .withSideChain(Optional.empty())
              .withModulations(List.of())
              .withOutputs(new TreeMap<>());
      way.edit(new PutDevice(track, place, Optional.empty(), Optional.of(alone)));
      return;
    }
    DeviceId id = wanted.id();
    if (at != place) {
      way.edit(new MoveDevice(id, track, at, track, place));
    }
    Device device = now(track).devices().get(place);
    way.set(device.enabled(), wanted.enabled(), (old, next) -> new SetDeviceEnabled(id, old, next));
    way.values(
        device.parameters(),
        wanted.parameters(),
        name -> (old, next) -> new SetParameter(id, name, old, next));
    way.values(
        device.assets(), wanted.assets(), slot -> (old, next) -> new SetAsset(id, slot, old, next));
  }

  private void ties(Track wanted) {
    TrackId id = wanted.id();
    Track track = now(id);
    way.set(track.folder(), wanted.folder(), (old, next) -> new SetTrackFolder(id, old, next));
    way.set(track.vca(), wanted.vca(), (old, next) -> new SetVca(id, old, next));
    way.set(track.output(), wanted.output(), (old, next) -> new SetOutput(id, old, next));
    way.places(
        track.sends(),
        wanted.sends(),
        (i, change) -> new PutSend(id, i, change.old(), change.now()));
    for (Device device : wanted.devices()) {
      Device before = now(id).device(device.id()).orElseThrow();
      way.set(
          before.sideChain(),
          device.sideChain(),
          (old, next) -> new SetSideChain(device.id(), old, next));
      way.values(
          before.outputs(),
          device.outputs(),
          name -> (old, next) -> new SetDeviceOutput(device.id(), name, old, next));
      way.exchanged(
          before.modulations(),
          device.modulations(),
          (old, next) -> new PutModulation(device.id(), old, next));
    }
  }
}
