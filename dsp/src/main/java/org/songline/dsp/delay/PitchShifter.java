package org.songline.dsp.delay;

import org.songline.dsp.Exact;

/**
 * Transposes one channel by reading its past faster or slower than it is written, at two places
 * that take turns: while one jumps, the other is heard. Grains of about a tenth of a second smear
 * attacks, as a reverberated voice from above may. Output lags by half a grain.
 */
public final class PitchShifter {
  private static final double SECONDS = 0.09;

  private final DelayLine line;
  private final float grain;
  private float step;
  private float phase;

  public PitchShifter(double rate) {
    grain = (float) (SECONDS * rate);
    line = new DelayLine((int) grain + 8);
  }

  /** Transposes by {@code ratio} from the next sample on: 2 is an octave up; 0.25 to 4. */
  public void ratio(double ratio) {
    step = (float) ((1 - ratio) / grain);
  }

  public float step(float x) {
    line.write(x);
    phase += step;
    phase = phase < 0 ? phase + 1 : phase >= 1 ? phase - 1 : phase;
    float other = phase < 0.5f ? phase + 0.5f : phase - 0.5f;
    // The windows of both places are sines squared half a turn apart: they add up to one.
    float sine = Exact.fastSin(0.5f * phase);
    float share = sine * sine;
    float one = line.readCubic(Math.fma(phase, grain, 2f));
    float two = line.readCubic(Math.fma(other, grain, 2f));
    return Math.fma(share, one - two, two);
  }

  public void reset() {
    line.reset();
    phase = 0;
  }
}
