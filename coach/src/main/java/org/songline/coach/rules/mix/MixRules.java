package org.songline.coach.rules.mix;

import java.util.List;
import org.songline.coach.finding.Rule;

/** The rules about the mix. */
public final class MixRules {
  private MixRules() {}

  /** In the order of the manual. */
  public static List<Rule> all() {
    return List.of();
  }
}
