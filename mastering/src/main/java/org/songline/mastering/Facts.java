package org.songline.mastering;

import org.jspecify.annotations.Nullable;
import org.songline.measure.Measurement;
import org.songline.measure.hearing.Cochleagram;

/**
 * What decisions are made from.
 *
 * @param mix the mix as it came
 * @param hearing its power over time and frequency
 * @param goalLufs wanted loudness; null when the mix has none
 * @param loudestSeconds where the loudest three seconds end
 * @param wholeBits the fewest bits, 16 or 24, of which every sample is a whole number of steps; 32
 *     when there is no such number
 */
record Facts(
    Measurement mix,
    @Nullable Cochleagram hearing,
    @Nullable Double goalLufs,
    double loudestSeconds,
    int wholeBits) {

  /**
   * By how much peaks would stand over the ceiling if gain alone made the mix as loud as wanted;
   * negative when there is room.
   */
  double overshoot(double ceilingDbtp) {
    Double loudness = mix.loudness().integratedLufs();
    Double peak = mix.levels().truePeakDbtp();
    if (goalLufs == null || loudness == null || peak == null) {
      return 0;
    }
    return peak + goalLufs - loudness - ceilingDbtp;
  }
}
