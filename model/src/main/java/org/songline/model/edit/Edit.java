package org.songline.model.edit;

import org.songline.model.song.Song;

/**
 * A small change to a song. It names the value that it finds and the value that it leaves, so it
 * has an exact inverse and never changes a song that it does not fit.
 *
 * <p>A {@code Set} edit changes a value. A {@code Put} edit adds when its old value is absent,
 * removes when its new value is absent, and replaces when both are there.
 */
public sealed interface Edit
    permits SongEdit, PatternEdit, TrackEdit, DeviceEdit, ClipEdit, LaneEdit {
  /**
   * The song after this edit; parts that it does not touch are shared with the song before.
   *
   * @param song a whole song
   * @throws org.songline.model.SongProblem when the edit does not fit: the old value is another, a
   *     part is missing, an id is taken, or the song would no longer be whole
   */
  Song apply(Song song);

  /** The edit that takes this one back. */
  Edit inverse();
}
