package org.songline.dsp.reverb;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.songline.dsp.Lanes.SPECIES;
import static org.songline.dsp.reverb.Network.LINES;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;

/**
 * What happens between the ends of a {@link Network}'s lines and their beginnings: all-passes,
 * turning, and the Hadamard matrix, on some frames at once. The matrix is two rounds of matrices of
 * four: first of lines four apart, then of neighbours.
 */
final class Mixer {
  private static final int FRAMES = Quantum.FRAMES;
  private static final float DIFFUSION = 0.6f;

  /** What keeps the energy in a Hadamard matrix of sixteen. */
  private static final float UNIT = 0.25f;

  /** Lines in a matrix of four of the first round stand so many frames apart. */
  private static final int APART = LINES / 4 * FRAMES;

  private static final float[] RAMP = ramp();

  private final float[] lines = new float[LINES * FRAMES];
  private final float[] inner = new float[Network.STAGES * LINES * FRAMES];
  private final float[] taps = new float[4 * FRAMES];
  private final float[] angles = new float[Turns.SIZE];
  private final float[] power = new float[FRAMES];

  private static float[] ramp() {
    float[] ramp = new float[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      ramp[i] = i;
    }
    return ramp;
  }

  /** 64 frames of each line in turn. */
  float[] lines() {
    return lines;
  }

  /** 64 frames of what goes into each all-pass in turn. */
  float[] inner() {
    return inner;
  }

  /**
   * The all-passes, the turning, and the first round of the matrix.
   *
   * @param late after those of the lines, what comes out of the delay of each all-pass
   * @param from where its 64 frames begin
   */
  void diffuse(float[][] late, int[] from, Absorbers absorbers, Turns turns) {
    for (int k = 0; k < Network.STAGES * LINES; k++) {
      float gain = absorbers.inner(k);
      float step = absorbers.innerStep(k);
      int line = k % LINES * FRAMES;
      allPass(late[LINES + k], from[LINES + k], gain, step, lines, line, inner, k * FRAMES);
    }
    for (int group = 0; group < 4; group++) {
      turns.of(group, angles);
      spread(lines, taps, angles, group * FRAMES);
    }
  }

  private static void allPass(
      float[] late, int from, float gain, float step, float[] x, int at, float[] inner, int to) {
    for (int i = 0; i < FRAMES; i += Lanes.STEP) {
      FloatVector out =
          fromArray(SPECIES, late, from + i).mul(fromArray(SPECIES, RAMP, i).mul(step).add(gain));
      FloatVector in = out.mul(DIFFUSION).add(fromArray(SPECIES, x, at + i));
      in.intoArray(inner, to + i);
      in.mul(-DIFFUSION).add(out).intoArray(x, at + i);
    }
  }

  /** Four lines: what is heard of them, their turning, the first round of the matrix. */
  private static void spread(float[] x, float[] taps, float[] angles, int first) {
    for (int i = 0; i < FRAMES; i += Lanes.STEP) {
      int at = first + i;
      FloatVector ramp = fromArray(SPECIES, RAMP, i);
      FloatVector a = fromArray(SPECIES, x, at);
      FloatVector b = fromArray(SPECIES, x, at + APART);
      FloatVector c = fromArray(SPECIES, x, at + 2 * APART);
      FloatVector d = fromArray(SPECIES, x, at + 3 * APART);
      a.add(b).add(c.add(d)).intoArray(taps, at);
      FloatVector cosine = ramp.mul(angles[1]).add(angles[0]);
      FloatVector sine = ramp.mul(angles[3]).add(angles[2]);
      FloatVector a1 = cosine.mul(a).add(sine.mul(c));
      FloatVector c1 = cosine.mul(c).sub(sine.mul(a));
      cosine = ramp.mul(angles[5]).add(angles[4]);
      sine = ramp.mul(angles[7]).add(angles[6]);
      FloatVector b1 = cosine.mul(b).add(sine.mul(d));
      FloatVector d1 = cosine.mul(d).sub(sine.mul(b));
      cosine = ramp.mul(angles[9]).add(angles[8]);
      sine = ramp.mul(angles[11]).add(angles[10]);
      FloatVector a2 = cosine.mul(a1).add(sine.mul(b1));
      FloatVector b2 = cosine.mul(b1).sub(sine.mul(a1));
      cosine = ramp.mul(angles[13]).add(angles[12]);
      sine = ramp.mul(angles[15]).add(angles[14]);
      FloatVector c2 = cosine.mul(c1).add(sine.mul(d1));
      FloatVector d2 = cosine.mul(d1).sub(sine.mul(c1));
      FloatVector ab = a2.add(b2);
      FloatVector cd = c2.add(d2);
      FloatVector ba = a2.sub(b2);
      FloatVector dc = c2.sub(d2);
      ab.add(cd).intoArray(x, at);
      ba.add(dc).intoArray(x, at + APART);
      ab.sub(cd).intoArray(x, at + 2 * APART);
      ba.sub(dc).intoArray(x, at + 3 * APART);
    }
  }

  /**
   * The second round, and what comes in; gives what goes out. Returns the mean power of what goes
   * back into the lines.
   */
  float feed(float[] inLeft, float[] inRight, float[] outLeft, float[] outRight) {
    hear(taps, 0, outLeft);
    hear(taps, FRAMES, outRight);
    for (int i = 0; i < FRAMES; i++) {
      power[i] = 0;
    }
    for (int first = 0; first < LINES * FRAMES; first += 4 * FRAMES) {
      feed(inLeft, inRight, lines, power, first);
    }
    float sum = 0;
    for (int i = 0; i < FRAMES; i++) {
      sum += power[i];
    }
    return sum / (LINES * FRAMES);
  }

  private static void hear(float[] taps, int from, float[] out) {
    for (int i = 0; i < FRAMES; i += Lanes.STEP) {
      fromArray(SPECIES, taps, from + i)
          .sub(fromArray(SPECIES, taps, from + 2 * FRAMES + i))
          .intoArray(out, i);
    }
  }

  private static void feed(float[] inLeft, float[] inRight, float[] x, float[] power, int first) {
    for (int i = 0; i < FRAMES; i += Lanes.STEP) {
      int at = first + i;
      FloatVector l = fromArray(SPECIES, inLeft, i);
      FloatVector r = fromArray(SPECIES, inRight, i);
      FloatVector a = fromArray(SPECIES, x, at);
      FloatVector b = fromArray(SPECIES, x, at + FRAMES);
      FloatVector c = fromArray(SPECIES, x, at + 2 * FRAMES);
      FloatVector d = fromArray(SPECIES, x, at + 3 * FRAMES);
      FloatVector ab = a.add(b);
      FloatVector cd = c.add(d);
      FloatVector a0b = a.sub(b);
      FloatVector c0d = c.sub(d);
      FloatVector first0 = ab.add(cd).mul(UNIT).add(l);
      FloatVector second = a0b.add(c0d).mul(UNIT).add(r);
      FloatVector third = ab.sub(cd).mul(UNIT).sub(l);
      FloatVector fourth = a0b.sub(c0d).mul(UNIT).sub(r);
      first0.intoArray(x, at);
      second.intoArray(x, at + FRAMES);
      third.intoArray(x, at + 2 * FRAMES);
      fourth.intoArray(x, at + 3 * FRAMES);
      first0
          .fma(first0, second.mul(second))
          .add(third.fma(third, fourth.mul(fourth)))
          .add(fromArray(SPECIES, power, i))
          .intoArray(power, i);
    }
  }
}
