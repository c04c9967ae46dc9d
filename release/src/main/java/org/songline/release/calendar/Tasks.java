package org.songline.release.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.JsonReader;
import org.songline.model.json.Values;
import org.songline.release.ReleaseProblem;

/**
 * The tasks of a release, from a dated file that people may replace.
 *
 * @param asOf when the file was last held against what shops ask for
 */
public record Tasks(LocalDate asOf, List<Task> tasks) {
  private static final Codec<Tasks> CODEC = codec();

  public Tasks {
    tasks = List.copyOf(tasks);
    Set<String> known = new HashSet<>();
    for (Task task : tasks) {
      if (!known.containsAll(task.after())) {
        throw new IllegalArgumentException(
            "the task " + task.id() + " comes after one that does not stand before it, which");
      }
      if (!known.add(task.id())) {
        throw new IllegalArgumentException("the task " + task.id() + " stands there twice and so");
      }
    }
  }

  /** Those that come with the program. */
  public static Tasks usual() {
    try (InputStream in =
        Objects.requireNonNull(Tasks.class.getResourceAsStream("tasks.json"), "tasks.json")) {
      return read("tasks.json", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param file as its user knows it
   * @throws ReleaseProblem with the line at which the text is wrong
   */
  public static Tasks read(String file, String text) {
    try {
      return CODEC.read(JsonReader.read(text));
    } catch (BadText bad) {
      throw new ReleaseProblem(file + ": line " + bad.line(), bad.what(), bad.mend(), bad);
    }
  }

  private static Codec<Tasks> codec() {
    var id = Field.of("id", Values.TEXT, Task::id);
    var title = Field.of("title", Values.TEXT, Task::title);
    var why = Field.of("why", Values.TEXT, Task::why).or("");
    var days = Field.of("days", Values.INT, Task::days);
    var owner = Field.of("owner", Values.TEXT, Task::owner).or("");
    var after = Field.of("after", Values.TEXT.inline(), Task::after).or(List.of());
    var hard = Field.of("hard", Values.FLAG, Task::hard).or(false);
    Codec<Task> task =
        Codec.line(
            Task.class,
            keys ->
                new Task(
                    keys.of(id),
                    keys.of(title),
                    keys.of(why),
                    keys.of(days),
                    keys.of(owner),
                    keys.of(after),
                    keys.of(hard)),
            id,
            title,
            why,
            days,
            owner,
            after,
            hard);
    var format = Field.of("songline-release-tasks", Values.INT, (Tasks _) -> 1);
    Codec<LocalDate> date = Values.TEXT.map(Tasks::date, LocalDate::toString);
    var asOf = Field.of("as-of", date, Tasks::asOf);
    var tasks = Field.of("tasks", task.lines(), Tasks::tasks);
    return Codec.block(
        Tasks.class,
        keys -> {
          if (keys.of(format) != 1) {
            throw new IllegalArgumentException("a list of tasks of another format than 1");
          }
          return new Tasks(keys.of(asOf), keys.of(tasks));
        },
        format,
        asOf,
        tasks);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no date like 2026-11-22, which", e);
    }
  }
}
