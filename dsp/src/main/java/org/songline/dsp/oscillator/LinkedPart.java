package org.songline.dsp.oscillator;

import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;

/** What one of {@link LinkedOscillators} plays in a quantum. */
public final class LinkedPart {
  Wave wave = Wave.SINE;
  @Nullable Wavetable table;

  /** Cycles a frame. */
  public final Line cycles = new Line();

  /** Pulse width, or place in the wavetable. */
  public final Line shape = new Line();

  public final Line gain = new Line();

  /** Radians by which the phase is shaken. */
  public final Line depth = new Line();

  /** Plays a classic wave, or a wavetable when there is one. */
  public void play(Wave newWave, @Nullable Wavetable newTable) {
    wave = newWave;
    table = newTable;
  }

  /** Where a cycle begins. */
  double start() {
    return table != null ? 0 : wave == Wave.SINE ? 0 : wave == Wave.TRIANGLE ? 0.75 : 0.5;
  }

  /** Whether a triangle falls at a phase. */
  static boolean falling(double phase) {
    return phase - Math.floor(phase) < 0.5;
  }

  /**
   * The wave as it is, not band-limited.
   *
   * @param waves of the wavetable for the pitch, if there is one
   * @param place pulse width, or place in the wavetable
   */
  float value(float[] waves, float place, double phase) {
    if (table != null) {
      float turn = (float) (phase - Math.floor(phase));
      return Wavetable.read(waves, table.count(), turn < 1 ? turn : 0, place);
    }
    float t = (float) (phase - Math.rint(phase));
    return switch (wave) {
      case SINE -> Exact.fastSin(t);
      case TRIANGLE -> 1 - 4 * Math.abs(t);
      case SAW -> 2 * (float) (phase - 0.5 - Math.floor(phase - 0.5)) - 1;
      case PULSE -> {
        double lead = phase - 0.5;
        double trail = lead - place;
        yield (float) (2 * ((lead - Math.floor(lead)) - (trail - Math.floor(trail))));
      }
    };
  }

  /** One value of a quantum that glides. */
  public static final class Line {
    float from;
    float to;

    public void set(float first, float last) {
      from = first;
      to = last;
    }

    float slope(int count) {
      return (to - from) / count;
    }

    boolean silent() {
      return from == 0 && to == 0;
    }
  }
}
