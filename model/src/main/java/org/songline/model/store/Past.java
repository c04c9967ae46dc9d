package org.songline.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.songline.model.SongProblem;
import org.songline.model.edit.History;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Song;
import org.songline.model.text.EditText.Kind;
import org.songline.model.text.EditText.Step;

/**
 * What was done before {@code song.json} was written last: journals that ended with a save,
 * numbered in their order. Each tells the song that it began with and the song that was saved, so
 * that they are a chain along which undo goes back. The oldest go when they grow too many.
 */
final class Past {
  private static final long MOST_BYTES = 32L << 20;
  private static final int MOST_FILES = 500;
  private static final Pattern NAME = Pattern.compile("past-(\\d{1,9})\\.log");

  private Past() {}

  /**
   * Keeps a journal that ended.
   *
   * @param folder of the journals
   */
  static void keep(Disk disk, Path folder, Path journal) throws IOException {
    NavigableMap<Integer, Path> files = files(folder);
    int number = files.isEmpty() ? 1 : files.lastKey() + 1;
    Path kept = folder.resolve("past-" + number + ".log");
    disk.rename(journal, kept);
    files.put(number, kept);
    long bytes = 0;
    int count = 0;
    for (Path file : files.descendingMap().values()) {
      bytes += Files.size(file);
      count++;
      if (bytes > MOST_BYTES || count > MOST_FILES) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * The steps that led to a song, in order.
   *
   * @param hash of the song's text
   * @param notices takes what a person should know
   */
  static List<Step> steps(Path folder, String hash, List<String> notices) throws IOException {
    Deque<List<Step>> found = new ArrayDeque<>();
    String wanted = hash;
    for (Path file : files(folder).descendingMap().values()) {
      try {
        Optional<Journal> journal = Journal.read(file);
        if (journal.isEmpty() || !journal.get().saving().equals(Optional.of(wanted))) {
          break;
        }
        found.addFirst(journal.get().steps());
        wanted = journal.get().follows();
      } catch (SongProblem damaged) {
        notices.add(
            "what was done before an earlier save cannot be undone: " + damaged.getMessage());
        break;
      }
    }
    return found.stream().flatMap(List::stream).toList();
  }

  /** A song with what can be undone and redone after these steps led to it. */
  static History history(Song song, List<Step> steps) {
    Deque<History.Done> done = new ArrayDeque<>();
    Deque<History.Done> undone = new ArrayDeque<>();
    for (Step step : steps) {
      Transaction transaction = step.transaction();
      if (step.kind() == Kind.UNDO
          && !done.isEmpty()
          && done.peek().transaction().inverse().equals(transaction)) {
        undone.push(done.pop());
      } else if (step.kind() == Kind.REDO
          && !undone.isEmpty()
          && undone.peek().transaction().equals(transaction)) {
        done.push(undone.pop());
      } else {
        done.push(new History.Done(transaction, step.stamp()));
        undone.clear();
      }
    }
    return History.of(song, upwards(done), upwards(undone));
  }

  private static List<History.Done> upwards(Deque<History.Done> stack) {
    List<History.Done> list = new ArrayList<>(stack);
    Collections.reverse(list);
    return list;
  }

  private static NavigableMap<Integer, Path> files(Path folder) throws IOException {
    TreeMap<Integer, Path> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches() && Files.isRegularFile(file)) {
          found.put(Integer.parseInt(name.group(1)), file);
        }
      }
    }
    return found;
  }
}
