package org.songline.devices;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * A gain in decibels, per frame: along the host's curve sample by sample, and without a click when
 * the value jumps.
 */
public final class GainGlide {
  private final Glide glide;
  private final float silence;
  private final float[] gains = new float[Quantum.FRAMES];
  private boolean constant;
  private boolean filled;
  private float lastAt = Float.NaN;
  private float lastEnd = Float.NaN;
  private float atGain;
  private float endGain;

  /**
   * @param silence decibels at and below which the gain is 0; negative infinity for never
   */
  public GainGlide(double sampleRate, double silence) {
    glide = new Glide(sampleRate);
    this.silence = (float) silence;
  }

  /** Takes the parameter's values of the next quantum and fills {@link #gains}. */
  public void next(Values values, int parameter) {
    boolean late = glide.catchingUp();
    boolean still = values.at(parameter) == lastAt && values.end(parameter) == lastEnd;
    if (!still) {
      lastAt = values.at(parameter);
      lastEnd = values.end(parameter);
      atGain = gain(lastAt);
      endGain = gain(lastEnd);
    }
    glide.next(atGain, endGain);
    boolean follows = !late && glide.from() == atGain;
    constant = !glide.moving() && !(values.moving(parameter) && follows);
    if (constant) {
      if (!filled || gains[0] != glide.to()) {
        Arrays.fill(gains, glide.to());
      }
    } else if (values.moving(parameter) && follows) {
      float[] curve = values.curve(parameter);
      for (int i = 0; i < Quantum.FRAMES; i++) {
        gains[i] = gain(curve[i]);
      }
    } else {
      float start = glide.from();
      float step = (glide.to() - start) / Quantum.FRAMES;
      for (int i = 0; i < Quantum.FRAMES; i++) {
        gains[i] = Math.fma(i, step, start);
      }
    }
    filled = constant;
  }

  private float gain(float db) {
    return db <= silence ? 0f : Exact.fastGain(db);
  }

  /** Linear gain of each frame of the quantum. */
  public float[] gains() {
    return gains;
  }

  /** Applies the gains to an interleaved quantum; a gain of 1 changes no bit. */
  public void apply(float[] audio, int offset) {
    if (constant && gains[0] == 1) {
      return;
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      audio[offset + 2 * i] *= gains[i];
      audio[offset + 2 * i + 1] *= gains[i];
    }
  }

  /** Whether all of {@link #gains} are equal. */
  public boolean constant() {
    return constant;
  }

  /** Whether the same values give the same gains again at the next quantum. */
  public boolean settled() {
    return constant && !glide.catchingUp();
  }

  public void snap() {
    glide.snap();
  }
}
