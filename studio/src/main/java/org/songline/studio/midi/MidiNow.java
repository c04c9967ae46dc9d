package org.songline.studio.midi;

import java.util.List;
import java.util.Optional;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id.TrackId;

/**
 * What keyboards do now.
 *
 * @param machine whether those of the program's machine are listened to
 * @param inputs the names of those
 * @param plays the track that notes go to; none when the song has no instrument
 * @param learning what the next controller that is moved will move
 * @param controls of the open song
 * @param last what was heard last, in words; empty for nothing
 * @param heard how many messages were
 */
public record MidiNow(
    boolean machine,
    List<String> inputs,
    Optional<TrackId> plays,
    Optional<Aim> learning,
    List<MidiControl> controls,
    String last,
    long heard) {

  /** Something that a controller can move. */
  public record Aim(TrackId track, Target target) {}
}
