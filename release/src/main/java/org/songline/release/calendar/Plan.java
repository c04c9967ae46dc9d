package org.songline.release.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The tasks of one release with their days.
 *
 * @param release when it comes out
 * @param entries by day, then as the tasks stand
 */
public record Plan(LocalDate release, List<Entry> entries) {
  /** How it stands with a task. */
  public enum State {
    DONE,
    /** Its day is to come. */
    OPEN,
    /** Its day has passed. */
    LATE,
    /** Its day has passed, and others will not wait. */
    MISSED
  }

  /** A task with its day. */
  public record Entry(Task task, LocalDate due, State state) {}

  public Plan {
    entries = List.copyOf(entries);
  }

  /**
   * Plans backwards from the day of release.
   *
   * @param done ids of tasks that are done
   * @param today the day that it is
   */
  public static Plan of(Tasks tasks, LocalDate release, Set<String> done, LocalDate today) {
    return new Plan(
        release,
        tasks.tasks().stream()
            .map(task -> entry(task, release.plusDays(task.days()), done, today))
            .sorted(Comparator.comparing(Entry::due))
            .toList());
  }

  private static Entry entry(Task task, LocalDate due, Set<String> done, LocalDate today) {
    State state = State.OPEN;
    if (done.contains(task.id())) {
      state = State.DONE;
    } else if (due.isBefore(today)) {
      state = task.hard() ? State.MISSED : State.LATE;
    }
    return new Entry(task, due, state);
  }

  /** What can be begun now: open or late, with everything before it done. */
  public List<Entry> next() {
    Set<String> done =
        entries.stream()
            .filter(entry -> entry.state() == State.DONE)
            .map(entry -> entry.task().id())
            .collect(java.util.stream.Collectors.toSet());
    return entries.stream()
        .filter(entry -> entry.state() != State.DONE && done.containsAll(entry.task().after()))
        .toList();
  }

  /** The first Friday on which nothing that others set would be missed, if all begins today. */
  public static LocalDate earliest(Tasks tasks, LocalDate today) {
    int ahead =
        tasks.tasks().stream().filter(Task::hard).mapToInt(task -> -task.days()).max().orElse(0);
    LocalDate day = today.plusDays(ahead);
    while (day.getDayOfWeek() != java.time.DayOfWeek.FRIDAY) {
      day = day.plusDays(1);
    }
    return day;
  }
}
