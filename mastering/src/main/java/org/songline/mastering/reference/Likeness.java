package org.songline.mastering.reference;

import java.util.List;

/**
 * What a master shall be like.
 *
 * @param references at least one, each with a loudness
 * @param amounts how far it shall go
 */
public record Likeness(List<Reference> references, Amounts amounts) {
  public Likeness {
    references = List.copyOf(references);
    if (references.isEmpty()) {
      throw new IllegalArgumentException("no reference");
    }
  }

  /** The weighted mean of the references' loudness, LUFS. */
  public double lufs() {
    double sum = 0;
    double weight = 0;
    for (Reference reference : references) {
      sum += reference.weight() * reference.profile().lufs();
      weight += reference.weight();
    }
    return sum / weight;
  }
}
