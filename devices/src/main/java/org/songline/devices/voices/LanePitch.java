package org.songline.devices.voices;

import org.songline.dsp.Quantum;

/** The pitches of sixteen voices in semitones, and their slides in straight lines. */
public final class LanePitch {
  private final double rate;
  private final float[] now = new float[Quantum.LANES];
  private final float[] aim = new float[Quantum.LANES];
  private final float[] step = new float[Quantum.LANES];

  public LanePitch(double rate) {
    this.rate = rate;
  }

  /** A lane begins at one pitch and slides to another. */
  public void start(int lane, float from, float to, double seconds) {
    now[lane] = from;
    glide(lane, to, seconds);
  }

  /** A lane slides from where it is to another pitch. */
  public void glide(int lane, float to, double seconds) {
    aim[lane] = to;
    if (seconds <= 0) {
      now[lane] = to;
      step[lane] = 0;
    } else {
      step[lane] = (float) ((to - now[lane]) * Quantum.FRAMES / (seconds * rate));
    }
  }

  /** Moves a lane on by a quantum and gives its pitch. */
  public float next(int lane) {
    if (step[lane] != 0) {
      now[lane] += step[lane];
      if ((aim[lane] - now[lane]) * step[lane] <= 0) {
        now[lane] = aim[lane];
        step[lane] = 0;
      }
    }
    return now[lane];
  }

  public float at(int lane) {
    return now[lane];
  }

  /** The pitch that a lane has or slides to. */
  public float aim(int lane) {
    return aim[lane];
  }

  /** Octaves between a lane and another pitch. */
  public double away(int lane, float to) {
    return Math.abs(to - now[lane]) / 12;
  }
}
