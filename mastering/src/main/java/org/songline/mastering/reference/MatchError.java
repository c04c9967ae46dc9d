package org.songline.mastering.reference;

/**
 * How far a piece is from its reference in loud parts at equal loudness, 40 Hz to 16 kHz.
 *
 * @param mid root mean square over third octaves of the mid, dB
 * @param side the same for the side, over bands where the reference's side is heard: not more than
 *     30 dB under its mid; 0 when there are none
 * @param loudness integrated loudness beside the reference's, LU
 * @param bands of the side that were judged
 */
public record MatchError(double mid, double side, double loudness, int bands) {}
