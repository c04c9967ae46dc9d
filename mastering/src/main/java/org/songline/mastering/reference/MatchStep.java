package org.songline.mastering.reference;

import java.util.Map;

/**
 * One device of a match.
 *
 * @param name what it is for, in lower case words joined by hyphens
 * @param device its id
 * @param settings values by parameter id
 * @param what was set, in words
 * @param why the measured reason
 */
public record MatchStep(
    String name, String device, Map<String, Double> settings, String what, String why) {
  public MatchStep {
    settings = Map.copyOf(settings);
  }
}
