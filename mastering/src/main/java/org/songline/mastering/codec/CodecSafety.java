package org.songline.mastering.codec;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The wish that a master, sent through each of these codecs, stays at or below a true peak.
 *
 * @param codecs what commands name them by; at least one
 * @param limitDbtp after decoding, -24 to 0
 */
public record CodecSafety(List<String> codecs, double limitDbtp) {
  /** Room that is left for the error of an estimate, dB. */
  public static final double ESTIMATE_DB = 0.5;

  public CodecSafety {
    codecs = List.copyOf(codecs);
    if (codecs.isEmpty()) {
      throw new IllegalArgumentException("no codec is named");
    }
    for (String codec : codecs) {
      if (LossyCodec.find(codec).isEmpty()) {
        throw new IllegalArgumentException(
            "no codec is called "
                + codec
                + "; there are "
                + LossyCodec.all().stream().map(LossyCodec::id).collect(Collectors.joining(", ")));
      }
    }
    if (!(limitDbtp >= -24 && limitDbtp <= 0)) {
      throw new IllegalArgumentException(
          "true peak after decoding " + limitDbtp + " dBTP: needs -24 to 0");
    }
  }

  /** By how much a decoded sound is over what is wanted, dB; 0 or below when it holds. */
  public double over(Decoded sound) {
    return sound.truePeakDbtp() + (sound.encoded() ? 0 : ESTIMATE_DB) - limitDbtp;
  }

  /** Whether all of them are at or below what is wanted. */
  public boolean holds(List<Decoded> sounds) {
    return sounds.stream().allMatch(each -> over(each) <= 0);
  }
}
