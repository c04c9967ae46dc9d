package org.songline.devices.equalizer;

import java.util.Arrays;
import org.songline.devices.Io;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.BandSplit;

/**
 * Splits each quantum into bands whose crossovers follow their parameters at a limited speed: so
 * fast a crossover may turn the phase that no click is heard.
 */
final class SplitGlide {
  /** Frames between two settings of a moving crossover. */
  private static final int STEP = 2;

  /** Octaves in a second that a crossover moves at most. */
  private static final double SPEED = 30;

  private final double rate;
  private final int first;
  private final int crossovers;
  private final float most;
  private final BandSplit split;
  private final float[] octaves;
  private boolean fresh = true;

  /**
   * @param first parameter of the lowest crossover, in hertz; the others follow it
   */
  SplitGlide(double rate, int bands, int first) {
    this.rate = rate;
    this.first = first;
    crossovers = bands - 1;
    most = (float) (SPEED * STEP / rate);
    split = new BandSplit(bands);
    octaves = new float[crossovers];
  }

  /** Splits the quantum into interleaved bands. */
  void next(Io io, float[][] parts) {
    boolean moves = false;
    for (int c = 0; c < crossovers; c++) {
      float way = way(io.values, c);
      if (fresh) {
        octaves[c] += way;
      }
      moves |= way != 0;
    }
    if (fresh) {
      tune();
    }
    if (fresh || !moves) {
      split.split(io.audio, io.offset, parts, 0, Quantum.SAMPLES);
    } else {
      for (int i = 0; i < Quantum.SAMPLES; i += 2 * STEP) {
        for (int c = 0; c < crossovers; c++) {
          octaves[c] += Math.min(most, Math.max(-most, way(io.values, c)));
        }
        tune();
        split.split(io.audio, io.offset + i, parts, i, 2 * STEP);
      }
    }
    fresh = false;
  }

  /** Octaves from where a crossover is to where it shall be. */
  private float way(Values values, int crossover) {
    return Exact.fastLog2(values.end(first + crossover)) - octaves[crossover];
  }

  /** Sets the crossovers, each at least where the one before is. */
  private void tune() {
    float least = 0;
    for (int c = 0; c < crossovers; c++) {
      least = Math.max(least, Exact.fastExp2(octaves[c]));
      split.tune(c, least, rate);
    }
  }

  /** Ends a quantum; whether nothing sounds on. */
  boolean flush() {
    return split.flush();
  }

  void snap() {
    fresh = true;
    Arrays.fill(octaves, 0);
  }

  void reset() {
    split.reset();
    snap();
  }
}
