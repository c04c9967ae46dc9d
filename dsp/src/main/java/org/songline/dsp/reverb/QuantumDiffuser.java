package org.songline.dsp.reverb;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.songline.dsp.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;

/** As {@link Diffuser}, one channel a quantum at a time. */
public final class QuantumDiffuser {
  private static final int FRAMES = Quantum.FRAMES;

  /** Mean power below this, -180 dB, is silence. */
  private static final float LEAST = 1e-18f;

  /** Past of each filter, a quantum longer than the filter. */
  private final float[][] lines;

  private final float[] power = new float[FRAMES];
  private final int memory;
  private int silent;

  /**
   * @param frames length of each filter, at least {@value Quantum#LANES}
   */
  public QuantumDiffuser(int[] frames) {
    lines = new float[frames.length][];
    int sum = 0;
    for (int i = 0; i < frames.length; i++) {
      if (frames[i] < Quantum.LANES) {
        throw new IllegalArgumentException("diffuser of " + frames[i] + " frames");
      }
      lines[i] = new float[frames[i] + FRAMES];
      sum += frames[i];
    }
    memory = sum;
    silent = memory;
  }

  /**
   * Smears a quantum in place.
   *
   * @param gains of all filters, frame by frame, below 1
   */
  public void process(float[] x, float[] gains) {
    Arrays.fill(power, 0f);
    for (int i = 0; i < lines.length; i++) {
      float[] line = lines[i];
      int length = line.length - FRAMES;
      allPass(x, line, length, gains, power);
      System.arraycopy(line, FRAMES, line, 0, length);
    }
    float sum = 0;
    for (int i = 0; i < FRAMES; i++) {
      sum += power[i];
    }
    if (sum >= LEAST * FRAMES) {
      silent = 0;
    } else if (silent < memory) {
      silent = Math.min(memory, silent + FRAMES);
      if (silent == memory) {
        reset();
      }
    }
  }

  private static void allPass(float[] x, float[] line, int length, float[] gains, float[] power) {
    for (int i = 0; i < FRAMES; i += Lanes.STEP) {
      FloatVector late = fromArray(SPECIES, line, i);
      FloatVector gain = fromArray(SPECIES, gains, i);
      FloatVector in = gain.fma(late, fromArray(SPECIES, x, i));
      in.intoArray(line, length + i);
      late.sub(gain.mul(in)).intoArray(x, i);
      in.fma(in, fromArray(SPECIES, power, i)).intoArray(power, i);
    }
  }

  public boolean empty() {
    return silent >= memory;
  }

  public void reset() {
    for (float[] line : lines) {
      Arrays.fill(line, 0f);
    }
    silent = memory;
  }
}
