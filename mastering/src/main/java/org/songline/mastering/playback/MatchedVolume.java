package org.songline.mastering.playback;

import java.util.ArrayList;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.dsp.loudness.KWeighting;
import org.songline.mastering.reference.Bands;

/**
 * By how much a device is turned up so that music is as loud on it as on flat monitors, by its
 * third octaves and the weighting of ITU-R BS.1770.
 */
public final class MatchedVolume {
  private static final int RATE = 48_000;

  /** Where the spectrum of music begins to fall, and by how much in third octaves, dB an octave. */
  private static final double KNEE = 100;

  private static final double FALL = -1.5;
  private static final double SIDE = -10;

  private MatchedVolume() {}

  /**
   * For a certain piece.
   *
   * @param mid levels of the mid in dB, one for each of the {@link Bands}
   * @param side levels of the side
   * @return decibels; 0 when nothing is left to match
   */
  public static double of(PlaybackDevice device, List<Double> mid, List<Double> side) {
    KWeighting weighting = KWeighting.at(RATE);
    double far = power(-device.sides().offDecibels());
    double flat = 0;
    double played = 0;
    for (int band = 0; band < Bands.COUNT; band++) {
      double hertz = Bands.centre(band);
      double weight = weighting.gainAt(hertz, RATE);
      double middle = weight * weight * power(mid.get(band));
      double sides = weight * weight * power(side.get(band));
      double tone = power(device.tone().decibels(hertz)) * 0.5 * (1 + far);
      flat += middle + sides;
      played += tone * (middle + sides * device.sides().sidePower(hertz));
    }
    return flat > 0 && played > 0 ? 0.5 * Exact.decibels(flat / played) : 0;
  }

  /**
   * For usual music: even up to 100 Hz, falling by 4.5 dB an octave above, its side 10 dB softer.
   */
  public static double usual(PlaybackDevice device) {
    List<Double> mid = new ArrayList<>();
    List<Double> side = new ArrayList<>();
    for (int band = 0; band < Bands.COUNT; band++) {
      double octaves = Exact.log(Bands.centre(band) / KNEE) / Exact.log(2);
      double level = octaves < 0 ? 3 * octaves : FALL * octaves;
      mid.add(level);
      side.add(level + SIDE);
    }
    return of(device, mid, side);
  }

  private static double power(double decibels) {
    double gain = Exact.gain(Math.max(-300, decibels));
    return gain * gain;
  }
}
