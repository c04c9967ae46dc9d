package org.songline.mastering.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One section of a mix beside its counterparts. Lists by band have one entry for each of the {@link
 * Bands}, null where nothing sounds to be compared.
 *
 * @param section of the mix
 * @param counterparts the references' sections, as "piece: section"
 * @param gainDb what would bring the mix to the loudness of the references' sections, on average
 * @param mid level beside the section's loudness, dB
 * @param side the same for the side
 * @param width side over mid, dB
 * @param spread how far levels move, dB
 * @param crest by octave, dB; empty when not measured
 * @param energy loudness of the section beside its piece's, LU
 */
public record SectionComparison(
    Portrait section,
    List<String> counterparts,
    double gainDb,
    List<@Nullable Range> mid,
    List<@Nullable Range> side,
    List<@Nullable Range> width,
    List<@Nullable Range> spread,
    List<@Nullable Range> crest,
    @Nullable Range energy) {
  public SectionComparison {
    counterparts = List.copyOf(counterparts);
    mid = java.util.Collections.unmodifiableList(mid);
    side = java.util.Collections.unmodifiableList(side);
    width = java.util.Collections.unmodifiableList(width);
    spread = java.util.Collections.unmodifiableList(spread);
    crest = java.util.Collections.unmodifiableList(crest);
  }
}
