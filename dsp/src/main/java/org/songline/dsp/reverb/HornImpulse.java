package org.songline.dsp.reverb;

import java.util.List;
import org.songline.dsp.filter.Svf;

/**
 * The answer of a small loudspeaker: band limits and resonances.
 *
 * @param lowHertz below it 24 dB an octave are lost
 * @param highHertz above it 24 dB an octave are lost
 */
public record HornImpulse(double lowHertz, double highHertz, List<Bump> bumps) {
  /** Seconds that the answer lasts. */
  private static final double SECONDS = 0.1;

  /** What a resonance adds: {@code gain} times a band-pass. */
  public record Bump(double hertz, double q, double gain) {}

  public HornImpulse {
    bumps = List.copyOf(bumps);
  }

  /** The same on both sides. */
  public float[][] at(double rate) {
    float[] x = new float[(int) (SECONDS * rate)];
    x[0] = 1;
    for (double q : new double[] {0.54, 1.31}) {
      var low = new Svf();
      var high = new Svf();
      low.tune(lowHertz, q, rate);
      high.tune(Math.min(highHertz, 0.45 * rate), q, rate);
      for (int i = 0; i < x.length; i++) {
        low.step(x[i]);
        high.step(low.high());
        x[i] = high.low();
      }
    }
    for (Bump bump : bumps) {
      var band = new Svf();
      band.tune(bump.hertz, bump.q, rate);
      for (int i = 0; i < x.length; i++) {
        band.step(x[i]);
        x[i] += (float) bump.gain * band.damping() * band.band();
      }
    }
    return new float[][] {x, x.clone()};
  }
}
