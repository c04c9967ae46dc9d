package org.songline.dsp.reverb;

import java.util.function.DoubleUnaryOperator;
import org.songline.dsp.Exact;
import org.songline.dsp.noise.Noise;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/**
 * The diffuse tail of a space: Gaussian noise that decays at every frequency as it is told (Moorer,
 * 1979), made of overlapping short spectra. The two sides have in common what two microphones
 * {@link #SPACING} apart would in a diffuse field (Cook and others, 1955).
 */
final class LateNoise {
  /** Metres between the microphones. */
  static final double SPACING = 0.35;

  private static final double SOUND = 343;

  /** Length of one spectrum. */
  private static final double SECONDS = 0.012;

  private LateNoise() {}

  /**
   * Both sides, with a variance of 1 at the start.
   *
   * @param onset seconds after which a frequency begins
   */
  static float[][] of(Decay decay, DoubleUnaryOperator onset, int frames, double rate, long seed) {
    int size = Math.max(256, Integer.highestOneBit((int) (SECONDS * rate)) * 2);
    int hop = size / 2;
    RealFft fft = RealFft.of(size);
    Fft.Work work = fft.work();
    double[] window = Window.hann(size);
    for (int i = 0; i < size; i++) {
      window[i] = Math.sqrt(window[i]);
    }
    int bins = fft.bins();
    double[] level = new double[bins];
    double[] fall = new double[bins];
    double[] together = new double[bins];
    double[] apart = new double[bins];
    double[] begin = new double[bins];
    // Uniform parts have a variance of 1/3 each.
    double unit = Math.sqrt(1.5 * size);
    for (int k = 0; k < bins; k++) {
      double hertz = k * rate / size;
      double slope = 3 * Exact.log(10) / decay.seconds(hertz);
      fall[k] = Exact.exp(-slope * hop / rate);
      begin[k] = onset.applyAsDouble(hertz);
      level[k] = unit * Exact.exp(slope * begin[k]);
      double angle = Exact.TWO_PI * hertz * SPACING / SOUND;
      double alike = angle < 1e-3 ? 1 : Math.max(0, Exact.sin(angle) / angle);
      together[k] = Math.sqrt(0.5 * (1 + alike));
      apart[k] = Math.sqrt(0.5 * (1 - alike));
    }
    var noise = new Noise(seed);
    float[][] sides = new float[2][frames];
    double[][] re = new double[2][bins];
    double[][] im = new double[2][bins];
    double[] x = new double[size];
    for (int start = -hop; start < frames; start += hop) {
      double now = (start + hop) / rate;
      for (int k = 0; k < bins; k++) {
        double gain = now < begin[k] ? 0 : level[k];
        double a = gain * together[k] * noise.white();
        double b = gain * together[k] * noise.white();
        double c = gain * apart[k] * noise.white();
        double d = gain * apart[k] * noise.white();
        re[0][k] = a + c;
        im[0][k] = b + d;
        re[1][k] = a - c;
        im[1][k] = b - d;
        level[k] *= fall[k];
      }
      for (int side = 0; side < 2; side++) {
        fft.inverse(re[side], im[side], x, work);
        int from = Math.max(0, -start);
        int to = Math.min(size, frames - start);
        for (int i = from; i < to; i++) {
          sides[side][start + i] += (float) (window[i] * x[i]);
        }
      }
    }
    return sides;
  }
}
