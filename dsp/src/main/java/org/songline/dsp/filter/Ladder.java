package org.songline.dsp.filter;

import org.songline.dsp.Exact;

/**
 * The four-pole ladder: four first-order low-passes in a row by trapezoidal integration, the last
 * fed back to the input without a delay (Zavalishin, "The Art of VA Filter Design", chapter 5), and
 * a saturating difference at the input as in the transistor original. The loop is solved at each
 * sample by Newton's method on a function that is concave and rising, so it converges from any
 * signal; what runs through the stages never exceeds the {@linkplain #ceiling ceiling}. Because the
 * saturation is memoryless, the filter oscillates at its cutoff.
 *
 * <p>One channel. Cutoff and feedback may change at every sample.
 */
public final class Ladder {
  /** Feedback at which a small signal neither grows nor decays: it oscillates above. */
  public static final float OSCILLATION = 4f;

  /** Level that the saturation approaches in a new filter: 12 dB above full scale. */
  public static final float CEILING = 4f;

  /** Beyond this an input is no sound, and its cube too large a number. */
  private static final float LOUDEST = 1e6f;

  private float bend = 1f / (CEILING * CEILING);
  private float share = 0.5f;
  private float rest = 0.5f;
  private float feedback;
  private float loop;
  private float held = 1f;
  private float s1;
  private float s2;
  private float s3;
  private float s4;
  private float y0;
  private float y1;
  private float y2;
  private float y3;
  private float y4;

  /**
   * Sets the filter from the next sample on.
   *
   * @param cutoff tan(pi f / rate), above 0, from {@link Svf#warp} or {@link Exact#fastTan}
   * @param newFeedback 0 for four plain poles, {@link #OSCILLATION} and above to oscillate; the
   *     gain at 0 Hz is {@code 1 / (1 + feedback)}
   */
  public void tune(float cutoff, float newFeedback) {
    rest = 1f / (1f + cutoff);
    share = cutoff * rest;
    feedback = newFeedback;
    float square = share * share;
    loop = feedback * square * square;
  }

  /** Sets cutoff in hertz and feedback, exactly; for control rate. */
  public void tune(double hertz, double newFeedback, double rate) {
    tune(Svf.warp(hertz, rate), (float) newFeedback);
  }

  /** Sets the level that the saturation approaches; far below it the filter is linear. */
  public void ceiling(float level) {
    bend = 1f / (level * level);
  }

  /** Takes one sample and returns the four-pole low-pass; all responses are then there. */
  public float step(float x) {
    float charge = rest * Math.fma(Math.fma(Math.fma(s1, share, s2), share, s3), share, s4);
    float a = Math.fma(-feedback, charge, Math.clamp(x, -LOUDEST, LOUDEST));
    // z + loop * z / sqrt(1 + bend z z) = a; the saturation of the sample before is a near guess.
    float z = newton(newton(a / Math.fma(loop, held, 1f), a), a);
    held = slope(z);
    y0 = z * held;
    y1 = Math.fma(share, y0, rest * s1);
    y2 = Math.fma(share, y1, rest * s2);
    y3 = Math.fma(share, y2, rest * s3);
    y4 = Math.fma(share, y3, rest * s4);
    s1 = Math.fma(2f, y1, -s1);
    s2 = Math.fma(2f, y2, -s2);
    s3 = Math.fma(2f, y3, -s3);
    s4 = Math.fma(2f, y4, -s4);
    return y4;
  }

  /** One of Newton's steps, multiplied out so that it divides once. */
  private float newton(float z, float a) {
    float square = Math.fma(bend * z, z, 1f);
    float cube = square * (float) Math.sqrt(square);
    return Math.fma(a, cube, -(loop * bend * z) * (z * z)) / (cube + loop);
  }

  /** Output over input of the saturation {@code z / sqrt(1 + (z / ceiling)^2)}. */
  private float slope(float z) {
    return 1f / (float) Math.sqrt(Math.fma(bend * z, z, 1f));
  }

  /**
   * Any sum of what enters the first stage and of what leaves each of the four: all responses of
   * the ladder, and those between them, are such sums.
   */
  public float sum(float w0, float w1, float w2, float w3, float w4) {
    return Math.fma(w0, y0, Math.fma(w1, y1, Math.fma(w2, y2, Math.fma(w3, y3, w4 * y4))));
  }

  /** For the end of a quantum: states too small to hear become 0. */
  public void flush() {
    s1 = Exact.flush(s1);
    s2 = Exact.flush(s2);
    s3 = Exact.flush(s3);
    s4 = Exact.flush(s4);
    held = held > 0 ? held : 1f;
  }

  /** Whether no charge is left: silence in gives silence out. */
  public boolean empty() {
    return s1 == 0 && s2 == 0 && s3 == 0 && s4 == 0;
  }

  public void reset() {
    held = 1f;
    s1 = 0;
    s2 = 0;
    s3 = 0;
    s4 = 0;
    y0 = 0;
    y1 = 0;
    y2 = 0;
    y3 = 0;
    y4 = 0;
  }
}
