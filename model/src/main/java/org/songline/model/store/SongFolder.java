package org.songline.model.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.model.SongProblem;
import org.songline.model.edit.History;
import org.songline.model.edit.Stamp;
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
  private final Held lock;
  private final List<String> notices;
  private final Optional<Recovered> recovered;
  private final Map<String, Long> asked;
  private History history;

  /** Bytes of the journal's whole lines; unknown while song and journal are being replaced. */
  private long journalSize = UNKNOWN;

  private SongFolder(Path folder, Disk disk, Held lock, Loaded loaded) {
    this.folder = folder;
    this.disk = disk;
    this.lock = lock;
    this.history = loaded.history();
    this.notices = List.copyOf(loaded.notices());
    this.recovered = Recovered.of(lock.left(), loaded.steps(), loaded.cut());
    Map<String, Long> last = new HashMap<>();
    loaded
        .steps()
        .forEach(step -> last.merge(step.stamp().window(), step.stamp().ask(), Math::max));
    this.asked = Map.copyOf(last);
  }

  /**
   * What was found on the disk.
   *
   * @param steps all that are known, in order
   * @param cut whether half a step stood at the end
   */
  private record Loaded(History history, List<Step> steps, List<String> notices, boolean cut) {}

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
          Held lock = Held.of(folder, folder.resolve(JOURNAL).resolve("lock"));
          try {
            if (!Files.exists(folder.resolve(".gitignore"))) {
              Disk.replace(
                  disk,
                  folder.resolve(".gitignore"),
                  "journal/\n*.part\n".getBytes(StandardCharsets.UTF_8));
            }
            SongFolder made =
                new SongFolder(
                    folder, disk, lock, new Loaded(History.of(song), List.of(), List.of(), false));
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
          Held lock = Held.of(folder, folder.resolve(JOURNAL).resolve("lock"));
          try {
            return new SongFolder(folder, disk, lock, load(folder, disk));
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
              return journal.get().replay(file, History.of(song)).song();
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

  /** What came back, when the program before did not close the song. */
  public Optional<Recovered> recovered() {
    return recovered;
  }

  /** The highest number of what each window asked, of all steps that were known at the opening. */
  public Map<String, Long> asked() {
    return asked;
  }

  /** Versions that were saved under names. */
  public Versions versions() {
    return new Versions(folder, disk);
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
    perform(transaction, Stamp.now());
  }

  /** As {@link #perform(Transaction)}, by somebody at some time. */
  public void perform(Transaction transaction, Stamp stamp) {
    History next = history.perform(transaction, stamp);
    append(List.of(new Step(Kind.DO, transaction, stamp)));
    history = next;
    if (journalSize > LONG_JOURNAL) {
      save();
    }
  }

  /** Takes the last transaction back; whether there was one. */
  public boolean undo() {
    return !travel(-1, Stamp.now()).isEmpty();
  }

  /** Does again what was undone last; whether there was something. */
  public boolean redo() {
    return !travel(1, Stamp.now()).isEmpty();
  }

  /**
   * Takes several transactions back, or does several again, as far as there are any; all of it or
   * nothing.
   *
   * @param count below zero to undo
   * @return what happened, in order
   */
  public List<Step> travel(int count, Stamp stamp) {
    List<Step> steps = new ArrayList<>();
    History next = history;
    for (int i = 0; i < Math.abs((long) count); i++) {
      Optional<Transaction> last = count < 0 ? next.undoable() : next.redoable();
      if (last.isEmpty()) {
        break;
      }
      steps.add(
          count < 0
              ? new Step(Kind.UNDO, last.get().inverse(), stamp)
              : new Step(Kind.REDO, last.get(), stamp));
      next = count < 0 ? next.undo() : next.redo();
    }
    if (!steps.isEmpty()) {
      append(steps);
      history = next;
    }
    return steps;
  }

  /**
   * Writes {@code song.json} and starts a new journal. Undo still reaches behind it, also when the
   * song is opened again. Nothing else writes {@code song.json}, except that a journal that grows
   * very long is ended by a save.
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

  /** Keeps the song as it is under a name; it is saved too. */
  public Versions.Version saveVersion(String name, String note) {
    Versions.Version kept = versions().add(history.song(), name, note, System.currentTimeMillis());
    save();
    return kept;
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
    boolean stepped = false;
    if (Files.exists(file)) {
      stepped = Files.size(file) > Journal.first(hash).length;
      disk.append(file, Journal.saving(hash));
      disk.force(file);
    }
    journalSize = UNKNOWN;
    Disk.replace(disk, folder.resolve(SONG), content);
    if (stepped) {
      Past.keep(disk, folder.resolve(JOURNAL), file);
    }
    startJournal(hash);
  }

  private void startJournal(String hash) throws IOException {
    byte[] first = Journal.first(hash);
    Disk.replace(disk, journal(folder), first);
    journalSize = first.length;
  }

  private void append(List<Step> steps) {
    doing(
        folder,
        () -> {
          ByteArrayOutputStream lines = new ByteArrayOutputStream();
          for (Step step : steps) {
            lines.write(Journal.line(step));
          }
          if (lines.size() > SongText.MOST_BYTES) {
            throw new SongProblem(
                told(folder), "", "the change is too large for the journal", "split it");
          }
          Path file = journal(folder);
          settle(file);
          disk.append(file, lines.toByteArray());
          disk.force(file);
          journalSize += lines.size();
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
        if (endedWith(journal, hash)) {
          Past.keep(disk, folder.resolve(JOURNAL), file);
        }
        startJournal(hash);
      }
    }
    if (Files.size(file) != journalSize) {
      disk.truncate(file, journalSize);
    }
  }

  /** Whether a journal ended because the song of this hash was saved. */
  private static boolean endedWith(Optional<Journal> journal, String hash) {
    return journal.isPresent()
        && !journal.get().steps().isEmpty()
        && journal.get().saving().equals(Optional.of(hash));
  }

  private static Loaded load(Path folder, Disk disk) throws IOException {
    List<String> notices = new ArrayList<>();
    byte[] content = content(folder);
    String hash = Hashes.of(content);
    Song song = SongText.read(told(folder.resolve(SONG)), content);
    Path file = journal(folder);
    Path journals = folder.resolve(JOURNAL);
    Optional<Journal> journal = Journal.read(file);
    boolean follows = journal.isPresent() && journal.get().follows().equals(hash);
    if (!follows && endedWith(journal, hash)) {
      Past.keep(disk, journals, file);
      journal = Optional.empty();
    }
    List<Step> steps = new ArrayList<>(Past.steps(journals, hash, notices));
    History past = Past.history(song, steps);
    if (follows) {
      History history = journal.get().replay(file, past);
      boolean cut = journal.get().size() < Files.size(file);
      if (cut) {
        disk.truncate(file, journal.get().size());
        disk.force(file);
      }
      steps.addAll(journal.get().steps());
      return new Loaded(history, steps, notices, cut);
    }
    if (journal.isPresent() && !journal.get().steps().isEmpty()) {
      Path aside = journals.resolve("aside-" + journal.get().follows() + ".log");
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
    return new Loaded(past, steps, notices, false);
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
