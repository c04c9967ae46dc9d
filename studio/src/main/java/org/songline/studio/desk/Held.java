package org.songline.studio.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.songline.model.edit.DeviceEdit;
import org.songline.model.edit.Edit;
import org.songline.model.edit.LaneEdit;
import org.songline.model.edit.TrackEdit;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Send;

/**
 * A value that a hand holds while automation is written: it is heard in place of the lane, and the
 * song knows nothing of it.
 *
 * @param value in the unit of the target
 */
public record Held(TrackId track, Target target, double value) {
  /** A song as it sounds with such values; of what it has no more nothing is heard. */
  static Song on(Song song, Collection<Held> all) {
    Song heard = song;
    for (Held held : all) {
      Optional<Track> track = heard.track(held.track);
      if (track.isPresent()) {
        heard = new Transaction("", held.edits(track.get())).apply(heard);
      }
    }
    return heard;
  }

  private List<Edit> edits(Track of) {
    List<Edit> edits = new ArrayList<>();
    of.lane(target)
        .filter(Automation::enabled)
        .ifPresent(lane -> edits.add(new LaneEdit.SetLaneEnabled(track, target, true, false)));
    switch (target) {
      case Target.Fader _ -> edits.add(new TrackEdit.SetFader(track, of.strip().fader(), value));
      case Target.Pan _ ->
          edits.add(new TrackEdit.SetPan(track, of.strip().pan(), Math.clamp(value, -1, 1)));
      case Target.Mute _ ->
          edits.add(new TrackEdit.SetMuted(track, of.strip().muted(), value >= 0.5));
      case Target.SendLevel(TrackId to) -> send(of, to, edits, true);
      case Target.SendPan(TrackId to) -> send(of, to, edits, false);
      case Target.Enabled(var id) ->
          of.device(id)
              .ifPresent(
                  device ->
                      edits.add(
                          new DeviceEdit.SetDeviceEnabled(id, device.enabled(), value >= 0.5)));
      case Target.Parameter(var id, String parameter) ->
          of.device(id)
              .ifPresent(
                  device ->
                      edits.add(
                          new DeviceEdit.SetParameter(
                              id,
                              parameter,
                              Optional.ofNullable(device.parameters().get(parameter)),
                              Optional.of(value))));
    }
    return edits;
  }

  private void send(Track of, TrackId to, List<Edit> edits, boolean level) {
    for (int i = 0; i < of.sends().size(); i++) {
      Send old = of.sends().get(i);
      if (old.to().equals(to)) {
        Send now =
            new Send(
                to,
                old.preFader(),
                level ? value : old.level(),
                level ? old.pan() : Math.clamp(value, -1, 1),
                old.enabled());
        edits.add(new TrackEdit.PutSend(track, i, Optional.of(old), Optional.of(now)));
      }
    }
  }
}
