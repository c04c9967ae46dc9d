package org.songline.mastering.playback;

import java.util.List;
import org.songline.dsp.Exact;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;

/** How loud sounds are together, as a sound level meter with the curve A would say. */
final class Level {
  /** Tenths of a second that are softer than the mean by this do not count: -10 dB. */
  private static final double GATE = 0.1;

  private static final double[] WEIGHT = new double[ErbBands.COUNT];

  static {
    for (int band = 0; band < ErbBands.COUNT; band++) {
      WEIGHT[band] = weight(ErbBands.centre(band));
    }
  }

  /** Where the spectrum of music begins to fall. */
  private static final double KNEE = 100;

  private static final double FALL = -4.5;

  private Level() {}

  /**
   * By what a device must be turned up so that usual music is as loud on it as on flat monitors, as
   * a factor of power. Usual music is even up to 100 Hz and falls by 4.5 dB an octave above (after
   * Pestana and others, 135th AES Convention, 2013).
   *
   * @param mid factor of power by band
   */
  static double volume(double[] mid) {
    double flat = 0;
    double played = 0;
    for (int band = 0; band < ErbBands.COUNT; band++) {
      double octaves = Math.max(0, Exact.log(ErbBands.centre(band) / KNEE) / Exact.log(2));
      double gain = Exact.gain(FALL * octaves);
      double power = gain * gain * (ErbBands.to(band) - ErbBands.from(band)) * WEIGHT[band];
      flat += power;
      played += power * mid[band];
    }
    return flat / played;
  }

  /** The curve A as a factor of power (IEC 61672-1, annex E); 1 at 1 kHz. */
  static double weight(double hertz) {
    double f = hertz * hertz;
    double ratio =
        12_194.217
            * 12_194.217
            * f
            * f
            / ((f + 20.598997 * 20.598997)
                * Math.sqrt((f + 107.65265 * 107.65265) * (f + 737.86223 * 737.86223))
                * (f + 12_194.217 * 12_194.217));
    double atOneKilohertz = 0.7943282;
    return ratio * ratio / (atOneKilohertz * atOneKilohertz);
  }

  /**
   * The mean power of the sounds together, their phases left aside; 0 for silence.
   *
   * @param mid factor of the power of mid by band
   * @param side factor of the power of side by band
   */
  static double power(List<Cochleagram> sounds, double[] mid, double[] side) {
    int frames = sounds.stream().mapToInt(Cochleagram::frames).max().orElse(0);
    double[] powers = new double[frames];
    double sum = 0;
    for (Cochleagram sound : sounds) {
      for (int frame = 0; frame < sound.frames(); frame++) {
        for (int band = 0; band < ErbBands.COUNT; band++) {
          double power = mid[band] * sound.mid(frame, band) + side[band] * sound.side(frame, band);
          powers[frame] += WEIGHT[band] * power;
          sum += WEIGHT[band] * power;
        }
      }
    }
    double least = frames == 0 ? 0 : GATE * sum / frames;
    double loud = 0;
    int count = 0;
    for (double power : powers) {
      if (power >= least && power > 0) {
        loud += power;
        count++;
      }
    }
    return count == 0 ? 0 : loud / count;
  }
}
