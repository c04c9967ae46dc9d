package org.songline.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.songline.model.SongProblem;
import org.songline.model.edit.ClipEdit.PutClip;
import org.songline.model.edit.DeviceEdit.PutDevice;
import org.songline.model.edit.DeviceEdit.PutModulation;
import org.songline.model.edit.DeviceEdit.SetDeviceOutput;
import org.songline.model.edit.DeviceEdit.SetSideChain;
import org.songline.model.edit.LaneEdit.PutLane;
import org.songline.model.edit.PatternEdit.PutPattern;
import org.songline.model.edit.SongEdit.PutSource;
import org.songline.model.edit.TrackEdit.PutSend;
import org.songline.model.edit.TrackEdit.PutTrack;
import org.songline.model.edit.TrackEdit.SetOutput;
import org.songline.model.edit.TrackEdit.SetTrackFolder;
import org.songline.model.edit.TrackEdit.SetVca;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Clip;
import org.songline.model.song.Device;
import org.songline.model.song.Device.Modulation;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Output;

/** Builds transactions that first mend what refers to the part that goes. */
public final class Edits {
  private Edits() {}

  /**
   * Removes a track. Tracks that output to it go where it went; sends to it, side-chains from it,
   * device outputs to it and the lanes that move those sends are removed; tracks in it, when it is
   * a folder, move to its own folder; tracks that follow it, when it is a VCA, follow what it did.
   *
   * @throws SongProblem when there is no such track
   */
  public static Transaction removeTrack(Song song, TrackId id) {
    Track gone = Change.track(song, id);
    List<Edit> edits = new ArrayList<>();
    for (Track track : song.tracks()) {
      if (track.id().equals(id)) {
        continue;
      }
      if (track.output().equals(new Output.To(id))) {
        edits.add(new SetOutput(track.id(), track.output(), gone.output()));
      }
      if (track.folder().equals(Optional.of(id))) {
        edits.add(new SetTrackFolder(track.id(), track.folder(), gone.folder()));
      }
      if (track.vca().equals(Optional.of(id))) {
        edits.add(new SetVca(track.id(), track.vca(), gone.vca()));
      }
      lanes(
          edits,
          track,
          target ->
              target.equals(new Target.SendLevel(id)) || target.equals(new Target.SendPan(id)));
      for (int i = track.sends().size() - 1; i >= 0; i--) {
        Track.Send send = track.sends().get(i);
        if (send.to().equals(id)) {
          edits.add(new PutSend(track.id(), i, Optional.of(send), Optional.empty()));
        }
      }
      for (Device device : track.devices()) {
        if (device.sideChain().filter(chain -> chain.source().equals(id)).isPresent()) {
          edits.add(new SetSideChain(device.id(), device.sideChain(), Optional.empty()));
        }
        device
            .outputs()
            .forEach(
                (name, to) -> {
                  if (to.equals(id)) {
                    edits.add(
                        new SetDeviceOutput(device.id(), name, Optional.of(to), Optional.empty()));
                  }
                });
      }
    }
    edits.add(new PutTrack(song.trackIndex(id), Optional.of(gone), Optional.empty()));
    return new Transaction("Remove track " + gone.name(), edits);
  }

  /** Removes a device and the lanes and modulations that move it. */
  public static Transaction removeDevice(Song song, DeviceId id) {
    Track track = Change.holder(song, id);
    int index = track.deviceIndex(id);
    Device gone = track.devices().get(index);
    List<Edit> edits = new ArrayList<>();
    lanes(
        edits,
        track,
        target ->
            target.equals(new Target.Enabled(id))
                || (target instanceof Target.Parameter(DeviceId device, String _)
                    && device.equals(id)));
    for (Device modulator : track.devices()) {
      for (Modulation modulation : modulator.modulations()) {
        if (modulation.device().equals(id)) {
          edits.add(new PutModulation(modulator.id(), Optional.of(modulation), Optional.empty()));
        }
      }
    }
    edits.add(new PutDevice(track.id(), index, Optional.of(gone), Optional.empty()));
    return new Transaction("Remove device " + gone.type(), edits);
  }

  /** Removes a send and the lanes that move it. */
  public static Transaction removeSend(Song song, TrackId from, TrackId to) {
    Track track = Change.track(song, from);
    List<Edit> edits = new ArrayList<>();
    lanes(
        edits,
        track,
        target -> target.equals(new Target.SendLevel(to)) || target.equals(new Target.SendPan(to)));
    for (int i = 0; i < track.sends().size(); i++) {
      if (track.sends().get(i).to().equals(to)) {
        edits.add(new PutSend(from, i, Optional.of(track.sends().get(i)), Optional.empty()));
        return new Transaction("Remove send", edits);
      }
    }
    throw Change.unfit("track " + from.text(), "there is no send to " + to.text());
  }

  /** Removes a pattern and the clips that play it. */
  public static Transaction removePattern(Song song, PatternId id) {
    List<Edit> edits = new ArrayList<>();
    clips(edits, song, clip -> clip instanceof Clip.NoteClip c && c.pattern().equals(id));
    edits.add(new PutPattern(Optional.of(Change.pattern(song, id)), Optional.empty()));
    return new Transaction("Remove pattern " + id.text(), edits);
  }

  /** Removes a recording and the clips that play it; its file stays in the media folder. */
  public static Transaction removeSource(Song song, SourceId id) {
    List<Edit> edits = new ArrayList<>();
    clips(edits, song, clip -> clip instanceof Clip.AudioClip c && c.source().equals(id));
    edits.add(
        new PutSource(
            Optional.of(
                song.source(id)
                    .orElseThrow(
                        () -> Change.unfit("source " + id.text(), "there is no such source"))),
            Optional.empty()));
    return new Transaction("Remove recording " + id.text(), edits);
  }

  private static void clips(List<Edit> edits, Song song, Predicate<Clip> gone) {
    for (Track track : song.tracks()) {
      for (Clip clip : track.clips()) {
        if (gone.test(clip)) {
          edits.add(new PutClip(track.id(), Optional.of(clip), Optional.empty()));
        }
      }
    }
  }

  private static void lanes(List<Edit> edits, Track track, Predicate<Target> gone) {
    for (int i = track.automation().size() - 1; i >= 0; i--) {
      Automation lane = track.automation().get(i);
      if (gone.test(lane.target())) {
        edits.add(new PutLane(track.id(), i, Optional.of(lane), Optional.empty()));
      }
    }
  }
}
