package org.songline.model.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.songline.model.SongProblem;
import org.songline.model.edit.History;
import org.songline.model.edit.Transaction;
import org.songline.model.text.EditText;
import org.songline.model.text.EditText.Step;

/**
 * What was done since {@code song.json} was written, a line for each step. A line is the CRC-32C of
 * its text in hex, the number of bytes of the text, and the text, so that a line that was cut off
 * is known as such. The first text is {@code follows HASH}: the SHA-256 of the {@code song.json}
 * that the steps start from. Before {@code song.json} is replaced, {@code saving HASH} names the
 * next one, so that a crash right after leaves a journal that is known to be contained in it.
 *
 * @param follows the hash of the song that the steps start from
 * @param steps in order
 * @param saving the hash of the song that was being written last, when that is the last line
 * @param size bytes of whole lines; what follows them was cut off
 */
record Journal(String follows, List<Step> steps, Optional<String> saving, long size) {
  private static final String FOLLOWS = "follows ";
  private static final String SAVING = "saving ";
  private static final int MOST_BYTES = 1 << 28;

  /**
   * Reads a journal.
   *
   * @return empty when there is none, or not even its first line
   * @throws SongProblem when a line in the middle is damaged
   */
  static Optional<Journal> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new SongProblem(
          told(file), "", "it is larger than a journal may be", "move it away to open the song");
    }
    byte[] bytes = Files.readAllBytes(file);
    Optional<String> follows = Optional.empty();
    Optional<String> saving = Optional.empty();
    List<Step> steps = new ArrayList<>();
    int at = 0;
    for (int line = 1; at < bytes.length; line++) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      Optional<String> text = text(bytes, at, end);
      if (text.isEmpty()) {
        if (hasWholeLineAfter(bytes, end)) {
          throw new SongProblem(
              told(file),
              "line " + line,
              "the line is damaged, but not the lines after it",
              "restore the file, or delete from that line on to keep the edits before it");
        }
        break;
      }
      String place = told(file) + ":" + line;
      if (line == 1) {
        if (!text.get().startsWith(FOLLOWS)) {
          throw new SongProblem(place, "", "it is no journal", "move the file away");
        }
        follows = Optional.of(text.get().substring(FOLLOWS.length()));
      } else if (text.get().startsWith(SAVING)) {
        saving = Optional.of(text.get().substring(SAVING.length()));
      } else {
        saving = Optional.empty();
        steps.add(EditText.read(place, text.get()));
      }
      at = end + 1;
    }
    int size = at;
    return follows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Journal(follows.get(), List.copyOf(steps), saving, size));
  }

  /**
   * The song after all steps, with what can be undone and redone.
   *
   * @param before the song that the steps start from
   */
  History replay(Path file, History before) {
    History history = before;
    for (int i = 0; i < steps.size(); i++) {
      try {
        history = replay(history, steps.get(i));
      } catch (SongProblem e) {
        throw e.in(told(file), "step " + (i + 1));
      }
    }
    return history;
  }

  private static History replay(History history, Step step) {
    Transaction transaction = step.transaction();
    return switch (step.kind()) {
      case DO -> history.perform(transaction, step.stamp());
      case UNDO ->
          history.undoable().map(Transaction::inverse).filter(transaction::equals).isPresent()
              ? history.undo()
              : history.perform(transaction, step.stamp());
      case REDO ->
          history.redoable().filter(transaction::equals).isPresent()
              ? history.redo()
              : history.perform(transaction, step.stamp());
    };
  }

  static byte[] first(String hash) {
    return line(FOLLOWS + hash);
  }

  static byte[] saving(String hash) {
    return line(SAVING + hash);
  }

  static byte[] line(Step step) {
    return line(EditText.write(step));
  }

  private static byte[] line(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String head = "%08x %d ".formatted(crc(bytes, 0, bytes.length), bytes.length);
    return (head + text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The text of the line from {@code at} to {@code end}, when the line is whole. */
  private static Optional<String> text(byte[] bytes, int at, int end) {
    int start = at;
    for (int spaces = 0; start < end && spaces < 2; start++) {
      spaces += bytes[start] == ' ' ? 1 : 0;
    }
    String head = new String(bytes, at, Math.min(start - at, 40), StandardCharsets.ISO_8859_1);
    String whole = "%08x %d ".formatted(crc(bytes, start, end - start), end - start);
    return end < bytes.length && head.equals(whole)
        ? Optional.of(new String(bytes, start, end - start, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static boolean hasWholeLineAfter(byte[] bytes, int end) {
    int at = end + 1;
    while (at < bytes.length) {
      int next = at;
      while (next < bytes.length && bytes[next] != '\n') {
        next++;
      }
      if (text(bytes, at, next).isPresent()) {
        return true;
      }
      at = next + 1;
    }
    return false;
  }

  private static long crc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return crc.getValue();
  }

  private static String told(Path file) {
    return file.toString();
  }
}
