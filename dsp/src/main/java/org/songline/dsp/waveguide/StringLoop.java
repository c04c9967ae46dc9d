package org.songline.dsp.waveguide;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * One polarisation of a string: a delay of one period closed by a loss filter and, for stiffness, a
 * chain of all-passes (Jaffe and Smith, "Extensions of the Karplus-Strong plucked-string
 * algorithm", 1983; Bank and Välimäki, "Robust loss filter design for digital waveguide synthesis
 * of string tones", 2003). The delay between samples is Lagrange's of fifth order. The delays of
 * all parts at the fundamental are computed exactly, so that it is in tune however it is damped;
 * the fundamental fades by 60 dB in just the time asked for.
 *
 * <p>Call {@link #tune} before each quantum in which anything changes; the loop then goes to the
 * new values in straight lines within that quantum.
 */
public final class StringLoop {
  private static final int STIFFENERS = 4;

  /** Samples from which one between them is read. */
  private static final int POINTS = LineReader.POINTS;

  private static final LineReader READER = LineReader.best();

  /** The share of the fundamental's damping that the damping of highs may be. */
  private static final double MOST_SHARE = 0.9;

  /** The least delay that is read between samples. */
  private static final double LEAST = 3.01;

  private final double rate;
  private final float[] ring;
  private final int mask;
  private int at;

  private boolean fresh = true;
  private double delay;
  private double delayTo;
  private float pole;
  private float poleTo;
  private float gain;
  private float gainTo;
  private float stiff;
  private float stiffTo;
  private float lossState;

  /** What went into the chain of all-passes a sample ago, and what left each of them. */
  private final float[] chain = new float[STIFFENERS + 1];

  // Used within one chunk only.
  private final float[] weights = new float[POINTS];
  private final float[] line = new float[Quantum.FRAMES + POINTS - 1];
  private final float[] read = new float[Quantum.FRAMES];

  /**
   * A silent string.
   *
   * @param lowest pitch in Hz that it will be tuned to
   */
  public StringLoop(double lowest, double rate) {
    this.rate = rate;
    int longest = (int) Math.ceil(rate / lowest) + 8;
    ring = new float[Integer.highestOneBit(longest) * 2];
    mask = ring.length - 1;
  }

  /** Silence; the next {@link #tune} takes effect at once. */
  public void reset() {
    Arrays.fill(ring, 0);
    Arrays.fill(chain, 0);
    lossState = 0;
    at = 0;
    fresh = true;
  }

  /**
   * Where the string is to be at the end of the next quantum.
   *
   * @param hertz of the fundamental
   * @param fade seconds in which the fundamental falls by 60 dB
   * @param highs how much faster a partial fades: its rate of decay, 1/s, per squared (rad/s)
   * @param stiffness 0 for harmonic partials, to 1
   */
  public void tune(double hertz, double fade, double highs, double stiffness) {
    double turns = Math.clamp(hertz / rate, 1.0 / (mask - 8), 0.25);
    double omega = 2 * Math.PI * hertz;
    double decay = 6.907755278982137 / Math.max(1e-3, fade);
    double steep = Math.min(highs, MOST_SHARE * decay / (omega * omega));
    // A one-pole filter bends down at 0 Hz as the law of damping does when p / (1 - p)^2 is c.
    double c = Math.max(1e-9, 2 * steep * rate * rate / hertz);
    double p = (2 * c + 1 - Math.sqrt(4 * c + 1)) / (2 * c);
    double period = 1 / turns;
    double room = Math.max(1, 0.45 * period / STIFFENERS);
    double a = -Math.min(0.85 * stiffness, (room - 1) / (room + 1));
    double cosine = Exact.cosTurns(turns);
    double sine = Exact.sinTurns(turns);
    double angle = 2 * Math.PI * turns;
    double lossLag = Exact.arctan(p * sine / (1 - p * cosine)) / angle;
    double stiffLag = 1 - 2 * Exact.arctan(a * sine / (1 + a * cosine)) / angle;
    double target = Exact.exp(-decay / hertz);
    delayTo = Math.max(LEAST, period - lossLag - STIFFENERS * stiffLag);
    double kept = target / passed(delayTo - (int) delayTo + 2, cosine, sine);
    // Never more than 1 at 0 Hz, where the loop would swell.
    double most = 0.999999 * (1 - p);
    gainTo = (float) Math.min(most, kept * Math.sqrt(1 - 2 * p * cosine + p * p));
    poleTo = (float) p;
    stiffTo = (float) a;
    if (fresh) {
      fresh = false;
      gain = gainTo;
      pole = poleTo;
      stiff = stiffTo;
      delay = delayTo;
    }
  }

  /** What reading between samples lets through of a tone, given cosine and sine of its angle. */
  private static double passed(double d, double cosine, double sine) {
    double near = d * (d - 1) * (d - 2);
    double far = (d - 3) * (d - 4) * (d - 5);
    double h0 = (d - 1) * (d - 2) * far * (-1.0 / 120);
    double h1 = d * (d - 2) * far * (1.0 / 24);
    double h2 = d * (d - 1) * far * (-1.0 / 12);
    double h3 = near * (d - 4) * (d - 5) * (1.0 / 12);
    double h4 = near * (d - 3) * (d - 5) * (-1.0 / 24);
    double re = near * (d - 3) * (d - 4) * (1.0 / 120);
    double im = 0;
    // Horner's rule on the unit circle.
    double turned = re * cosine - im * sine + h4;
    im = re * sine + im * cosine;
    re = turned;
    turned = re * cosine - im * sine + h3;
    im = re * sine + im * cosine;
    re = turned;
    turned = re * cosine - im * sine + h2;
    im = re * sine + im * cosine;
    re = turned;
    turned = re * cosine - im * sine + h1;
    im = re * sine + im * cosine;
    re = turned;
    turned = re * cosine - im * sine + h0;
    im = re * sine + im * cosine;
    return Math.sqrt(turned * turned + im * im);
  }

  /** Samples of a period at the pitch that was last asked for, about. */
  public double period() {
    return delayTo + STIFFENERS;
  }

  /**
   * Adds the string, driven by {@code in}, to {@code out}: samples {@code from} to {@code to} of a
   * quantum, of which the last one ends at 64.
   */
  public void render(float[] in, float[] out, int from, int to) {
    if (moves()) {
      move(in, out, from, to);
    } else {
      stay(in, out, from, to);
    }
  }

  /**
   * As {@link #render} of this string and then of another, in less time: a loop waits for itself,
   * and two wait together.
   */
  public void render(float[] in, StringLoop other, float[] otherIn, float[] out, int from, int to) {
    if (moves() || other.moves()) {
      render(in, out, from, to);
      other.render(otherIn, out, from, to);
      return;
    }
    int most = Math.min(chunk(), other.chunk());
    for (int i = from; i < to; i += most) {
      int count = Math.min(most, to - i);
      look(count);
      other.look(count);
      loop(in, other, otherIn, out, i, i + count);
    }
  }

  private boolean moves() {
    return delay != delayTo || gain != gainTo || pole != poleTo || stiff != stiffTo;
  }

  private void stay(float[] in, float[] out, int from, int to) {
    int most = chunk();
    for (int i = from; i < to; i += most) {
      int count = Math.min(most, to - i);
      look(count);
      loop(in, out, i, i + count);
    }
  }

  /** Samples no more than the delay, so that all that is read is there before they begin. */
  private int chunk() {
    return (int) delay - 2;
  }

  /** Reads the next samples that come round. */
  private void look(int count) {
    int whole = chunk();
    weigh((float) (delay - whole));
    unroll(at - whole + 2 - POINTS, count + POINTS - 1);
    READER.read(line, weights, count, read);
  }

  /** Lagrange's weights of the samples around a place, the newest first. */
  private void weigh(float d) {
    float near = d * (d - 1) * (d - 2);
    float far = (d - 3) * (d - 4) * (d - 5);
    weights[0] = (d - 1) * (d - 2) * far * (-1f / 120);
    weights[1] = d * (d - 2) * far * (1f / 24);
    weights[2] = d * (d - 1) * far * (-1f / 12);
    weights[3] = near * (d - 4) * (d - 5) * (1f / 12);
    weights[4] = near * (d - 3) * (d - 5) * (-1f / 24);
    weights[5] = near * (d - 3) * (d - 4) * (1f / 120);
  }

  /** Takes a stretch of the ring to the front of {@link #line}. */
  private void unroll(int start, int count) {
    int first = start & mask;
    int ahead = Math.min(count, ring.length - first);
    System.arraycopy(ring, first, line, 0, ahead);
    System.arraycopy(ring, 0, line, ahead, count - ahead);
  }

  private void loop(float[] in, float[] out, int from, int to) {
    float state = lossState;
    float s0 = chain[0];
    float s1 = chain[1];
    float s2 = chain[2];
    float s3 = chain[3];
    float s4 = chain[4];
    float a = stiff;
    for (int i = from; i < to; i++) {
      state = Math.fma(pole, state, gain * read[i - from]);
      float t1 = Math.fma(a, state - s1, s0);
      float t2 = Math.fma(a, t1 - s2, s1);
      float t3 = Math.fma(a, t2 - s3, s2);
      s4 = Math.fma(a, t3 - s4, s3);
      s0 = state;
      s1 = t1;
      s2 = t2;
      s3 = t3;
      float x = s4 + in[i];
      ring[(at + 1 + i - from) & mask] = x;
      out[i] += x;
    }
    keep(to - from, state, s0, s1, s2, s3, s4);
  }

  private void loop(float[] in, StringLoop other, float[] otherIn, float[] out, int from, int to) {
    float[] otherRead = other.read;
    float[] otherRing = other.ring;
    float state = lossState;
    float s0 = chain[0];
    float s1 = chain[1];
    float s2 = chain[2];
    float s3 = chain[3];
    float s4 = chain[4];
    float otherState = other.lossState;
    float r0 = other.chain[0];
    float r1 = other.chain[1];
    float r2 = other.chain[2];
    float r3 = other.chain[3];
    float r4 = other.chain[4];
    float a = stiff;
    float b = other.stiff;
    for (int i = from; i < to; i++) {
      state = Math.fma(pole, state, gain * read[i - from]);
      otherState = Math.fma(other.pole, otherState, other.gain * otherRead[i - from]);
      float t1 = Math.fma(a, state - s1, s0);
      float u1 = Math.fma(b, otherState - r1, r0);
      float t2 = Math.fma(a, t1 - s2, s1);
      float u2 = Math.fma(b, u1 - r2, r1);
      float t3 = Math.fma(a, t2 - s3, s2);
      float u3 = Math.fma(b, u2 - r3, r2);
      s4 = Math.fma(a, t3 - s4, s3);
      r4 = Math.fma(b, u3 - r4, r3);
      s0 = state;
      s1 = t1;
      s2 = t2;
      s3 = t3;
      r0 = otherState;
      r1 = u1;
      r2 = u2;
      r3 = u3;
      float x = s4 + in[i];
      float y = r4 + otherIn[i];
      ring[(at + 1 + i - from) & mask] = x;
      otherRing[(other.at + 1 + i - from) & other.mask] = y;
      out[i] = out[i] + x + y;
    }
    keep(to - from, state, s0, s1, s2, s3, s4);
    other.keep(to - from, otherState, r0, r1, r2, r3, r4);
  }

  private void keep(int count, float state, float s0, float s1, float s2, float s3, float s4) {
    at = (at + count) & mask;
    lossState = state;
    chain[0] = s0;
    chain[1] = s1;
    chain[2] = s2;
    chain[3] = s3;
    chain[4] = s4;
  }

  private void move(float[] in, float[] out, int from, int to) {
    float part = 1f / (Quantum.FRAMES - from);
    double delayStep = (delayTo - delay) * part;
    float gainStep = (gainTo - gain) * part;
    float poleStep = (poleTo - pole) * part;
    float stiffStep = (stiffTo - stiff) * part;
    for (int i = from; i < to; i++) {
      delay += delayStep;
      gain += gainStep;
      pole += poleStep;
      stiff += stiffStep;
      lossState = Math.fma(pole, lossState, gain * between());
      float x = stiffened(lossState, stiff) + in[i];
      at = (at + 1) & mask;
      ring[at] = x;
      out[i] += x;
    }
    if (to == Quantum.FRAMES) {
      delay = delayTo;
      gain = gainTo;
      pole = poleTo;
      stiff = stiffTo;
    }
  }

  /** What is {@link #delay} samples back, by six samples around it. */
  private float between() {
    int whole = (int) delay - 2;
    float d = (float) (delay - whole);
    int j = at - whole + 1;
    float near = d * (d - 1) * (d - 2);
    float far = (d - 3) * (d - 4) * (d - 5);
    float y = (d - 1) * (d - 2) * far * (-1f / 120) * ring[j & mask];
    y = Math.fma(d * (d - 2) * far * (1f / 24), ring[(j - 1) & mask], y);
    y = Math.fma(d * (d - 1) * far * (-1f / 12), ring[(j - 2) & mask], y);
    y = Math.fma(near * (d - 4) * (d - 5) * (1f / 12), ring[(j - 3) & mask], y);
    y = Math.fma(near * (d - 3) * (d - 5) * (-1f / 24), ring[(j - 4) & mask], y);
    return Math.fma(near * (d - 3) * (d - 4) * (1f / 120), ring[(j - 5) & mask], y);
  }

  private float stiffened(float x, float a) {
    float y = x;
    float before = chain[0];
    chain[0] = x;
    for (int s = 1; s <= STIFFENERS; s++) {
      y = Math.fma(a, y - chain[s], before);
      before = chain[s];
      chain[s] = y;
    }
    return y;
  }
}
