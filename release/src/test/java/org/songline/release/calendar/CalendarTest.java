package org.songline.release.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.ReleaseId;

class CalendarTest {
  private static final LocalDate RELEASE = LocalDate.of(2027, 3, 5);

  private static Plan.Entry entry(Plan plan, String id) {
    return plan.entries().stream()
        .filter(one -> one.task().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tasksStandInTheOrderOfTheirDaysBackwardsFromTheRelease() {
    Plan plan = Plan.of(Tasks.usual(), RELEASE, Set.of(), LocalDate.of(2026, 11, 22));
    assertThat(entry(plan, "master").due()).isEqualTo(LocalDate.of(2027, 1, 8));
    assertThat(entry(plan, "live").due()).isEqualTo(RELEASE);
    assertThat(plan.entries()).isSortedAccordingTo((a, b) -> a.due().compareTo(b.due()));
    assertThat(plan.entries()).allMatch(one -> one.state() == Plan.State.OPEN);
  }

  @Test
  void nothingIsDueBeforeWhatItComesAfter() {
    for (Task task : Tasks.usual().tasks()) {
      for (String before : task.after()) {
        assertThat(
                Tasks.usual().tasks().stream()
                    .filter(one -> one.id().equals(before))
                    .findFirst()
                    .orElseThrow()
                    .days())
            .as(before + " before " + task.id())
            .isLessThanOrEqualTo(task.days());
      }
    }
  }

  @Test
  void whatIsLateAndWhatIsMissedAreTold() {
    Plan plan = Plan.of(Tasks.usual(), RELEASE, Set.of("splits"), LocalDate.of(2027, 2, 25));
    assertThat(entry(plan, "splits").state()).isEqualTo(Plan.State.DONE);
    assertThat(entry(plan, "master").state()).isEqualTo(Plan.State.LATE);
    assertThat(entry(plan, "amazon").state()).isEqualTo(Plan.State.MISSED);
    assertThat(entry(plan, "apple").state()).isEqualTo(Plan.State.MISSED);
    assertThat(entry(plan, "spotify").state()).isEqualTo(Plan.State.OPEN);
    assertThat(plan.next()).extracting(one -> one.task().id()).contains("master", "works");
    assertThat(plan.next()).extracting(one -> one.task().id()).doesNotContain("metadata", "splits");
  }

  @Test
  void theEarliestDayIsAFridayOnWhichNothingIsMissed() {
    LocalDate today = LocalDate.of(2026, 11, 22);
    LocalDate day = Plan.earliest(Tasks.usual(), today);
    assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(Plan.of(Tasks.usual(), day, Set.of(), today).entries())
        .noneMatch(one -> one.state() == Plan.State.MISSED);
    assertThat(Plan.of(Tasks.usual(), day.minusDays(7), Set.of(), today).entries())
        .anyMatch(one -> one.state() == Plan.State.MISSED);
  }

  @Test
  void aCalendarFileHasAnEventForEachTaskInLinesOfAtMost75Bytes() {
    Plan plan = Plan.of(Tasks.usual(), RELEASE, Set.of("master"), LocalDate.of(2026, 11, 22));
    String text =
        Ics.write(
            plan,
            "low-water",
            "Low Water; élégie, " + "ä".repeat(60),
            Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(text.split("\r\n", -1))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    String whole = text.replace("\r\n ", "");
    assertThat(whole.lines().filter("BEGIN:VEVENT"::equals)).hasSize(plan.entries().size());
    assertThat(whole.lines().filter("BEGIN:VALARM"::equals)).hasSize(plan.entries().size() - 1);
    assertThat(whole)
        .contains("DTSTART;VALUE=DATE:20270108\r\nDTEND;VALUE=DATE:20270109")
        .contains("UID:master.low-water@songline")
        .contains("SUMMARY:Low Water\\; élégie\\, " + "ä".repeat(60) + ": Masters are final");
  }

  @Test
  void whatIsDoneIsKept(@TempDir Path home) throws Exception {
    CatalogFolder folder = CatalogFolder.of(home);
    ReleaseId id = new ReleaseId("low-water");
    assertThat(DoneTasks.read(folder, id)).isEmpty();
    DoneTasks.write(folder, id, new TreeSet<>(Set.of("master", "cover")));
    assertThat(DoneTasks.read(folder, id)).containsExactly("cover", "master");
  }

  @Test
  void aListThatRefersToWhatIsNotBeforeItIsRefused() {
    String text =
        """
        {"songline-release-tasks": 1, "as-of": "2026-11-22", "tasks": [
          {"id": "a", "title": "A", "days": -1, "after": ["b"]},
          {"id": "b", "title": "B", "days": 0}]}
        """;
    assertThatThrownBy(() -> Tasks.read("mine.json", text))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageStartingWith("mine.json: line 1: the task a comes after one");
  }
}
