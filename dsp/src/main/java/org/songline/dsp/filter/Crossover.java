package org.songline.dsp.filter;

/**
 * A Linkwitz-Riley crossover of fourth order: two bands, each 6 dB down at the crossover and 24 dB
 * an octave beyond it, in phase everywhere, so that they sum to a flat magnitude. One channel.
 */
public final class Crossover {
  private static final float BUTTERWORTH_DAMPING = (float) Math.sqrt(2);

  private final Svf split = new Svf();
  private final Svf lows = new Svf();
  private final Svf highs = new Svf();
  private float low;
  private float high;

  public void tune(double hertz, double rate) {
    tune(Svf.warp(hertz, rate));
  }

  /** Sets the crossover as tan(pi f / rate); may change at every sample. */
  public void tune(float cutoff) {
    split.tune(cutoff, BUTTERWORTH_DAMPING);
    lows.tune(cutoff, BUTTERWORTH_DAMPING);
    highs.tune(cutoff, BUTTERWORTH_DAMPING);
  }

  public void step(float x) {
    split.step(x);
    lows.step(split.low());
    highs.step(split.high());
    low = lows.low();
    high = highs.high();
  }

  public float low() {
    return low;
  }

  public float high() {
    return high;
  }

  public void flush() {
    split.flush();
    lows.flush();
    highs.flush();
  }

  public boolean empty() {
    return split.empty() && lows.empty() && highs.empty();
  }

  public void reset() {
    split.reset();
    lows.reset();
    highs.reset();
    low = 0;
    high = 0;
  }
}
