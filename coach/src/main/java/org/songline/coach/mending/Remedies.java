package org.songline.coach.mending;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.songline.coach.finding.Remedy;
import org.songline.model.SongProblem;
import org.songline.model.edit.Edit;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Song;

/** The remedies of one finding: those that change the song and leave it whole. */
public final class Remedies {
  private final Song song;
  private final List<Remedy> found = new ArrayList<>();

  public Remedies(Song song) {
    this.song = song;
  }

  /** Offers a remedy; one that does not fit the song is left out. */
  public Remedies offer(String text, List<Edit> edits) {
    if (!edits.isEmpty() && fits(edits)) {
      found.add(new Remedy(text, edits));
    }
    return this;
  }

  /** Offers a remedy of several steps, each of which sees the song after those before it. */
  public Remedies steps(String text, List<Function<Song, List<Edit>>> steps) {
    List<Edit> edits = new ArrayList<>();
    Song now = song;
    for (Function<Song, List<Edit>> step : steps) {
      List<Edit> next = step.apply(now);
      edits.addAll(next);
      try {
        now = new Transaction("", next).apply(now);
      } catch (SongProblem unfit) {
        return this;
      }
    }
    return offer(text, edits);
  }

  /** Says what a step is, where the compiler cannot. */
  public static Function<Song, List<Edit>> step(Function<Song, List<Edit>> step) {
    return step;
  }

  private boolean fits(List<Edit> edits) {
    try {
      return !new Transaction("", edits).apply(song).equals(song);
    } catch (SongProblem unfit) {
      return false;
    }
  }

  /** In the order of offering. */
  public List<Remedy> list() {
    return List.copyOf(found);
  }
}
