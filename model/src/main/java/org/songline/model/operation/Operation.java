package org.songline.model.operation;

import org.songline.model.edit.Transaction;
import org.songline.model.song.Song;

/**
 * Something that people do to a song, with plain parameters. It changes nothing itself: it makes
 * the edits, one transaction to undo. New parts get short ids that are free in the song, the same
 * ones for the same song. Parts of the song that no edit names stay as they are.
 */
public sealed interface Operation
    permits ClipOperation,
        ClipSettingOperation,
        NoteOperation,
        NoteValueOperation,
        TimeOperation,
        TrackOperation,
        RoutingOperation,
        AutomationOperation,
        SongOperation {
  /**
   * The edits that do this to a song; none when there is nothing to change.
   *
   * @param song a whole song
   * @throws org.songline.model.SongProblem when it cannot be done, saying why and what would help
   */
  Transaction on(Song song);
}
