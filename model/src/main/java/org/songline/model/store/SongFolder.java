package org.songline.model.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.model.SongProblem;
import org.songline.model.edit.History;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Song;
import org.songline.model.text.EditText.Kind;
import org.songline.model.text.EditText.Step;
import org.songline.model.text.SongText;

/**
 * A song in its folder, open for change by this program alone. Everything done is on the disk when
 * the method that does it returns; after a crash at most the step in flight is lost. For one thread
 * at a time. Every failure is a {@link SongProblem} of one line.
 */
public final class SongFolder implements AutoCloseable {
  public static final String SONG = "song.json";
  private static final String MEDIA = "media";
  private static final String JOURNAL = "journal";
  private static final int READ_TRIES = 20;
  private static final long UNKNOWN = -1;
  private static final long LONG_JOURNAL = 64L << 20;

  private final Path folder;
  private final Disk disk;
  private final FileChannel lock;
  private final List<String> notices;
  private History history;

  /** Bytes of the journal's whole lines; unknown while song and journal are being replaced. */
  private long journalSize = UNKNOWN;

  private SongFolder(
      Path folder, Disk disk, FileChannel lock, History history, List<String> notices) {
    this.folder = folder;
    this.disk = disk;
    this.lock = lock;
    this.history = history;
    this.notices = List.copyOf(notices);
  }

  /**
   * Makes a folder for a song, or uses one without a song, and opens it.
   *
   * @param song a whole song
   */
  public static SongFolder create(Path folder, Song song) {
    return create(folder, song, Disk.REAL);
  }

  static SongFolder create(Path folder, Song song, Disk disk) {
    if (Files.exists(folder.resolve(SONG))) {
      throw new SongProblem(told(folder), "", "there is a song in it", "choose another folder");
    }
    return doing(
        folder,
        () -> {
          Files.createDirectories(folder.resolve(MEDIA));
          Files.createDirectories(folder.resolve(JOURNAL));
          FileChannel lock = lock(folder);
          try {
            if (!Files.exists(folder.resolve(".gitignore"))) {
              Disk.replace(
                  disk,
                  folder.resolve(".gitignore"),
                  "journal/\n*.part\n".getBytes(StandardCharsets.UTF_8));
            }
            SongFolder made = new SongFolder(folder, disk, lock, History.of(song), List.of());
            made.write(SongText.write(song).getBytes(StandardCharsets.UTF_8));
            return made;
          } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
          }
        });
  }

  /** Opens a song for change, with everything that was done to it. */
  public static SongFolder open(Path folder) {
    return open(folder, Disk.REAL);
  }

  static SongFolder open(Path folder, Disk disk) {
    look(folder);
    return doing(
        folder,
        () -> {
          Files.createDirectories(folder.resolve(JOURNAL));
          FileChannel lock = lock(folder);
          try {
            List<String> notices = new ArrayList<>();
            History history = load(folder, disk, notices);
            return new SongFolder(folder, disk, lock, history, notices);
          } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
          }
        });
  }

  /** Reads a song, with everything that was done to it, whether or not a program has it open. */
  public static Song read(Path folder) {
    look(folder);
    return doing(
        folder,
        () -> {
          for (int i = 0; ; i++) {
            byte[] content = content(folder);
            Path file = journal(folder);
            Optional<Journal> journal = Journal.read(file);
            Song song = SongText.read(told(folder.resolve(SONG)), content);
            String hash = Hashes.of(content);
            if (journal.isPresent() && journal.get().follows().equals(hash)) {
              return journal.get().replay(file, song).song();
            }
            // A program may have saved between the two readings; then song.json is another now.
            if (i == READ_TRIES || Hashes.of(content(folder)).equals(hash)) {
              return song;
            }
          }
        });
  }

  public Path folder() {
    return folder;
  }

  public Song song() {
    return history.song();
  }

  /** The song with what can be undone and redone. */
  public History history() {
    return history;
  }

  /** What a person should know about how the song was opened, in lines; usually nothing. */
  public List<String> notices() {
    return notices;
  }

  public MediaPool media() {
    return new MediaPool(folder.resolve(MEDIA), disk);
  }

  /** The recordings of a song that another program may have open. */
  public static MediaPool media(Path folder) {
    return new MediaPool(folder.resolve(MEDIA), Disk.REAL);
  }

  /**
   * Does something new.
   *
   * @throws SongProblem when an edit does not fit or the disk fails; nothing is changed then
   */
  public void perform(Transaction transaction) {
    History next = history.perform(transaction);
    append(new Step(Kind.DO, transaction));
    history = next;
    if (journalSize > LONG_JOURNAL) {
      save();
    }
  }

  /** Takes the last transaction back; whether there was one. */
  public boolean undo() {
    Optional<Transaction> last = history.undoable();
    if (last.isPresent()) {
      History next = history.undo();
      append(new Step(Kind.UNDO, last.get().inverse()));
      history = next;
    }
    return last.isPresent();
  }

  /** Does again what was undone last; whether there was something. */
  public boolean redo() {
    Optional<Transaction> last = history.redoable();
    if (last.isPresent()) {
      History next = history.redo();
      append(new Step(Kind.REDO, last.get()));
      history = next;
    }
    return last.isPresent();
  }

  /**
   * Writes {@code song.json} and starts a new journal. Undo still reaches behind it until the
   * folder is closed. Nothing else writes {@code song.json}, except that a journal that grows very
   * long is ended by a save.
   */
  public void save() {
    doing(
        folder,
        () -> {
          byte[] content = SongText.write(history.song()).getBytes(StandardCharsets.UTF_8);
          write(content);
          return this;
        });
  }

  /** Lets other programs open the song. Nothing is lost when the song was not saved. */
  @Override
  public void close() {
    doing(
        folder,
        () -> {
          lock.close();
          return this;
        });
  }

  /** Writes the song, then the journal that follows it. */
  private void write(byte[] content) throws IOException {
    if (content.length > SongText.MOST_BYTES) {
      throw new SongProblem(
          told(folder.resolve(SONG)), "", "it would be too large to open", "split the song");
    }
    Path file = journal(folder);
    String hash = Hashes.of(content);
    if (Files.exists(file)) {
      disk.append(file, Journal.saving(hash));
      disk.force(file);
    }
    journalSize = UNKNOWN;
    Disk.replace(disk, folder.resolve(SONG), content);
    startJournal(hash);
  }

  private void startJournal(String hash) throws IOException {
    byte[] first = Journal.first(hash);
    Disk.replace(disk, journal(folder), first);
    journalSize = first.length;
  }

  private void append(Step step) {
    doing(
        folder,
        () -> {
          byte[] line = Journal.line(step);
          if (line.length > SongText.MOST_BYTES) {
            throw new SongProblem(
                told(folder), "", "the change is too large for the journal", "split it");
          }
          Path file = journal(folder);
          settle(file);
          disk.append(file, line);
          disk.force(file);
          journalSize += line.length;
          return this;
        });
  }

  /** After a step that failed half-way, leaves a journal that the next line may follow. */
  private void settle(Path file) throws IOException {
    if (journalSize == UNKNOWN) {
      String hash = Hashes.of(content(folder));
      Optional<Journal> journal = Journal.read(file);
      if (journal.isPresent() && journal.get().follows().equals(hash)) {
        journalSize = journal.get().size();
      } else {
        startJournal(hash);
      }
    }
    if (Files.size(file) != journalSize) {
      disk.truncate(file, journalSize);
    }
  }

  private static History load(Path folder, Disk disk, List<String> notices) throws IOException {
    byte[] content = content(folder);
    String hash = Hashes.of(content);
    Song song = SongText.read(told(folder.resolve(SONG)), content);
    Path file = journal(folder);
    Optional<Journal> journal = Journal.read(file);
    if (journal.isPresent() && journal.get().follows().equals(hash)) {
      History history = journal.get().replay(file, song);
      if (journal.get().size() < Files.size(file)) {
        disk.truncate(file, journal.get().size());
        disk.force(file);
      }
      return history;
    }
    if (journal.isPresent()
        && !journal.get().steps().isEmpty()
        && !journal.get().saving().equals(Optional.of(hash))) {
      Path aside = folder.resolve(JOURNAL).resolve("aside-" + journal.get().follows() + ".log");
      disk.rename(file, aside);
      notices.add(
          told(folder)
              + ": "
              + SONG
              + " was changed by another program while edits waited to be saved; "
              + journal.get().steps().size()
              + " edits are kept in "
              + aside.getFileName());
    }
    Disk.replace(disk, file, Journal.first(hash));
    return History.of(song);
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(JOURNAL).resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    FileLock held = null;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null; // This program has it open already.
    }
    if (held == null) {
      channel.close();
      throw new SongProblem(
          told(folder), "", "another program has the song open", "close it there first");
    }
    return channel;
  }

  private static void look(Path folder) {
    String name = told(folder);
    if (!Files.exists(folder)) {
      throw new SongProblem(name, "", "there is no such folder", "check the name");
    }
    if (!Files.isDirectory(folder)) {
      throw new SongProblem(name, "", "it is a file, not the folder of a song", "name the folder");
    }
    if (!Files.isRegularFile(folder.resolve(SONG))) {
      throw new SongProblem(
          name,
          "",
          "there is no " + SONG + " in it",
          "name the folder of a song or make a new one");
    }
  }

  private static byte[] content(Path folder) throws IOException {
    Path file = folder.resolve(SONG);
    if (Files.size(file) > SongText.MOST_BYTES) {
      throw new SongProblem(
          told(file), "", "it is larger than a song's text may be", "split the song");
    }
    return Files.readAllBytes(file);
  }

  private static Path journal(Path folder) {
    return folder.resolve(JOURNAL).resolve("edits.log");
  }

  private static String told(Path path) {
    return path.toString();
  }

  @FunctionalInterface
  interface DiskWork<T> {
    T run() throws IOException;
  }

  /** Tells a failure of the disk in one line. */
  static <T> T doing(Path path, DiskWork<T> work) {
    try {
      return work.run();
    } catch (AccessDeniedException e) {
      throw caused(
          new SongProblem(
              String.valueOf(e.getFile()), "", "access is denied", "check the permissions"),
          e);
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "the file system refuses" : e.getReason();
      String file = e.getFile() == null ? told(path) : e.getFile();
      throw caused(new SongProblem(file, "", reason, "check the disk and the permissions"), e);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? "the disk fails" : e.getMessage();
      throw caused(new SongProblem(told(path), "", reason, "check the disk"), e);
    }
  }

  private static SongProblem caused(SongProblem problem, IOException cause) {
    problem.initCause(cause);
    return problem;
  }
}
