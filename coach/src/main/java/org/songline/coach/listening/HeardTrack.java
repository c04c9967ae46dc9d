package org.songline.coach.listening;

import java.util.List;
import org.songline.model.song.Track;

/**
 * One track as it was heard.
 *
 * @param sound after fader and pan
 * @param stages in the order of the chain
 */
public record HeardTrack(Track track, Sound sound, List<Stage> stages) {
  public HeardTrack {
    stages = List.copyOf(stages);
  }
}
