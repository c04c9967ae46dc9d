package org.songline.coach.mending;

import java.util.ArrayList;
import java.util.List;
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
