package org.songline.devices.equalizer;

import org.songline.dsp.Exact;
import org.songline.dsp.filter.MatchedEq;
import org.songline.dsp.filter.Response;

/**
 * How much louder an equaliser makes music of all pitches: the power it gives to pink noise, which
 * has the same in every octave, weighed as a loudness meter does (a shelf of 4 dB above 1.7 kHz and
 * a low cut at 38 Hz, about the K weighting of ITU-R BS.1770).
 */
final class EqLoudness {
  private static final int POINTS = 28;
  private static final double LOWEST = 30;
  private static final double HIGHEST = 16000;

  private final double[] warped = new double[POINTS];
  private final double[] weights = new double[POINTS];
  private float compensation = 1;

  EqLoudness(double rate) {
    var design = new MatchedEq(rate);
    var shelf = new Response();
    var cut = new Response();
    design.design(MatchedEq.Shape.HIGH_SHELF, 1682, 0.71, 4, true, shelf);
    design.design(MatchedEq.Shape.LOW_CUT, 38, 0.5, 0, true, cut);
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double hertz = LOWEST * Exact.pow(HIGHEST / LOWEST, i / (POINTS - 1.0));
      warped[i] = Exact.warp(hertz / rate);
      weights[i] = shelf.power(warped[i]) * cut.power(warped[i]);
      sum += weights[i];
    }
    for (int i = 0; i < POINTS; i++) {
      weights[i] /= sum;
    }
  }

  /**
   * The linear gain that makes up for the bands of a strip.
   *
   * @param changed whether they are others than at the last call
   */
  float compensation(EqStrip strip, boolean changed) {
    if (changed) {
      double power = 0;
      for (int i = 0; i < POINTS; i++) {
        double gain = weights[i];
        for (int band = 0; band < EqDevice.BANDS; band++) {
          double own = power(strip, band, warped[i]);
          gain *= strip.placed(band) ? 0.5 * (1 + own) : own;
        }
        power += gain;
      }
      compensation = (float) Math.min(16, Math.max(1 / 16.0, 1 / Math.sqrt(power + 1e-12)));
    }
    return compensation;
  }

  private static double power(EqStrip strip, int band, double warped) {
    double power = 1;
    for (int s = band * EqStrip.DEEP; s < (band + 1) * EqStrip.DEEP; s++) {
      Response curve = strip.curve(s);
      if (!curve.isFlat()) {
        power *= curve.power(warped);
      }
    }
    return power;
  }
}
