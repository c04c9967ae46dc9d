package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;

/**
 * A rule that measures cases and tells those that are past its limits. Where the same is wrong in
 * several passages, it tells the worst and names the others.
 */
abstract class MixRule implements Rule {
  private final String name;
  private final String about;

  MixRule(String name, String about) {
    this.name = name;
    this.about = about;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String about() {
    return about;
  }

  /** All that the rule looks at, whether or not it is past a limit. */
  abstract Stream<Case> cases(Listening heard);

  /** What cases of one fault have in common. */
  Object fault(Place place) {
    return place.tracks();
  }

  @Override
  public final List<Finding> findings(Listening heard) {
    Map<Object, List<Case>> faults = new LinkedHashMap<>();
    cases(heard)
        .filter(each -> each.limits().severity(each.figure()).isPresent())
        .forEach(
            each ->
                faults.computeIfAbsent(fault(each.place()), key -> new ArrayList<>()).add(each));
    return faults.values().stream().map(this::told).flatMap(Optional::stream).toList();
  }

  private Optional<Finding> told(Collection<Case> cases) {
    Case worst = cases.stream().reduce((a, b) -> a.worse(b) ? a : b).orElseThrow();
    String others =
        cases.stream()
            .filter(each -> !each.equals(worst))
            .flatMap(each -> each.place().passage().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return worst.finding(name, others.isEmpty() ? "" : "; also in " + others);
  }

  @Override
  public final OptionalDouble figure(Finding finding, Listening heard) {
    List<Case> cases = cases(heard).toList();
    return Stream.concat(
            cases.stream().filter(each -> each.id(name).equals(finding.id())),
            cases.stream().filter(each -> alike(each.place(), finding.place())))
        .mapToDouble(Case::figure)
        .findFirst();
  }

  /** Whether both are about the same, though other tracks or bands may be the reason now. */
  private boolean alike(Place one, Place other) {
    return one.passage().equals(other.passage()) && fault(one).equals(fault(other));
  }
}
