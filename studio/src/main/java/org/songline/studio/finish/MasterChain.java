package org.songline.studio.finish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songline.mastering.chain.Plan;
import org.songline.mastering.chain.PlanStep;
import org.songline.model.song.Device;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** A mastering chain as devices of a song's master strip, known by how their ids begin. */
public final class MasterChain {
  /** How the ids of its devices begin. */
  public static final String PREFIX = "mastering-";

  /** The device that does what the end of a plan does. */
  private static final String LIMITER = "limiter";

  private MasterChain() {}

  /** Whether a song has one that works. */
  public static boolean in(Song song) {
    return song.master().devices().stream().anyMatch(MasterChain::works);
  }

  /** The song with its mastering chain bypassed: the mix that a master is made from. */
  public static Song without(Song song) {
    List<Track> tracks = new ArrayList<>();
    for (Track track : song.tracks()) {
      boolean master = track.kind() == Track.Kind.MASTER;
      tracks.add(
          master
              ? track.withDevices(
                  track.devices().stream()
                      .map(device -> works(device) ? device.withEnabled(false) : device)
                      .toList())
              : track);
    }
    return in(song) ? song.withTracks(tracks) : song;
  }

  private static boolean works(Device device) {
    return device.enabled() && device.id().text().startsWith(PREFIX);
  }

  /** The steps of a plan with the limiter as the device that does the same, in order. */
  public static List<PlanStep> steps(Plan plan) {
    List<PlanStep> steps = new ArrayList<>(plan.steps());
    Plan.Limiter limiter = plan.limiter();
    Double drive = limiter.driveDb();
    steps.add(
        new PlanStep(
            LIMITER,
            LIMITER,
            Map.of(
                "gain", drive == null ? 0 : drive,
                "ceiling", limiter.ceilingDbtp(),
                "release", limiter.releaseMs(),
                "lookahead", limiter.lookaheadMs()),
            limiter.why()));
    return steps;
  }
}
