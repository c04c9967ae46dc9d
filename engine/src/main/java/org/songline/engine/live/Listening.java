package org.songline.engine.live;

import java.util.Set;
import org.songline.model.song.Id.TrackId;

/**
 * What is heard in place of the mix; never part of a render. Without tracks, and in place, it is
 * the mix.
 */
public record Listening(Mode mode, Set<TrackId> tracks) {
  /** The mix as the song has it. */
  public static final Listening MIX = new Listening(Mode.IN_PLACE, Set.of());

  /** Where strips are listened to. */
  public enum Mode {
    /** In the mix: solos of the song decide what sounds. */
    IN_PLACE,
    /** After fader, mute and pan. */
    AFTER_FADER,
    /** Before fader, mute and pan. */
    PRE_FADER
  }

  public Listening {
    tracks = Set.copyOf(tracks);
  }

  boolean prefader() {
    return mode == Mode.PRE_FADER;
  }

  boolean hears(TrackId track) {
    return mode != Mode.IN_PLACE && tracks.contains(track);
  }

  boolean inPlace() {
    return mode == Mode.IN_PLACE || tracks.isEmpty();
  }
}
