package org.songline.measure.music;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a piece of music, and when.
 *
 * @param beats null when nothing beats
 * @param onsets where something begins to sound, in order of time
 * @param sections the parts of a whole piece in order of time; empty unless asked for
 */
public record Music(@Nullable Beats beats, List<Onset> onsets, List<Section> sections) {
  public Music {
    onsets = List.copyOf(onsets);
    sections = List.copyOf(sections);
  }
}
