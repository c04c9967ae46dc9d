package org.songline.devices.distortion;

import java.util.Arrays;
import org.songline.devices.Glide;
import org.songline.dsp.oversample.HalfBand;
import org.songline.dsp.oversample.HalfBandBlock;
import org.songline.dsp.oversample.Oversampler;
import org.songline.dsp.shape.Averager;
import org.songline.dsp.shape.Shape;

/**
 * One side of a saturator: the curves of its styles, those that are smooth at four times the rate
 * and those with corners at eight times. A change of style is a crossfade of curves.
 */
final class Bender {
  private static final int FACTOR = 4;

  /** Pairs of taps of the last doubling. */
  private static final int PAIRS = 5;

  private static final double BETA = 9;

  /** What averaging delays. */
  private static final int AVERAGING = 1;

  /** What the last doubling and its averaging delay, at four times the rate. */
  private static final int DOUBLING = 2 * PAIRS;

  private final Shape[] shapes;
  private final boolean[] cornered;
  private final Oversampler oversampler = new Oversampler(FACTOR, DOUBLING);
  private final HalfBandBlock doubling;
  private final Averager smooth;
  private final Averager sharp;
  private final float[] twice;
  private final float[] doubled;
  private final float[] bent;
  private final float[] late = new float[DOUBLING - AVERAGING];
  private final float[] kept = new float[DOUBLING - AVERAGING];
  private float last;
  private boolean sharpened;

  /**
   * @param shapes of the styles
   * @param cornered which of them need eight times the rate
   */
  Bender(Shape[] shapes, boolean[] cornered) {
    this.shapes = shapes;
    this.cornered = cornered;
    int size = oversampler.size();
    doubling = new HalfBandBlock(new HalfBand(PAIRS, BETA), size);
    smooth = new Averager(size);
    sharp = new Averager(2 * size);
    twice = new float[size];
    doubled = new float[2 * size];
    bent = new float[2 * size];
  }

  /** Frames by which the result lags. */
  int latency() {
    return oversampler.latency();
  }

  /**
   * Bends one side of an interleaved quantum in place.
   *
   * @param at index of the side's first sample
   * @param styles share of each style
   */
  void process(float[] x, int at, Glide[] styles) {
    float[] high = oversampler.up(x, at);
    int size = oversampler.size();
    boolean corners = sounds(styles, true);
    if (corners) {
      doubling.up(high, doubled);
    }
    if (sounds(styles, false)) {
      bend(smooth, high, size, styles, false);
    } else {
      smooth.reset();
      Arrays.fill(high, 0f);
    }
    delay(high);
    if (corners) {
      bend(sharp, doubled, 2 * size, styles, true);
      // One sample more makes the averaging's delay a whole one at four times the rate.
      float next = doubled[2 * size - 1];
      System.arraycopy(doubled, 0, doubled, 1, 2 * size - 1);
      doubled[0] = last;
      last = next;
      doubling.down(doubled, twice);
      for (int i = 0; i < size; i++) {
        high[i] += twice[i];
      }
    } else if (sharpened) {
      doubling.reset();
      sharp.reset();
      last = 0;
    }
    sharpened = corners;
    oversampler.down(x, at);
  }

  private boolean sounds(Glide[] styles, boolean corners) {
    boolean any = false;
    for (int s = 0; s < styles.length; s++) {
      any |= cornered[s] == corners && (styles[s].from() != 0 || styles[s].to() != 0);
    }
    return any;
  }

  /** Puts the sum of the bent signal's shares in its place. */
  private void bend(Averager averager, float[] x, int size, Glide[] styles, boolean corners) {
    averager.take(x, size);
    for (int s = 0; s < styles.length; s++) {
      if (cornered[s] == corners && styles[s].from() == 1 && styles[s].to() == 1) {
        averager.bend(shapes[s], x, size);
        return;
      }
    }
    Arrays.fill(x, 0, size, 0f);
    for (int s = 0; s < styles.length; s++) {
      float from = styles[s].from();
      if (cornered[s] != corners || (from == 0 && styles[s].to() == 0)) {
        continue;
      }
      averager.bend(shapes[s], bent, size);
      float step = (styles[s].to() - from) / size;
      for (int i = 0; i < size; i++) {
        x[i] = Math.fma(Math.fma(i, step, from), bent[i], x[i]);
      }
    }
  }

  /** The smooth curves wait for the others. */
  private void delay(float[] high) {
    int more = late.length;
    System.arraycopy(high, high.length - more, kept, 0, more);
    System.arraycopy(high, 0, high, more, high.length - more);
    System.arraycopy(late, 0, high, 0, more);
    System.arraycopy(kept, 0, late, 0, more);
  }

  void reset() {
    oversampler.reset();
    doubling.reset();
    smooth.reset();
    sharp.reset();
    Arrays.fill(late, 0f);
    last = 0;
    sharpened = false;
  }
}
