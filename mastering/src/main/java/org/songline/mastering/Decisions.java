package org.songline.mastering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songline.mastering.chain.PlanStep;

/** What was decided so far: steps of the chain, and the same in words. */
final class Decisions {
  private final List<PlanStep> chain = new ArrayList<>();
  private final List<MasterReport.Step> words = new ArrayList<>();

  List<PlanStep> chain() {
    return chain;
  }

  List<MasterReport.Step> words() {
    return words;
  }

  void add(String name, String device, Map<String, Double> settings, String why) {
    chain.add(new PlanStep(name, device, settings, why));
  }

  void add(PlanStep step) {
    chain.add(step);
  }

  /** Says what was done, or left, and why. */
  void say(String name, String what, String why) {
    words.add(new MasterReport.Step(name, what, why));
  }

  static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** Rounded as people write it, so that the text of a chain is the chain. */
  static double round(double value, double step) {
    return Math.rint(value / step) / Math.rint(1 / step);
  }
}
