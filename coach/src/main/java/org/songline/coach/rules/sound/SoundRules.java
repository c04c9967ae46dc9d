package org.songline.coach.rules.sound;

import java.util.List;
import org.songline.coach.finding.Rule;

/** The rules about the sound itself. */
public final class SoundRules {
  private SoundRules() {}

  /** In the order of the manual. */
  public static List<Rule> all() {
    return List.of();
  }
}
