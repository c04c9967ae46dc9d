package org.songline.coach.finding;

/**
 * One measured figure behind a finding.
 *
 * @param name what was measured
 * @param value how much
 * @param unit of both figures, such as {@code dB} or {@code %}
 * @param limit from where on it counts
 */
public record Evidence(String name, double value, String unit, double limit) {}
