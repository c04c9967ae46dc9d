package org.songline.media.audio;

import java.util.List;
import java.util.Optional;
import org.songline.media.audio.tags.Broadcast;
import org.songline.media.audio.tags.Cue;
import org.songline.media.audio.tags.SamplerInfo;
import org.songline.media.audio.tags.Tags;

/**
 * What a file says besides its sound.
 *
 * @param ixml the iXML document of a field recorder, or empty
 * @param notes one line for everything in the file that was wrong and could be worked around, for
 *     example that its end is missing; empty for a sound file
 */
public record AudioMetadata(
    Tags tags,
    Optional<Broadcast> broadcast,
    String ixml,
    List<Cue> cues,
    Optional<SamplerInfo> sampler,
    List<String> notes) {
  /** Nothing said. */
  public static final AudioMetadata NONE = of(Tags.NONE);

  public AudioMetadata {
    cues = List.copyOf(cues);
    notes = List.copyOf(notes);
  }

  /** Tags alone. */
  public static AudioMetadata of(Tags tags) {
    return new AudioMetadata(tags, Optional.empty(), "", List.of(), Optional.empty(), List.of());
  }

  public AudioMetadata withBroadcast(Broadcast value) {
    return new AudioMetadata(tags, Optional.of(value), ixml, cues, sampler, notes);
  }
}
