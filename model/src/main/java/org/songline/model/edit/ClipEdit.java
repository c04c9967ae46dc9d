package org.songline.model.edit;

import java.util.Optional;
import org.songline.model.song.Clip;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.TrackCheck;

/** Changes to what tracks play when. */
public sealed interface ClipEdit extends Edit {

  /** A clip; to take it to another track, remove it here and add it there. */
  record PutClip(TrackId track, Optional<Clip> old, Optional<Clip> now) implements ClipEdit {
    @Override
    public Song apply(Song song) {
      Track found = Change.track(song, track);
      String place = TrackCheck.place(found);
      Change.<Clip>sameId(place, Clip::id, old, now);
      if (now.isPresent() && old.isEmpty()) {
        Change.needs(
            song.trackOf(now.get().id()).isEmpty(),
            "clip " + now.get().id().text(),
            "the id is taken",
            "choose another id");
      }
      Track changed = found.withClips(Change.put(place, Clip.ORDER, found.clips(), old, now));
      now.ifPresent(clip -> TrackCheck.clip(song, changed, clip));
      return song.with(changed);
    }

    @Override
    public PutClip inverse() {
      return new PutClip(track, now, old);
    }
  }
}
