package org.songline.studio.server;

import java.util.List;
import org.songline.model.edit.History;
import org.songline.studio.desk.Desk;

/** What was done to the open song. */
final class HistoryRoutes {
  /** Steps that are told of each kind. */
  private static final int MOST = 5_000;

  private final Studio studio;

  HistoryRoutes(Studio studio) {
    this.studio = studio;
  }

  /**
   * What can be undone and redone.
   *
   * @param revision of the song then
   * @param done the last first
   * @param undone the next first
   * @param older steps before those of {@code done} that can be undone too
   */
  record PastSteps(long revision, List<PastStep> done, List<PastStep> undone, int older) {}

  /**
   * @param at milliseconds since 1970; 0 when that is not known
   * @param window the window that asked; empty for commands
   */
  record PastStep(String label, long at, String window) {}

  static List<Class<?>> answers() {
    return List.of(PastSteps.class);
  }

  List<Routes.Route> routes() {
    return List.of(Routes.Route.get("/api/history", this::history));
  }

  private void history(Call call) {
    Desk.Past past = studio.place().desk().past();
    List<History.Done> done = past.history().done();
    call.json(
        new PastSteps(
            past.revision(),
            told(done),
            told(past.history().undone()),
            Math.max(0, done.size() - MOST)));
  }

  private static List<PastStep> told(List<History.Done> steps) {
    return steps.stream()
        .limit(MOST)
        .map(
            step ->
                new PastStep(step.transaction().label(), step.stamp().at(), step.stamp().window()))
        .toList();
  }
}
