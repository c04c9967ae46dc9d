package org.songline.coach.listening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.songline.measure.hearing.Cochleagram;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Output;

/**
 * The sounds that a mix is made of, each as loud as it is where the master begins. A voice is a
 * track of clips, or a group that only outputs of devices go to, such as that of a kick. What a
 * group makes of its sum is shared among all that goes into it, tile by tile in proportion to
 * power.
 */
public final class Voices {
  /** A group does not raise a tile by more than this: 24 dB. */
  private static final double MOST = 250;

  private final Map<TrackId, HeardTrack> tracks = new HashMap<>();
  private final Map<TrackId, float[]> shares = new HashMap<>();
  private final Set<TrackId> fed = new HashSet<>();
  private final int frames;

  private Voices(Listening heard) {
    heard.tracks().forEach(track -> tracks.put(track.track().id(), track));
    for (HeardTrack track : heard.tracks()) {
      if (track.track().output() instanceof Output.To(TrackId to)) {
        fed.add(to);
      }
    }
    frames = heard.mix().hearing().frames();
  }

  /** The voices of a mix in the order of the arrangement; those that never sound are left out. */
  public static List<Voice> of(Listening heard) {
    Voices voices = new Voices(heard);
    return heard.tracks().stream()
        .filter(track -> track.track().kind() != Track.Kind.RETURN && voices.leaf(track.track()))
        .filter(voices::reaches)
        .map(voices::voice)
        .filter(voice -> voice.power() > 0)
        .toList();
  }

  /** The returns of a mix that reach its master. */
  public static List<Voice> returns(Listening heard) {
    Voices voices = new Voices(heard);
    return heard.tracks().stream()
        .filter(track -> track.track().kind() == Track.Kind.RETURN)
        .filter(voices::reaches)
        .map(voices::voice)
        .filter(voice -> voice.power() > 0)
        .toList();
  }

  private boolean leaf(Track track) {
    return track.kind() != Track.Kind.GROUP || !fed.contains(track.id());
  }

  private boolean reaches(HeardTrack track) {
    TrackId at = track.track().id();
    while (!at.equals(TrackId.MASTER)) {
      HeardTrack found = tracks.get(at);
      if (found == null || !(found.track().output() instanceof Output.To(TrackId to))) {
        return false;
      }
      at = to;
    }
    return true;
  }

  private Voice voice(HeardTrack track) {
    Cochleagram own = track.sound().hearing();
    int length =
        Math.min(own.mid().length, frames * (own.mid().length / Math.max(1, own.frames())));
    float[] mid = own.mid().clone();
    float[] side = own.side().clone();
    for (TrackId group : above(track.track())) {
      float[] share = shares.computeIfAbsent(group, this::share);
      for (int i = 0; i < Math.min(length, share.length); i++) {
        mid[i] *= share[i];
        side[i] *= share[i];
      }
    }
    return new Voice(track, new Cochleagram(own.frames(), mid, side));
  }

  private List<TrackId> above(Track track) {
    List<TrackId> above = new ArrayList<>();
    Output output = track.output();
    while (output instanceof Output.To(TrackId to) && !to.equals(TrackId.MASTER)) {
      above.add(to);
      output = Objects.requireNonNull(tracks.get(to)).track().output();
    }
    return above;
  }

  /** The power of each tile of a group as a share of what goes into it. */
  private float[] share(TrackId group) {
    Cochleagram out = Objects.requireNonNull(tracks.get(group)).sound().hearing();
    double[] in = new double[out.mid().length];
    for (HeardTrack track : tracks.values()) {
      if (track.track().output().equals(new Output.To(group))) {
        Cochleagram part = track.sound().hearing();
        for (int i = 0; i < Math.min(in.length, part.mid().length); i++) {
          in[i] += part.mid()[i] + part.side()[i];
        }
      }
    }
    float[] share = new float[in.length];
    for (int i = 0; i < in.length; i++) {
      double power = (double) out.mid()[i] + out.side()[i];
      share[i] = in[i] <= 0 ? 0 : (float) Math.min(MOST, power / in[i]);
    }
    return share;
  }
}
