package org.songline.dsp.noise;

import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import java.util.Arrays;
import org.songline.dsp.Exact;

/** Colours the white noise of sixteen lanes, each to about the loudness that it had. */
public final class LaneColour {
  private static final int POLES = 6;

  private final float[] states = new float[(POLES + 1) * LANES];

  /** How the strength of noise changes with frequency. */
  public enum Kind {
    /** 3 dB an octave down: the filter of {@link Noise}. */
    PINK,
    /** 6 dB an octave down from 30 Hz at 48 kHz. */
    BROWN,
    /** 6 dB an octave up. */
    BLUE;

    /** By place, without making anything. */
    public static Kind of(int place) {
      return place == 0 ? PINK : place == 1 ? BROWN : BLUE;
    }
  }

  /** Forgets one lane. */
  public void clear(int lane) {
    for (int i = lane; i < states.length; i += LANES) {
      states[i] = 0;
    }
  }

  public void reset() {
    Arrays.fill(states, 0);
  }

  /** Colours one quantum of white noise in a lane buffer, in place. */
  public void apply(Kind kind, float[] x) {
    switch (kind) {
      case PINK -> pink(x);
      case BROWN -> brown(x);
      case BLUE -> blue(x);
    }
    for (int i = 0; i < states.length; i++) {
      states[i] = Exact.flush(states[i]);
    }
  }

  private void pink(float[] x) {
    for (int f = 0; f < FRAMES; f++) {
      for (int lane = 0; lane < LANES; lane++) {
        int i = f * LANES + lane;
        float in = x[i];
        float total = Math.fma(in, 0.5362f, states[POLES * LANES + lane]);
        for (int p = 0; p < POLES; p++) {
          int s = p * LANES + lane;
          states[s] = Math.fma(states[s], Noise.POLES[p], in * Noise.GAINS[p]);
          total += states[s];
        }
        states[POLES * LANES + lane] = in * 0.115926f;
        x[i] = total * 0.2f;
      }
    }
  }

  private void brown(float[] x) {
    for (int i = 0; i < x.length; i++) {
      int lane = i % LANES;
      states[lane] = Math.fma(states[lane], 0.996f, x[i] * 0.0893f);
      x[i] = states[lane];
    }
  }

  private void blue(float[] x) {
    for (int i = 0; i < x.length; i++) {
      int lane = i % LANES;
      float in = x[i];
      x[i] = (in - states[lane]) * 0.70710678f;
      states[lane] = in;
    }
  }
}
