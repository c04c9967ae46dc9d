package org.songline.mastering.codec;

import org.songline.measure.fault.Overs;

/**
 * What a codec makes of the true peak of one piece of music.
 *
 * @param codec what a command names the codec by
 * @param name what people read
 * @param encoded true when a real encoder was asked, false for the model's estimate
 * @param beforeDbtp true peak before encoding
 * @param afterDbtp true peak after decoding
 * @param riseDb by how much it is higher, or lower when negative
 * @param limitDbtp what it may be
 * @param gainDb by how much this music must be softer before this encoder so that what is decoded
 *     stays at or below the limit; 0 when it does already, else negative
 * @param ceilingDbtp the true peak before encoding at which it does: {@code beforeDbtp + gainDb}
 * @param checkedDbtp true peak after decoding with that gain, encoded again; for the model its
 *     estimate
 * @param failsGainDb the nearest louder gain at which it was over the limit; {@code gainDb} when
 *     there is none. Encoders decide anew at every gain, so that the peak may jump in between
 * @param overs where the decoded sound goes beyond full scale, without that gain
 */
public record CodecPeak(
    String codec,
    String name,
    boolean encoded,
    double beforeDbtp,
    double afterDbtp,
    double riseDb,
    double limitDbtp,
    double gainDb,
    double ceilingDbtp,
    double checkedDbtp,
    double failsGainDb,
    Overs overs) {
  /** The sound after the codec, without that gain. */
  public Decoded decoded() {
    return new Decoded(codec, name, encoded, afterDbtp, overs);
  }

  /** Whether nothing has to be softer. */
  public boolean holds() {
    return gainDb == 0;
  }
}
