package org.songline.studio.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.songline.model.SongProblem;
import org.songline.model.edit.Edit;
import org.songline.model.edit.History;
import org.songline.model.edit.Stamp;
import org.songline.model.edit.Transaction;
import org.songline.model.edit.Way;
import org.songline.model.operation.Operation;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.model.store.Versions;
import org.songline.model.text.EditText.Kind;
import org.songline.model.text.EditText.Step;

/**
 * An open song that several windows change. Changes happen one after the other, each gives the song
 * its next revision and is on the disk before anyone hears of it. From any thread.
 */
public final class Desk implements AutoCloseable {
  /** Edits that are remembered for windows that were away. */
  private static final int REMEMBERED = 20_000;

  /** Windows of which the last ask is remembered. */
  private static final int WINDOWS = 1_000;

  private final SongFolder folder;
  private final Consumer<Song> ear;

  /**
   * The number of what each window asked last that was done: a window that does not know whether
   * something was done asks again, and it is not done twice, even after the program ended.
   */
  private final Map<String, Long> asked = new LinkedHashMap<>();

  /** One that is told something may leave at once, in the midst of those who are told. */
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

  private final Deque<Stepped> recent = new ArrayDeque<>();
  private int remembered;
  private final Map<Watcher, List<Held>> held = new LinkedHashMap<>();
  private long revision;
  private Song wanted;
  private Song heard;

  /** Hears of what happens, in order; called while the song waits, so it must not dawdle. */
  public interface Watcher {
    /** This is the song now; steps follow. */
    void opened(Snapshot snapshot);

    void stepped(Stepped stepped);
  }

  /**
   * Something that happened.
   *
   * @param revision of the song after it
   */
  public record Stepped(long revision, Step step, Author author, Labels labels) {}

  /**
   * Who asked for a step.
   *
   * @param window the name of the window
   * @param ask its own number for what it asked
   */
  public record Author(String window, long ask) {}

  /**
   * @param undo what undo would take back
   * @param redo what redo would do again
   */
  public record Labels(Optional<String> undo, Optional<String> redo) {}

  /** The song at one moment. */
  public record Snapshot(long revision, Song song, Labels labels) {}

  /**
   * @param ear takes each song that is to be heard: after a step, and while something is tried out;
   *     called while the song waits, so it must not dawdle
   */
  public Desk(SongFolder folder, Consumer<Song> ear) {
    this.folder = folder;
    this.ear = ear;
    this.asked.putAll(folder.asked());
    this.wanted = folder.song();
    this.heard = wanted;
    ear.accept(heard);
  }

  public SongFolder folder() {
    return folder;
  }

  public synchronized Song song() {
    return folder.song();
  }

  /** The song with its revision. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(revision, folder.song(), labels());
  }

  /**
   * Begins to tell a watcher: at once what happened since the last revision that it knows, or the
   * whole song when that is not remembered.
   *
   * @param known the last revision that it knows; below zero for none
   */
  public synchronized void watch(Watcher watcher, long known) {
    watchers.add(watcher);
    Stepped oldest = recent.peekFirst();
    boolean remembers = oldest != null && oldest.revision() <= known + 1;
    if (known >= 0 && known <= revision && (known == revision || remembers)) {
      recent.stream().filter(step -> step.revision() > known).forEach(watcher::stepped);
    } else {
      watcher.opened(snapshot());
    }
  }

  public synchronized void leave(Watcher watcher) {
    watchers.remove(watcher);
    hold(watcher, List.of());
  }

  /**
   * Lets values be heard in place of what the song says, through steps and previews, until the same
   * watcher says otherwise or leaves.
   */
  public synchronized void hold(Watcher watcher, List<Held> values) {
    if (values.isEmpty()) {
      if (held.remove(watcher) == null) {
        return;
      }
    } else {
      held.put(watcher, List.copyOf(values));
    }
    hear(wanted);
  }

  /**
   * What was done and can be undone, and what was undone and can be redone.
   *
   * @param revision of the song then
   */
  public record Past(long revision, History history) {}

  public synchronized Past past() {
    return new Past(revision, folder.history());
  }

  /**
   * Does edits as one step; without edits nothing happens.
   *
   * @throws org.songline.model.SongProblem when they do not fit or the disk fails; nothing is
   *     changed then
   */
  public synchronized void perform(Transaction transaction, Author author) {
    if (!transaction.edits().isEmpty() && !isDone(author)) {
      Stamp stamp = stamp(author);
      folder.perform(transaction, stamp);
      told(List.of(new Step(Kind.DO, transaction, stamp)), author);
    }
  }

  /** Does an operation as one step. */
  public synchronized void operate(Operation operation, Author author) {
    if (!isDone(author)) {
      perform(operation.on(folder.song()), author);
    }
  }

  /** Takes the last step back; whether there was one. */
  public synchronized boolean undo(Author author) {
    return travel(-1, author);
  }

  /** Does again what was undone last; whether there was something. */
  public synchronized boolean redo(Author author) {
    return travel(1, author);
  }

  /**
   * Takes several steps back, or does several again, as one journey.
   *
   * @param count below zero to undo
   * @param known the revision that whoever asks knows
   * @throws SongProblem when it is another one now: the steps would be others than those meant
   */
  public synchronized void travel(int count, long known, Author author) {
    if (isDone(author)) {
      return;
    }
    if (known != revision) {
      throw new SongProblem("", "the song changed meanwhile", "choose the step again");
    }
    travel(count, author);
  }

  private boolean travel(int count, Author author) {
    if (isDone(author)) {
      return true;
    }
    List<Step> steps = folder.travel(count, stamp(author));
    told(steps, author);
    return !steps.isEmpty();
  }

  private boolean isDone(Author author) {
    return author.ask() > 0 && author.ask() <= asked.getOrDefault(author.window(), 0L);
  }

  private static Stamp stamp(Author author) {
    return new Stamp(System.currentTimeMillis(), author.window(), author.ask());
  }

  /**
   * Lets edits be heard, and nothing more, until the next step or preview.
   *
   * @throws org.songline.model.SongProblem when they do not fit; what was heard goes on
   */
  public synchronized void preview(List<Edit> edits) {
    hear(new Transaction("", edits).apply(folder.song()));
  }

  /** Writes the song's text. */
  public synchronized void save() {
    folder.save();
  }

  /** Keeps the song as it is now under a name. */
  public synchronized Versions.Version saveVersion(String name, String note) {
    return folder.saveVersion(name, note);
  }

  /**
   * Makes the song what a version was, as one step.
   *
   * @throws SongProblem when there is no such version or it cannot be read
   */
  public synchronized void returnTo(int version, Author author) {
    Versions.Version about = folder.versions().about(version);
    Song then = folder.versions().read(version);
    perform(Way.between("Return to " + about.name(), folder.song(), then), author);
  }

  private void told(List<Step> steps, Author author) {
    for (Step step : steps) {
      revision++;
      Stepped stepped = new Stepped(revision, step, author, labels());
      recent.addLast(stepped);
      remembered += step.transaction().edits().size();
      while (remembered > REMEMBERED && recent.size() > 1) {
        remembered -= recent.removeFirst().step().transaction().edits().size();
      }
      watchers.forEach(watcher -> watcher.stepped(stepped));
    }
    if (!steps.isEmpty() && author.ask() > 0) {
      asked.remove(author.window());
      asked.put(author.window(), author.ask());
      if (asked.size() > WINDOWS) {
        asked.remove(asked.keySet().iterator().next());
      }
    }
    hear(folder.song());
  }

  @SuppressWarnings("ReferenceEquality") // Equal songs are long to compare, and sound alike.
  private void hear(Song song) {
    wanted = song;
    Song sounding =
        held.isEmpty()
            ? song
            : Held.on(song, held.values().stream().flatMap(List::stream).toList());
    if (sounding != heard) {
      heard = sounding;
      ear.accept(sounding);
    }
  }

  private Labels labels() {
    return new Labels(
        folder.history().undoable().map(Transaction::label),
        folder.history().redoable().map(Transaction::label));
  }

  @Override
  public synchronized void close() {
    watchers.clear();
    folder.close();
  }
}
