package org.songline.mastering.codec;

import org.songline.measure.fault.Overs;

/**
 * A sound after a codec.
 *
 * @param codec what a command names the codec by
 * @param name what people read
 * @param encoded true when a real encoder was asked, false for the model's estimate
 * @param truePeakDbtp -200 for silence
 * @param overs where it goes beyond full scale
 */
public record Decoded(
    String codec, String name, boolean encoded, double truePeakDbtp, Overs overs) {}
