package org.songline.model.edit;

import java.util.ArrayList;
import java.util.List;
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

  private record Step(Done what, @Nullable Step before) {}

  /** Something that was done, and when. */
  public record Done(Transaction transaction, Stamp stamp) {}

  private History(Song song, @Nullable Step done, @Nullable Step undone) {
    this.song = song;
    this.done = done;
    this.undone = undone;
  }

  /** A song to which nothing has been done yet. */
  public static History of(Song song) {
    return new History(song, null, null);
  }

  /**
   * A song with what is remembered of its past.
   *
   * @param done what led to it, the first first
   * @param undone what was taken back, what redo would do again last
   */
  public static History of(Song song, List<Done> done, List<Done> undone) {
    return new History(song, stack(done), stack(undone));
  }

  private static @Nullable Step stack(List<Done> steps) {
    Step top = null;
    for (Done step : steps) {
      top = new Step(step, top);
    }
    return top;
  }

  /** What can be undone, the last first. */
  public List<Done> done() {
    return list(done);
  }

  /** What can be redone, the next first. */
  public List<Done> undone() {
    return list(undone);
  }

  private static List<Done> list(@Nullable Step top) {
    List<Done> all = new ArrayList<>();
    for (Step step = top; step != null; step = step.before()) {
      all.add(step.what());
    }
    return all;
  }

  public Song song() {
    return song;
  }

  /** What {@link #undo} would take back. */
  public Optional<Transaction> undoable() {
    return Optional.ofNullable(done).map(step -> step.what().transaction());
  }

  /** What {@link #redo} would do again. */
  public Optional<Transaction> redoable() {
    return Optional.ofNullable(undone).map(step -> step.what().transaction());
  }

  /**
   * Does something new; what was undone before can no longer be redone.
   *
   * @throws org.songline.model.SongProblem when an edit does not fit; this history stays as it is
   */
  public History perform(Transaction transaction) {
    return perform(transaction, Stamp.NONE);
  }

  /** As {@link #perform(Transaction)}, by somebody at some time. */
  public History perform(Transaction transaction, Stamp stamp) {
    return new History(transaction.apply(song), new Step(new Done(transaction, stamp), done), null);
  }

  /** Takes the last transaction back; the same history when there is none. */
  public History undo() {
    if (done == null) {
      return this;
    }
    return new History(
        done.what().transaction().inverse().apply(song),
        done.before(),
        new Step(done.what(), undone));
  }

  /** Does again what was undone last; the same history when there is nothing. */
  public History redo() {
    if (undone == null) {
      return this;
    }
    return new History(
        undone.what().transaction().apply(song), new Step(undone.what(), done), undone.before());
  }
}
