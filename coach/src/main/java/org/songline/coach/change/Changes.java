package org.songline.coach.change;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.songline.model.edit.DeviceEdit.PutDevice;
import org.songline.model.edit.DeviceEdit.SetParameter;
import org.songline.model.edit.Edit;
import org.songline.model.edit.TrackEdit.PutSend;
import org.songline.model.edit.TrackEdit.SetFader;
import org.songline.model.edit.TrackEdit.SetPan;
import org.songline.model.song.Device;
import org.songline.model.song.Id;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Send;

/** Makes edits that fit a song from what is wanted: so many decibels, a device at an end. */
public final class Changes {
  private static final double MOST_FADER = 12;

  private Changes() {}

  /** The song after all of them, one after the other. */
  public static Song apply(Song song, List<Edit> edits) {
    Song changed = song;
    for (Edit edit : edits) {
      changed = edit.apply(changed);
    }
    return changed;
  }

  /** An id that no track, device or clip has: the wanted one, or the first free with a number. */
  public static String free(Song song, String wanted) {
    Set<String> taken = new HashSet<>();
    for (Track track : song.tracks()) {
      taken.add(track.id().text());
      track.devices().forEach(device -> taken.add(device.id().text()));
      track.clips().forEach(clip -> taken.add(clip.id().text()));
    }
    String start = wanted.length() > 50 ? wanted.substring(0, 50).replaceAll("-$", "") : wanted;
    String id = start;
    for (int number = 2; taken.contains(id); number++) {
      id = start + "-" + number;
    }
    return Id.checked(id);
  }

  /** A device at a place of a track's chain. */
  public static Edit insert(
      Song song, TrackId track, int index, String type, Map<String, Double> parameters) {
    Device device =
        Device.of(new DeviceId(free(song, track.text() + "-" + type)), type)
            .withParameters(new TreeMap<>(parameters));
    return new PutDevice(track, index, Optional.empty(), Optional.of(device));
  }

  /** A device after all others of a track. */
  public static Edit append(Song song, TrackId track, String type, Map<String, Double> parameters) {
    int end = song.track(track).orElseThrow().devices().size();
    return insert(song, track, end, type, parameters);
  }

  public static Edit parameter(Song song, DeviceId device, String parameter, double value) {
    Device found = song.device(device).orElseThrow();
    return new SetParameter(
        device,
        parameter,
        Optional.ofNullable(found.parameters().get(parameter)),
        Optional.of(value));
  }

  /** Turns a track up or down. */
  public static Edit fader(Song song, TrackId track, double decibels) {
    double old = song.track(track).orElseThrow().strip().fader();
    return new SetFader(track, old, Math.min(MOST_FADER, old + decibels));
  }

  public static Edit pan(Song song, TrackId track, double pan) {
    return new SetPan(track, song.track(track).orElseThrow().strip().pan(), pan);
  }

  /** Turns a send up or down. */
  public static Edit send(Song song, TrackId track, int index, double decibels) {
    Send old = song.track(track).orElseThrow().sends().get(index);
    double level = Math.min(MOST_FADER, old.level() + decibels);
    Send now = new Send(old.to(), old.preFader(), level, old.pan(), old.enabled());
    return new PutSend(track, index, Optional.of(old), Optional.of(now));
  }
}
