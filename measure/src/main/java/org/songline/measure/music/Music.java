package org.songline.measure.music;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a piece of music, and when.
 *
 * @param beats null when nothing beats
 * @param onsets where something begins to sound, in order of time
 */
public record Music(@Nullable Beats beats, List<Onset> onsets) {
  public Music {
    onsets = List.copyOf(onsets);
  }
}
