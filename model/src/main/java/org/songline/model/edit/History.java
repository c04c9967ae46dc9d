package org.songline.model.edit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.model.song.Song;

/**
 * A song with all that was done to it and can be undone, and all that was undone and can be redone;
 * an immutable value. There is no limit but memory, which is that of the edits.
 */
public final class History {
  private final Song song;
  private final @Nullable Step done;
  private final @Nullable Step undone;

  private record Step(Transaction transaction, @Nullable Step before) {}

  private History(Song song, @Nullable Step done, @Nullable Step undone) {
    this.song = song;
    this.done = done;
    this.undone = undone;
  }

  /** A song to which nothing has been done yet. */
  public static History of(Song song) {
    return new History(song, null, null);
  }

  public Song song() {
    return song;
  }

  /** What {@link #undo} would take back. */
  public Optional<Transaction> undoable() {
    return Optional.ofNullable(done).map(Step::transaction);
  }

  /** What {@link #redo} would do again. */
  public Optional<Transaction> redoable() {
    return Optional.ofNullable(undone).map(Step::transaction);
  }

  /**
   * Does something new; what was undone before can no longer be redone.
   *
   * @throws org.songline.model.SongProblem when an edit does not fit; this history stays as it is
   */
  public History perform(Transaction transaction) {
    return new History(transaction.apply(song), new Step(transaction, done), null);
  }

  /** Takes the last transaction back; the same history when there is none. */
  public History undo() {
    if (done == null) {
      return this;
    }
    return new History(
        done.transaction().inverse().apply(song),
        done.before(),
        new Step(done.transaction(), undone));
  }

  /** Does again what was undone last; the same history when there is nothing. */
  public History redo() {
    if (undone == null) {
      return this;
    }
    return new History(
        undone.transaction().apply(song), new Step(undone.transaction(), done), undone.before());
  }
}
