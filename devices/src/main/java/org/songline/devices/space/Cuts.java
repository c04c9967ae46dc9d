package org.songline.devices.space;

import org.songline.devices.Glide;
import org.songline.devices.Values;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Svf;

/**
 * A low and a high cut of 12 dB an octave for a stereo effect; each fades away where its range
 * ends, so that it can be off.
 */
final class Cuts {
  private static final float DAMPING = 1.41421356f;

  /** Where the low cut is off, and by how much from there it is on. */
  static final float LOWEST = 20;

  private static final float LOW_FADE = 20;

  static final float HIGHEST = 20_000;
  private static final float HIGH_FADE = 8000;

  private final double rate;
  private final int lowParameter;
  private final int highParameter;
  private final Svf[] lows = {new Svf(), new Svf()};
  private final Svf[] highs = {new Svf(), new Svf()};
  private final Glide low;
  private final Glide high;

  /**
   * @param lowParameter place of the low cut in the table, hertz
   * @param highParameter place of the high cut
   */
  Cuts(double rate, int lowParameter, int highParameter) {
    this.rate = rate;
    this.lowParameter = lowParameter;
    this.highParameter = highParameter;
    low = new Glide(rate);
    high = new Glide(rate);
  }

  /** Filters one quantum of interleaved stereo in place. */
  void process(Values values, float[] audio) {
    low.next(values, lowParameter);
    high.next(values, highParameter);
    boolean lowOn = low.from() > LOWEST || low.to() > LOWEST;
    boolean highOn = high.from() < HIGHEST || high.to() < HIGHEST;
    for (int side = 0; side < 2; side++) {
      run(lows[side], audio, side, low, true, lowOn);
      run(highs[side], audio, side, high, false, highOn);
    }
  }

  private void run(Svf filter, float[] audio, int side, Glide cut, boolean low, boolean on) {
    if (!on) {
      filter.reset();
      return;
    }
    float from = Svf.warp(Math.min(0.45 * rate, cut.from()), rate);
    float step = (Svf.warp(Math.min(0.45 * rate, cut.to()), rate) - from) / Quantum.FRAMES;
    float fade = share(cut.from(), low);
    float fadeStep = (share(cut.to(), low) - fade) / Quantum.FRAMES;
    filter.tune(from, DAMPING);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float x = audio[2 * i + side];
      if (step != 0) {
        filter.tune(Math.fma(i, step, from), DAMPING);
      }
      filter.step(x);
      float y = low ? filter.high() : filter.low();
      audio[2 * i + side] = Math.fma(Math.fma(i, fadeStep, fade), y - x, x);
    }
    filter.flush();
  }

  private static float share(float hertz, boolean low) {
    float away = low ? (hertz - LOWEST) / LOW_FADE : (HIGHEST - hertz) / HIGH_FADE;
    return Math.clamp(away, 0f, 1f);
  }

  boolean empty() {
    boolean empty = true;
    for (int side = 0; side < 2; side++) {
      empty &= lows[side].empty() && highs[side].empty();
    }
    return empty;
  }

  void snap() {
    low.snap();
    high.snap();
  }

  void reset() {
    for (int side = 0; side < 2; side++) {
      lows[side].reset();
      highs[side].reset();
    }
    snap();
  }
}
