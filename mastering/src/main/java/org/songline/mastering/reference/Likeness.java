package org.songline.mastering.reference;

import java.util.List;

/**
 * What a master shall be like.
 *
 * @param references at least one, each with a loudness
 * @param amounts how far it shall go
 * @param exact whether it goes on where that harms what is musical about the mix
 */
public record Likeness(List<Reference> references, Amounts amounts, boolean exact) {
  public Likeness {
    references = List.copyOf(references);
    if (references.isEmpty()) {
      throw new IllegalArgumentException("no reference");
    }
  }

  /** With care, as masters are made. */
  public Likeness(List<Reference> references, Amounts amounts) {
    this(references, amounts, false);
  }

  /** The weighted mean of the references' loudness, LUFS. */
  public double lufs() {
    return References.mean(references, Profile::lufs);
  }
}
