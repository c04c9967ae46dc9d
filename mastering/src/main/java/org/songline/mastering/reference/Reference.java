package org.songline.mastering.reference;

import java.util.Locale;
import java.util.Map;

/**
 * A piece that a mix is held against.
 *
 * @param weight how much it counts beside others, above 0
 * @param sections names of the mix's sections, each with the name of the reference's section that
 *     it is compared with; those not named find their own
 */
public record Reference(Profile profile, double weight, Map<String, String> sections) {
  public Reference {
    if (!(weight > 0 && weight <= 1000)) {
      throw new IllegalArgumentException("weight " + weight + ": needs to be above 0, up to 1000");
    }
    sections = Map.copyOf(sections);
  }

  public static Reference of(Profile profile) {
    return new Reference(profile, 1, Map.of());
  }

  /**
   * The section that one of the mix's is compared with: the one it is mapped to; or the loudest of
   * the same kind, if it was written and not heard; or for the mix's loudest the loudest; or that
   * whose loudness beside its piece is nearest.
   */
  public Portrait counterpart(Profile mix, Portrait section) {
    String mapped = sections.get(section.part().name());
    Portrait best = null;
    for (Portrait own : profile.sections()) {
      if (mapped != null ? own.part().name().equals(mapped) : sameKind(own, section)) {
        best = best == null || own.lufs() > best.lufs() ? own : best;
      }
    }
    if (best != null) {
      return best;
    }
    if (section.part().name().equals(mix.loudest().part().name())) {
      return profile.loudest();
    }
    double wanted = section.lufs() - mix.lufs();
    for (Portrait own : profile.sections()) {
      if (best == null
          || Math.abs(own.lufs() - profile.lufs() - wanted)
              < Math.abs(best.lufs() - profile.lufs() - wanted)) {
        best = own;
      }
    }
    return best == null ? profile.whole() : best;
  }

  private static boolean sameKind(Portrait a, Portrait b) {
    String kind = kind(a.part().name());
    return !kind.startsWith(Portrait.HEARD) && kind.equals(kind(b.part().name()));
  }

  /** What a section is, without its number: "Chorus 2" is a chorus. */
  static String kind(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-').strip();
    if (plain.equals(Portrait.LOUDEST)) {
      return plain;
    }
    return plain
        .replaceAll("[\\s-]*[0-9]+[a-z]?$", "")
        .replaceAll("^(last|final|first|second) ", "");
  }
}
