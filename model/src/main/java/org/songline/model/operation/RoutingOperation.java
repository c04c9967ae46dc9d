package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.model.SongProblem;
import org.songline.model.edit.DeviceEdit.MoveDevice;
import org.songline.model.edit.DeviceEdit.PutDevice;
import org.songline.model.edit.DeviceEdit.PutModulation;
import org.songline.model.edit.Edits;
import org.songline.model.edit.LaneEdit.PutLane;
import org.songline.model.edit.TrackEdit.PutSend;
import org.songline.model.edit.Transaction;
import org.songline.model.preset.Preset;
import org.songline.model.preset.PresetEdits;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Device.Modulation;
import org.songline.model.song.Device.SideChain;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.Send;

/** What people do to sends, side-chains and chains of devices. */
public sealed interface RoutingOperation extends Operation {

  /**
   * Adds a return with a chain, and sends from tracks to it.
   *
   * @param devices types for its chain
   * @param from tracks that send to it; may be none
   * @param level of each send in decibels
   */
  record AddReturn(
      String name, List<String> devices, List<TrackId> from, double level, boolean preFader)
      implements RoutingOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      Track made = new NewTracks(draft).add(Kind.RETURN, name, Optional.empty(), devices);
      for (TrackId id : from) {
        send(draft, draft.track(id), new Send(made.id(), preFader, level, 0, true));
      }
      return draft.done("Add " + made.name());
    }
  }

  /** Adds a send, or gives the one that is there another level and place. */
  record SetSend(TrackId from, TrackId to, double level, boolean preFader)
      implements RoutingOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      Track track = draft.track(from);
      Send now =
          track.sends().stream()
              .filter(send -> send.to().equals(to))
              .findFirst()
              .map(send -> new Send(to, preFader, level, send.pan(), send.enabled()))
              .orElse(new Send(to, preFader, level, 0, true));
      send(draft, track, now);
      return draft.done("Send to " + draft.track(to).name());
    }
  }

  /**
   * Lets one track duck another: a device at the end of its chain, keyed by the other's sound.
   *
   * @param on the track that ducks
   * @param key whose sound it listens to
   * @param ducker the type of the device, usually {@code compressor}
   * @param preFader whether it listens before the key's fader and mute
   */
  record AddSideChain(TrackId on, TrackId key, String ducker, boolean preFader)
      implements RoutingOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      Track track = draft.track(on);
      FreshIds<DeviceId> ids = new FreshIds<>(DeviceId::new);
      song.tracks().forEach(t -> t.devices().forEach(device -> ids.taken(device.id())));
      Device device =
          Device.of(ids.named(ducker, "device"), ducker)
              .withSideChain(Optional.of(new SideChain(draft.track(key).id(), preFader)));
      draft.edit(new PutDevice(on, track.devices().size(), Optional.empty(), Optional.of(device)));
      return draft.done("Duck " + track.name() + " by " + draft.track(key).name());
    }
  }

  /**
   * Moves a device with its automation, maybe to another track. Modulations between it and devices
   * that it leaves go.
   *
   * @param index its place in the chain once it has left its old
   */
  record TakeDevice(DeviceId device, TrackId to, int index) implements RoutingOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      Track from = holder(song, device);
      Track target = draft.track(to);
      Device moved = from.device(device).orElseThrow();
      boolean leaves = !from.id().equals(to);
      List<Automation> lanes = new ArrayList<>();
      if (leaves) {
        for (int i = from.automation().size() - 1; i >= 0; i--) {
          Automation lane = from.automation().get(i);
          if (moves(lane.target())) {
            lanes.addFirst(lane);
            draft.edit(new PutLane(from.id(), i, Optional.of(lane), Optional.empty()));
          }
        }
        for (Device other : from.devices()) {
          for (Modulation modulation : other.modulations()) {
            if (other.id().equals(device) || modulation.device().equals(device)) {
              draft.edit(new PutModulation(other.id(), Optional.of(modulation), Optional.empty()));
            }
          }
        }
      }
      draft.edit(new MoveDevice(device, from.id(), from.deviceIndex(device), to, index));
      int last = target.automation().size();
      for (Automation lane : lanes) {
        draft.edit(new PutLane(to, last++, Optional.empty(), Optional.of(lane)));
      }
      return draft.done("Move " + moved.type());
    }

    private boolean moves(Target target) {
      return switch (target) {
        case Target.Parameter(DeviceId id, String _) -> id.equals(device);
        case Target.Enabled(DeviceId id) -> id.equals(device);
        default -> false;
      };
    }
  }

  /**
   * Puts a preset in the place of a device. One of a single device of the same type changes its
   * settings and leaves its automation; any other chain comes under new ids.
   */
  record ReplaceDevice(DeviceId device, Preset preset) implements RoutingOperation {
    @Override
    public Transaction on(Song song) {
      Track track = holder(song, device);
      Device old = track.device(device).orElseThrow();
      boolean same =
          preset.devices().size() == 1 && preset.devices().getFirst().type().equals(old.type());
      if (same) {
        return PresetEdits.load(song, device, preset);
      }
      Draft draft = new Draft(song);
      Edits.removeDevice(song, device).edits().forEach(draft::edit);
      int index = track.deviceIndex(device);
      PresetEdits.insert(draft.song(), track.id(), index, preset).edits().forEach(draft::edit);
      return draft.done("Replace by " + preset.name());
    }
  }

  private static void send(Draft draft, Track track, Send now) {
    for (int i = 0; i < track.sends().size(); i++) {
      if (track.sends().get(i).to().equals(now.to())) {
        if (!track.sends().get(i).equals(now)) {
          draft.edit(
              new PutSend(track.id(), i, Optional.of(track.sends().get(i)), Optional.of(now)));
        }
        return;
      }
    }
    draft.edit(new PutSend(track.id(), track.sends().size(), Optional.empty(), Optional.of(now)));
  }

  private static Track holder(Song song, DeviceId id) {
    return song.trackOf(id)
        .orElseThrow(
            () ->
                new SongProblem(
                    "device " + id.text(),
                    "there is no such device",
                    "look at the song as it is now"));
  }
}
