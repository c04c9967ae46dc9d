package org.songline.dsp.peak;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * The peaks of one channel above a level, 64 frames at a time: when each is, between frames too,
 * and how high, as the parabola through three of 32 readings a frame says. The same wave gives the
 * same peaks wherever it lies between the samples. Allocates nothing while running.
 */
public final class PeakFinder {
  private static final int PHASES = 32;
  private static final int TAPS = 96;

  /** Frames by which {@link #find} lags the signal. */
  public static final int LATENCY = TAPS / 2;

  /**
   * With longer filters than {@link Interpolator#FINE}, true to 0.473 of the sample rate: what lies
   * close to half the rate makes that one read a peak higher or lower as it lies between samples.
   */
  private static final Interpolator READER = Interpolator.of(TAPS, PHASES);

  /** Readings of each frame that are taken first. */
  private static final int COARSE = PHASES / Interpolator.COARSE;

  /** First readings of the quantum before that are kept: a peak needs its neighbours. */
  private static final int KEPT = 2;

  private static final int READINGS = KEPT + COARSE * Quantum.FRAMES;

  /** Share of the level from which a first reading may belong to a peak above it. */
  private static final float NEAR = 0.998f;

  /** The same before its neighbours are looked at: a peak of 0.45 of the rate is missed by less. */
  private static final float HARDLY = 0.98f;

  /** Place in the buffer of the first frame that is looked at. */
  private static final int FIRST = LATENCY;

  /** Quanta that the buffer holds parts of. */
  private static final int QUANTA = 3;

  private final float[] buffer = new float[FIRST + Quantum.FRAMES + LATENCY];
  private final float[] phases = new float[COARSE * Quantum.FRAMES];
  private final float[] parts = new float[4];
  private final float[] readings = new float[READINGS];
  private final float[] peaks = new float[QUANTA];
  private final float[] bends = new float[QUANTA];
  private final float[] at = new float[READINGS / 2];
  private final float[] size = new float[READINGS / 2];
  private boolean read;
  private int count;

  /**
   * Adds a quantum and looks for peaks among the 64 frames that begin {@link #LATENCY} earlier.
   *
   * @param x samples, interleaved with {@code stride - 1} other channels
   * @param from index of the channel's first sample
   * @param stride distance to its next sample
   * @param level what is not above it is no peak
   * @return how many there are, in order of time
   */
  public int find(float[] x, int from, int stride, float level) {
    take(x, from, stride);
    count = 0;
    float peak = Math.max(peaks[0], Math.max(peaks[1], peaks[2]));
    float bend = Math.max(bends[0], Math.max(bends[1], bends[2]));
    if (READER.bound(peak, bend, bend, peak) <= HARDLY * level) {
      read = false;
      return 0;
    }
    readings();
    for (int r = 1; r < READINGS - 1; r++) {
      if (Math.abs(readings[r]) > HARDLY * level) {
        look(r, level);
      }
    }
    return count;
  }

  /** When a peak is, in frames from the first: -1 to 64. */
  public float at(int peak) {
    return at[peak];
  }

  /** The absolute value of the signal there. */
  public float size(int peak) {
    return size[peak];
  }

  private void take(float[] x, int from, int stride) {
    int past = buffer.length - Quantum.FRAMES;
    System.arraycopy(buffer, Quantum.FRAMES, buffer, 0, past);
    float peak = 0;
    float bend = 0;
    for (int i = past; i < buffer.length; i++) {
      float now = x[from + (i - past) * stride];
      buffer[i] = now;
      peak = Math.max(peak, Math.abs(now));
      bend = Math.max(bend, Math.abs(buffer[i - 2] - 2 * buffer[i - 1] + now));
    }
    for (int q = QUANTA - 1; q > 0; q--) {
      peaks[q] = peaks[q - 1];
      bends[q] = bends[q - 1];
    }
    peaks[0] = peak;
    bends[0] = bend;
  }

  /** The first readings of all frames in a row, after the last ones before. */
  private void readings() {
    for (int k = 0; k < KEPT; k++) {
      readings[k] = read ? readings[READINGS - KEPT + k] : read((k - KEPT) * Interpolator.COARSE);
    }
    read = true;
    READER.each(buffer, FIRST, Quantum.FRAMES, phases);
    for (int p = 0; p < COARSE; p++) {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        readings[KEPT + COARSE * i + p] = phases[p * Quantum.FRAMES + i];
      }
    }
  }

  private void look(int r, float level) {
    float y = readings[r];
    float sign = Math.signum(y);
    float left = sign * readings[r - 1];
    float right = sign * readings[r + 1];
    float top = Math.abs(y);
    if (top >= left && top > right) {
      float away = vertex(left, top, right);
      if (top - 0.25f * (left - right) * away > NEAR * level) {
        refine(Math.round(Interpolator.COARSE * (r - KEPT + away)), level);
      }
    }
  }

  /** Keeps a peak that is nearest to one of 32 readings a frame, if it is above the level. */
  private void refine(int reading, float level) {
    float y = read(reading);
    float sign = Math.signum(y);
    float left = sign * read(reading - 1);
    float right = sign * read(reading + 1);
    float away = vertex(left, Math.abs(y), right);
    float top = Math.abs(y) - 0.25f * (left - right) * away;
    if (top > level) {
      at[count] = (reading + away) / PHASES;
      size[count] = top;
      count++;
    }
  }

  /** Where between -1 and 1 the parabola through three readings at -1, 0 and 1 has its peak. */
  private static float vertex(float left, float top, float right) {
    float bend = left - 2 * top + right;
    return bend < 0 ? Math.clamp(0.5f * (left - right) / bend, -1f, 1f) : 0f;
  }

  /** The signal so many thirty-seconds of a frame after the first frame. */
  private float read(int phase) {
    int frame = FIRST + Math.floorDiv(phase, PHASES);
    return READER.quick(buffer, frame, Math.floorMod(phase, PHASES), parts);
  }

  public void reset() {
    Arrays.fill(buffer, 0f);
    Arrays.fill(peaks, 0f);
    Arrays.fill(bends, 0f);
    read = false;
    count = 0;
  }
}
