package org.songline.coach.rules.mix;

import java.util.List;
import org.songline.coach.finding.Rule;

/** The rules about the mix. */
public final class MixRules {
  private static final List<Rule> ALL =
      List.of(
          new GainRule(),
          new FaderRule(),
          new HeadroomRule(),
          new CompressionRule(),
          new MaskingRule(),
          new LowEndRule(),
          new BassRule(),
          TiltRule.mud(),
          TiltRule.boxiness(),
          TiltRule.harshness(),
          new WashRule(),
          new SendRule(),
          new BalanceRule(),
          new DensityRule(),
          new EnergyRule(),
          new JumpRule(),
          new EndingRule());

  private MixRules() {}

  /** In the order of the manual. */
  public static List<Rule> all() {
    return ALL;
  }
}
