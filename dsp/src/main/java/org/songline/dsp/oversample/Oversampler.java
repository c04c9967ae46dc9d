package org.songline.dsp.oversample;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;

/**
 * Runs what makes new frequencies at two, four or eight times the rate, one channel, a quantum at a
 * time: flat within 0.01 dB and free of images and aliases above -90 dB for sounds up to 20 kHz at
 * 48 kHz. {@link #up} makes the quantum at the high rate, the caller bends it in place, {@link
 * #down} brings it back. The latency is whole frames.
 */
public final class Oversampler {
  /** Pairs of taps of each doubling: the higher the rate, the more room its filter has. */
  private static final int[] PAIRS = {18, 6, 5};

  private static final double BETA = 9;

  private final int factor;
  private final int latency;
  private final HalfBandBlock[] stages;
  private final float[][] rates;
  private final float[] late;
  private final float[] kept;

  /** What halves the rate at last in place of the first stage. */
  private final @Nullable CleanHalving last;

  /**
   * @param factor 2, 4 or 8
   * @param delay samples of the high rate by which the caller's bending delays
   */
  public Oversampler(int factor, int delay) {
    this(factor, delay, null);
  }

  /**
   * As a new one, but nothing folds back above 20 kHz either: flat to 21 kHz at 48 kHz, what lies
   * beyond 24 kHz is 90 dB down wherever it folds to. For what must hold its own peaks; it costs
   * more and lags by 28 frames more.
   */
  public static Oversampler clean(int factor, int delay) {
    return new Oversampler(factor, delay, new CleanHalving(Quantum.FRAMES));
  }

  private Oversampler(int factor, int delay, @Nullable CleanHalving last) {
    this.last = last;
    if (factor != 2 && factor != 4 && factor != 8) {
      throw new IllegalArgumentException("oversampling by " + factor);
    }
    this.factor = factor;
    int count = Integer.numberOfTrailingZeros(factor);
    stages = new HalfBandBlock[count];
    rates = new float[count + 1][];
    rates[0] = new float[Quantum.FRAMES];
    int lag = delay;
    for (int s = 0; s < count; s++) {
      int frames = Quantum.FRAMES << s;
      HalfBand filter = new HalfBand(PAIRS[s], BETA);
      stages[s] = new HalfBandBlock(filter, frames);
      rates[s + 1] = new float[2 * frames];
      lag += filter.latency() * (factor >> s);
    }
    if (last != null) {
      int doubling = 2 * PAIRS[0] - 1;
      lag += (CleanHalving.DELAY - doubling) * factor / 2;
    }
    int rest = (factor - lag % factor) % factor;
    late = new float[rest];
    kept = new float[rest];
    latency = (lag + rest) / factor;
  }

  /** Frames by which the result lags. */
  public int latency() {
    return latency;
  }

  /** Samples of the high rate in a quantum. */
  public int size() {
    return Quantum.FRAMES * factor;
  }

  /**
   * One side of an interleaved stereo quantum at the high rate, {@link #size} samples to be bent in
   * place; valid until {@link #down}.
   *
   * @param at index of the side's first sample
   */
  public float[] up(float[] x, int at) {
    float[] low = rates[0];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      low[i] = x[at + 2 * i];
    }
    for (int s = 0; s < stages.length; s++) {
      stages[s].up(rates[s], rates[s + 1]);
    }
    return rates[stages.length];
  }

  /** Writes the bent quantum to one side of an interleaved stereo quantum. */
  public void down(float[] x, int at) {
    delay(rates[stages.length]);
    for (int s = stages.length - 1; s > 0; s--) {
      stages[s].down(rates[s + 1], rates[s]);
    }
    float[] low = rates[0];
    if (last != null) {
      last.down(rates[1], low);
    } else {
      stages[0].down(rates[1], low);
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      x[at + 2 * i] = low[i];
    }
  }

  /** The few samples more that make the whole delay a whole number of frames. */
  private void delay(float[] high) {
    int rest = late.length;
    if (rest == 0) {
      return;
    }
    System.arraycopy(high, high.length - rest, kept, 0, rest);
    System.arraycopy(high, 0, high, rest, high.length - rest);
    System.arraycopy(late, 0, high, 0, rest);
    System.arraycopy(kept, 0, late, 0, rest);
  }

  public void reset() {
    for (HalfBandBlock stage : stages) {
      stage.reset();
    }
    if (last != null) {
      last.reset();
    }
    Arrays.fill(late, 0f);
  }
}
