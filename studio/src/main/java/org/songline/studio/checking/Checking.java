package org.songline.studio.checking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Remedy;
import org.songline.coach.listening.Listener;
import org.songline.coach.listening.Listening;
import org.songline.devices.builtin.BuiltIn;
import org.songline.media.Progress;
import org.songline.model.edit.Transaction;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;

/** Hears what is in a folder or a file; applies a remedy to a song and takes it back. */
public final class Checking {
  private static final String LABEL = "Mend ";

  private Checking() {}

  /** Whether a path is a song's folder and not a file. */
  public static boolean isSong(Path path) {
    return Files.isDirectory(path);
  }

  /** Hears a song's folder or a sound file. */
  public static Listening hear(Path path, Progress progress) throws IOException {
    return isSong(path)
        ? Listener.song(
            SongFolder.read(path),
            BuiltIn.catalogue(),
            Library.files(path),
            Optional.empty(),
            progress)
        : Listener.file(path, progress);
  }

  /** What applying a remedy does to a song, in one step. */
  public static Transaction transaction(Finding finding, Remedy remedy) {
    return new Transaction(LABEL + finding.id() + ": " + remedy.text(), remedy.edits());
  }

  /**
   * Applies a remedy; it waits in the journal, where it can be undone, until the song is saved.
   *
   * @throws org.songline.model.SongProblem when the song was changed since it was heard
   */
  public static void apply(Path folder, Finding finding, Remedy remedy) {
    try (SongFolder opened = SongFolder.open(folder)) {
      opened.perform(transaction(finding, remedy));
    }
  }

  /** Takes the last application back and says what it was; empty when the last step was another. */
  public static Optional<String> undo(Path folder) {
    try (SongFolder opened = SongFolder.open(folder)) {
      Optional<String> last =
          opened.history().undoable().map(Transaction::label).filter(l -> l.startsWith(LABEL));
      if (last.isPresent()) {
        opened.undo();
      }
      return last.map(label -> label.substring(LABEL.length()));
    }
  }
}
