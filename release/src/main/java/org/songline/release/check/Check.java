package org.songline.release.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.songline.release.catalog.Catalog;
import org.songline.release.check.rule.Finding;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.rule.Scene;
import org.songline.release.check.rule.Severity;
import org.songline.release.destination.Destination.Say;

/** Judges releases by all rules, as their destination sees them. */
public final class Check {
  private Check() {}

  /**
   * What all rules find, the worst first, then by number. What a person confirmed, and what the
   * destination does not ask for, is left out.
   */
  public static List<Finding> findings(Scene scene) {
    List<Finding> all = new ArrayList<>();
    for (Rule rule : Rules.list()) {
      Say say = scene.destination().rules().get(rule.number());
      if (say == Say.OFF) {
        continue;
      }
      boolean confirmed = scene.release().confirmed().contains(rule.number());
      for (Finding finding : rule.findings(scene)) {
        if (!confirmed || !finding.byPerson()) {
          all.add(seen(finding, rule, say));
        }
      }
    }
    all.sort(Comparator.comparing(Finding::severity).thenComparingInt(Finding::rule));
    return List.copyOf(all);
  }

  /** A finding as severe as the destination takes it; one that is milder than its rule stays so. */
  private static Finding seen(
      Finding finding, Rule rule, @org.jspecify.annotations.Nullable Say say) {
    if (say == null || finding.severity() != rule.severity()) {
      return finding;
    }
    Severity severity =
        switch (say) {
          case REJECT -> Severity.REJECT;
          case WARN -> Severity.WARN;
          case CONFIRM -> Severity.CONFIRM;
          case OFF -> finding.severity();
        };
    return new Finding(
        finding.rule(),
        finding.name(),
        severity,
        finding.place(),
        finding.what(),
        finding.mend(),
        finding.automatic(),
        finding.byPerson());
  }

  /** Whether anything would be rejected. */
  public static boolean rejected(List<Finding> findings) {
    return findings.stream().anyMatch(one -> one.severity() == Severity.REJECT);
  }

  /** What fixes changed. */
  public record Mended(Catalog catalog, SortedSet<Integer> rules) {}

  /**
   * Mends what can be mended safely: every rule's fix once, again while one of them changes
   * something.
   *
   * @param rules numbers of rules; empty for all
   */
  public static Mended mend(Scene scene, SortedSet<Integer> rules) {
    SortedSet<Integer> mended = new TreeSet<>();
    Scene now = scene;
    boolean changed = true;
    for (int round = 0; changed && round < 5; round++) {
      changed = false;
      for (Rule rule : Rules.list()) {
        boolean wanted = rules.isEmpty() || rules.contains(rule.number());
        boolean asked =
            wanted
                && rule.fix().isPresent()
                && findings(now).stream()
                    .anyMatch(one -> one.rule() == rule.number() && one.automatic());
        if (asked) {
          Catalog after = rule.fix().get().mend(now);
          if (!after.equals(now.catalog())) {
            mended.add(rule.number());
            now = now.with(after);
            changed = true;
          }
        }
      }
    }
    return new Mended(now.catalog(), mended);
  }
}
