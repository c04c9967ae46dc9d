package org.songline.coach.rules.sound;

import java.util.List;
import java.util.stream.Stream;
import org.songline.coach.finding.Rule;

/** The rules about the sound itself. */
public final class SoundRules {
  private static final List<Rule> ALL =
      Stream.concat(
              Stream.of(
                  new ClippingRule(),
                  new PeakRule(),
                  new OffsetRule(),
                  new HumRule(),
                  BreakRule.clicks(),
                  BreakRule.dropouts(),
                  new NoiseRule(),
                  new MonoRule(),
                  new LowWidthRule(),
                  new SibilanceRule(),
                  new ResonanceRule(),
                  new DominanceRule(),
                  new SilenceRule()),
              TwinRule.all().stream())
          .toList();

  private SoundRules() {}

  /** In the order of the manual. */
  public static List<Rule> all() {
    return ALL;
  }
}
