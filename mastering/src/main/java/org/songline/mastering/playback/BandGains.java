package org.songline.mastering.playback;

import java.util.Arrays;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.EqualLoudness;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.hearing.Masking;
import org.songline.measure.hearing.PartialLoudness;

/**
 * A device as the ear's bands see it: by what the power of mid and side is multiplied so that it
 * plays usual music at its level, and what masks it there whatever it is. The unit of power is that
 * of the sounds on flat monitors.
 *
 * @param mid factor by band
 * @param side factor by band
 * @param always excitation by the noise of the place and the threshold of hearing, by band
 * @param gain by what the volume is turned up for that, as a factor of power
 */
@SuppressWarnings("ArrayRecordComponent") // short tables, compared by nobody
record BandGains(double[] mid, double[] side, double[] always, double gain) {
  private static final int POINTS = 8;

  /** Width of a third octave over its centre. */
  private static final double THIRD = 0.2316;

  static BandGains of(PlaybackDevice device, List<Cochleagram> sounds) {
    double[] mid = new double[ErbBands.COUNT];
    double[] side = new double[ErbBands.COUNT];
    double[] ear = new double[ErbBands.COUNT];
    for (int band = 0; band < ErbBands.COUNT; band++) {
      for (int i = 0; i < POINTS; i++) {
        double hertz = inside(band, (i + 0.5) / POINTS);
        double inTheEar = power(device.tone().inTheEar(hertz));
        double gain = power(device.tone().decibels(hertz)) / inTheEar;
        mid[band] += gain / POINTS;
        side[band] += gain * device.sides().sidePower(hertz) / POINTS;
        ear[band] += inTheEar / POINTS;
      }
    }
    double[] one = new double[ErbBands.COUNT];
    Arrays.fill(one, 1);
    double flat = Level.power(sounds, one, one);
    double gain = Level.volume(mid);
    double[] noise = new double[ErbBands.COUNT];
    double unit = flat / power(device.surroundings().levelDba());
    for (int band = 0; band < ErbBands.COUNT; band++) {
      int at = band;
      mid[band] *= gain * ear[band];
      side[band] *= gain * ear[band];
      noise[band] =
          device.surroundings().noise().map(points -> noise(points, at)).orElse(0.0)
              * unit
              * ear[band];
    }
    double[] always = PartialLoudness.excitation(noise);
    for (int band = 0; band < ErbBands.COUNT; band++) {
      double threshold = power(EqualLoudness.threshold(ErbBands.centre(band)));
      always[band] += threshold / Masking.THRESHOLD * unit * ear[band];
    }
    return new BandGains(mid, side, always, gain);
  }

  /** What sounds masked so are heard as. */
  PartialLoudness heard(List<Cochleagram> sounds) {
    return new PartialLoudness(sounds, mid, side, always);
  }

  private static double inside(int band, double part) {
    return ErbBands.from(band) + part * (ErbBands.to(band) - ErbBands.from(band));
  }

  /** The power of a noise within a band, of which levels in third octaves are known. */
  private static double noise(Points points, int band) {
    double centre = ErbBands.centre(band);
    double width = ErbBands.to(band) - ErbBands.from(band);
    return power(points.at(centre)) * width / (THIRD * centre);
  }

  private static double power(double decibels) {
    double gain = Exact.gain(decibels);
    return gain * gain;
  }
}
