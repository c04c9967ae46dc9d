package org.songline.dsp.shape;

/** Distortion curves of slope about 1 at zero that stay within -1 to 1. */
public final class Curves {
  /** {@link #tape}, with its integrals. */
  public static final Shape TAPE = new TableShape(Curves::tape, 10);

  /** {@link #tube}, with its integrals. */
  public static final Shape TUBE = new TableShape(Curves::tube, 10);

  /** {@link #transistor}, with its integrals. */
  public static final Shape TRANSISTOR = new TableShape(Curves::transistor, 24);

  /** {@link #triode}, with its integrals. */
  public static final Shape TRIODE = new TableShape(Curves::triode, 24);

  /** Peaks beyond full scale turn back, as a sine. */
  public static final Shape FOLD = new FoldShape();

  private static final double BIAS = 0.3;

  /** Where a transistor's softer side ends. */
  private static final double LOW_RAIL = 0.7;

  /** Where a valve cuts off, while its grid conducts at 1. */
  private static final double CUT_OFF = 1.8;

  private Curves() {}

  /** The soft, even-handed saturation of tape. */
  public static double tape(double x) {
    return tanh(x);
  }

  /** A curve with one side harder than the other, as of a tube: even harmonics. */
  public static double tube(double x) {
    double biased = tanh(BIAS);
    return (tanh(x + BIAS) - biased) / (1 - biased * biased) * 0.77;
  }

  /** Straight for longer and then harder than a tube, with rails of unequal height. */
  public static double transistor(double x) {
    return x >= 0 ? rail(x) : -LOW_RAIL * rail(-x / LOW_RAIL);
  }

  private static double rail(double x) {
    double square = x * x;
    return x / Math.sqrt(Math.sqrt(1 + square * square));
  }

  /**
   * The stage of a valve amplifier: the grid conducts on one side, the valve cuts off later on the
   * other.
   */
  public static double triode(double x) {
    return x >= 0 ? tanh(x) : CUT_OFF * tanh(x / CUT_OFF);
  }

  private static double tanh(double x) {
    return StrictMath.tanh(x);
  }
}
