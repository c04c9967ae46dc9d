package org.songline.model.song;

import java.util.List;
import org.songline.model.song.Id.SnapshotId;
import org.songline.model.song.Id.TrackId;

/**
 * A mix to come back to: where the faders, pans, mutes and sends of tracks stood. Solos are no part
 * of a mix. A track or send that the song no longer has may stand in it; it counts again when it
 * comes back.
 *
 * @param tracks one for a track
 */
public record Snapshot(SnapshotId id, String name, List<TrackMix> tracks) {
  public Snapshot {
    tracks = List.copyOf(tracks);
  }

  /**
   * How a track is mixed.
   *
   * @param fader decibels
   * @param pan -1 to 1
   * @param sends one for a return
   */
  public record TrackMix(
      TrackId track, double fader, double pan, boolean muted, List<SendMix> sends) {
    public TrackMix {
      sends = List.copyOf(sends);
    }
  }

  /**
   * How a send is mixed.
   *
   * @param level decibels
   * @param pan -1 to 1
   */
  public record SendMix(TrackId to, double level, double pan, boolean enabled) {}
}
