package org.songline.coach.rules.sound;

import java.util.Optional;
import org.songline.coach.finding.Severity;

/**
 * From where on a figure counts as what; when {@code grave} is less than {@code slight}, smaller
 * figures are worse.
 */
record Scale(double slight, double clear, double grave) {
  private boolean past(double figure, double limit) {
    return grave < slight ? figure <= limit : figure >= limit;
  }

  Optional<Severity> severity(double figure) {
    if (!past(figure, slight)) {
      return Optional.empty();
    }
    return Optional.of(
        past(figure, grave)
            ? Severity.GRAVE
            : past(figure, clear) ? Severity.CLEAR : Severity.SLIGHT);
  }
}
