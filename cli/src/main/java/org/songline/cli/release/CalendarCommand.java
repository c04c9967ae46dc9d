package org.songline.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.media.AtomicFile;
import org.songline.release.calendar.DoneTasks;
import org.songline.release.calendar.Ics;
import org.songline.release.calendar.Plan;
import org.songline.release.calendar.Tasks;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What has to be done until when. */
@Command(
    name = "calendar",
    mixinStandardHelpOptions = true,
    description = {
      "Plan a release backwards from its date.",
      "Exits with 3 when something that others will not wait for is missed."
    })
final class CalendarCommand extends CatalogCommand {
  @Parameters(index = "1", paramLabel = "RELEASE", description = "The release's id.")
  private String release = "";

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "Another day of release, only tried out, such as 2027-03-05.")
  private @Nullable LocalDate date;

  @Option(names = "--done", paramLabel = "TASK", description = "Marks tasks as done.")
  private List<String> done = List.of();

  @Option(names = "--open", paramLabel = "TASK", description = "Marks tasks as not done.")
  private List<String> open = List.of();

  @Option(
      names = "--tasks",
      paramLabel = "FILE",
      description = "A list of tasks of one's own in place of the usual one.")
  private @Nullable Path list;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes the plan as a calendar file (.ics).")
  private @Nullable Path output;

  CalendarCommand(Shell shell) {
    super(shell);
  }

  /** The plan as JSON gives it. */
  record Listed(String release, String earliest, List<Line> tasks) {}

  /** A task as JSON gives it. */
  record Line(
      String id, String due, String state, String title, String why, String owner, boolean hard) {}

  @Override
  int run() throws IOException {
    CatalogFolder folder = folder();
    Release found = folder.read().release(new ReleaseId(release));
    Tasks tasks =
        list == null
            ? Tasks.usual()
            : Tasks.read(list.toString(), Files.readString(list, StandardCharsets.UTF_8));
    LocalDate day =
        date != null
            ? date
            : found
                .date()
                .orElseThrow(
                    () -> new Failures.WrongCall("it has no date yet; give it one with --date"));
    SortedSet<String> ticked = ticked(folder, found, tasks);
    LocalDate today = LocalDate.now(java.time.ZoneId.systemDefault());
    Plan plan = Plan.of(tasks, day, ticked, today);
    LocalDate earliest = Plan.earliest(tasks, today);
    if (output != null) {
      String text = Ics.write(plan, release, found.fullTitle(), Instant.now());
      AtomicFile.write(output, text.getBytes(StandardCharsets.UTF_8));
    }
    result(
        new Listed(
            day.toString(),
            earliest.toString(),
            plan.entries().stream().map(CalendarCommand::line).toList()),
        lines(found, plan, earliest));
    boolean missed = plan.entries().stream().anyMatch(one -> one.state() == Plan.State.MISSED);
    return missed ? ExitCode.FOUND_PROBLEMS : ExitCode.DONE;
  }

  private SortedSet<String> ticked(CatalogFolder folder, Release found, Tasks tasks)
      throws IOException {
    SortedSet<String> kept = DoneTasks.read(folder, found.id());
    SortedSet<String> ticked = new TreeSet<>(kept);
    for (String id : done) {
      ticked.add(known(tasks, id));
    }
    for (String id : open) {
      ticked.remove(known(tasks, id));
    }
    if (!ticked.equals(kept)) {
      DoneTasks.write(folder, found.id(), ticked);
    }
    return ticked;
  }

  private static String known(Tasks tasks, String id) {
    if (tasks.tasks().stream().noneMatch(task -> task.id().equals(id))) {
      throw new Failures.WrongCall("there is no task " + id);
    }
    return id;
  }

  private static Line line(Plan.Entry entry) {
    return new Line(
        entry.task().id(),
        entry.due().toString(),
        entry.state().name().toLowerCase(Locale.ROOT),
        entry.task().title(),
        entry.task().why(),
        entry.task().owner(),
        entry.task().hard());
  }

  private static List<String> lines(Release found, Plan plan, LocalDate earliest) {
    List<String> lines = new ArrayList<>();
    lines.add(found.fullTitle() + " comes out on " + plan.release());
    for (Plan.Entry entry : plan.entries()) {
      lines.add(
          "%s  %-6s  %-10s  %-10s %s"
              .formatted(
                  entry.due(),
                  entry.state().name().toLowerCase(Locale.ROOT),
                  entry.task().id(),
                  entry.task().owner(),
                  entry.task().title()));
    }
    if (plan.entries().stream().anyMatch(entry -> entry.state() == Plan.State.MISSED)) {
      lines.add("what others set is missed; the earliest Friday without that is " + earliest);
    }
    return lines;
  }
}
