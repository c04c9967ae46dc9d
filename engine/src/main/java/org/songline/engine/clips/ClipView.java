package org.songline.engine.clips;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songline.model.song.Clip;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TempoMap;

/**
 * What plays when, on frames at one rate. Immutable; a moved clip changes this and nothing else.
 *
 * @param audio audible stretches of recordings by start; they add up
 * @param notes events for the instrument of a track
 * @param end where the last clip ends
 */
public record ClipView(
    Map<TrackId, List<AudioSegment>> audio, Map<TrackId, NoteEvents> notes, long end) {
  public ClipView {
    audio = Map.copyOf(audio);
    notes = Map.copyOf(notes);
  }

  /** Resolves the clips of a song. Clips whose recording or pattern is unknown are left out. */
  public static ClipView of(Song song, TempoMap tempo, int rate) {
    Map<TrackId, List<AudioSegment>> audio = new HashMap<>();
    Map<TrackId, NoteEvents> notes = new HashMap<>();
    long end = 0;
    AudioLane lane = new AudioLane(song.sources(), tempo, rate);
    for (Track track : song.tracks()) {
      if (track.kind() == Track.Kind.AUDIO) {
        audio.put(track.id(), lane.segments(track.clips()));
      } else if (track.kind() == Track.Kind.INSTRUMENT) {
        notes.put(track.id(), new NoteLane(song.patterns(), tempo, rate).events(track.clips()));
      }
      for (Clip clip : track.clips()) {
        if (!clip.muted()) {
          end = Math.max(end, tempo.frameAt(clip.end(), rate).frame());
        }
      }
    }
    return new ClipView(audio, notes, end);
  }
}
