package org.songline.model.store;

import java.util.List;
import java.util.Optional;
import org.songline.model.text.EditText.Step;

/**
 * What came back of a song whose program ended without closing it.
 *
 * @param opened when that program opened it, in milliseconds since 1970
 * @param steps that were done since then, undo and redo among them
 * @param last what was done last; empty when nothing was
 * @param at when that was
 * @param cut whether the step in flight could not be finished and is lost
 */
public record Recovered(long opened, int steps, Optional<String> last, long at, boolean cut) {

  /**
   * @param opened when the program that did not end well opened the song
   * @param steps all that are known
   */
  static Optional<Recovered> of(Optional<Long> opened, List<Step> steps, boolean cut) {
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    List<Step> since = steps.stream().filter(step -> step.stamp().at() >= opened.get()).toList();
    if (since.isEmpty() && !cut) {
      return Optional.empty();
    }
    return Optional.of(
        new Recovered(
            opened.get(),
            since.size(),
            since.isEmpty() ? Optional.empty() : Optional.of(since.getLast().transaction().label()),
            since.isEmpty() ? 0 : since.getLast().stamp().at(),
            cut));
  }
}
