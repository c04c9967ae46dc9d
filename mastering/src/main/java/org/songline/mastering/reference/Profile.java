package org.songline.mastering.reference;

import java.util.List;
import java.util.Optional;

/**
 * How a piece sounds: all that comparisons need of it, and nothing of the sound itself.
 *
 * @param name of the piece
 * @param lufs integrated loudness
 * @param range loudness range (LRA) in LU; NaN when too short to tell
 * @param truePeak in dB of full scale
 * @param plr true peak over integrated loudness, LU
 * @param psr the smallest peak over short-term loudness, LU; NaN when it does not exist
 * @param psrMiddle the middle one of peak over short-term loudness, LU; NaN when it does not exist
 * @param whole all of it
 * @param loud the parts whose short-term loudness is not below the integrated loudness
 * @param sections in order; at least one
 */
public record Profile(
    String name,
    double seconds,
    double lufs,
    double range,
    double truePeak,
    double plr,
    double psr,
    double psrMiddle,
    Portrait whole,
    Portrait loud,
    List<Portrait> sections) {
  public Profile {
    sections = List.copyOf(sections);
    if (sections.isEmpty()) {
      throw new IllegalArgumentException("no section");
    }
  }

  /** The section with the greatest loudness. */
  public Portrait loudest() {
    Portrait loudest = sections.getFirst();
    for (Portrait section : sections) {
      loudest = section.lufs() > loudest.lufs() ? section : loudest;
    }
    return loudest;
  }

  /** The same under another name. */
  public Profile named(String other) {
    return new Profile(
        other, seconds, lufs, range, truePeak, plr, psr, psrMiddle, whole, loud, sections);
  }

  /**
   * The same with one section alone, by its name whatever the case; empty when it has none such.
   */
  public Optional<Profile> only(String section) {
    List<Portrait> chosen =
        sections.stream().filter(each -> each.part().name().equalsIgnoreCase(section)).toList();
    return chosen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Profile(
                name, seconds, lufs, range, truePeak, plr, psr, psrMiddle, whole, loud, chosen));
  }
}
