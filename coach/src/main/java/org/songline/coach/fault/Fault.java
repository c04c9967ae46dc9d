package org.songline.coach.fault;

import java.util.Set;
import org.songline.coach.finding.Severity;

/**
 * One kind of fault.
 *
 * @param kind its name, lower-case words and hyphens
 * @param about what is done, with {@code %s} in the place of the amount
 * @param rules whose findings count as having found it
 * @param slight the amount at the slight severity
 * @param clear the amount at the middle one
 * @param grave the amount at the grave one
 */
public record Fault(
    String kind,
    String about,
    Set<String> rules,
    double slight,
    double clear,
    double grave,
    Injection injection) {

  public Fault {
    rules = Set.copyOf(rules);
  }

  /** Puts so much of a fault into a song. */
  @FunctionalInterface
  public interface Injection {
    Injected inject(Scene scene, double amount);
  }

  public double amount(Severity severity) {
    return switch (severity) {
      case SLIGHT -> slight;
      case CLEAR -> clear;
      case GRAVE -> grave;
    };
  }

  public Injected inject(Scene scene, Severity severity) {
    return injection.inject(scene, amount(severity));
  }
}
