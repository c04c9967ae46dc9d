package org.songline.dsp;

/**
 * Elementary functions that give the same bits on every machine.
 *
 * <p>The functions on {@code double} are for set-up and control values: they are {@link
 * StrictMath}'s, which the platform defines bit by bit. The functions on {@code float} whose names
 * start with {@code fast} are for use per sample: written-out polynomials of exactly rounded
 * operations, with the error bounds that their tests hold.
 */
public final class Exact {
  public static final double TWO_PI = 2 * Math.PI;

  private static final int HUGE = Float.floatToRawIntBits(1e20f);
  private static final double DB_TO_LOG = StrictMath.log(10) / 20;
  private static final float DB_TO_LOG2 = 0.16609640474f;
  private static final float ROUND = 12582912f;
  private static final int SQRT_HALF_BITS = 0x3f3504f3;

  private Exact() {}

  public static double sin(double radians) {
    return StrictMath.sin(radians);
  }

  public static double cos(double radians) {
    return StrictMath.cos(radians);
  }

  public static double tan(double radians) {
    return StrictMath.tan(radians);
  }

  public static double exp(double x) {
    return StrictMath.exp(x);
  }

  public static double log(double x) {
    return StrictMath.log(x);
  }

  public static double pow(double base, double exponent) {
    return StrictMath.pow(base, exponent);
  }

  /** The linear gain of {@code db} decibels; 0 for negative infinity. */
  public static double gain(double db) {
    return StrictMath.exp(db * DB_TO_LOG);
  }

  /** The decibels of a linear gain; negative infinity for 0. */
  public static double decibels(double gain) {
    return 20 * StrictMath.log10(gain);
  }

  /**
   * Two to the power of {@code x}, for {@code x} in -126 to 126 (clamped); relative error below
   * 2e-7.
   */
  public static float fastExp2(float x) {
    float clamped = Math.min(126f, Math.max(-126f, x));
    float whole = (clamped + ROUND) - ROUND;
    float f = clamped - whole;
    float p = 1.5337577e-4f;
    p = Math.fma(p, f, 1.3399860e-3f);
    p = Math.fma(p, f, 9.6185198e-3f);
    p = Math.fma(p, f, 5.5503290e-2f);
    p = Math.fma(p, f, 2.4022646e-1f);
    p = Math.fma(p, f, 6.9314718e-1f);
    p = Math.fma(p, f, 1f);
    return p * Float.intBitsToFloat(((int) whole + 127) << 23);
  }

  /**
   * Logarithm to base two of a normal {@code x} above 0; absolute error below 2e-6 over the whole
   * range, relative error of {@code fastLog2(1 + y)} below 2e-6. For 0 and denormal numbers about
   * -127.
   */
  public static float fastLog2(float x) {
    int bits = Float.floatToRawIntBits(x);
    int exponent = (bits - SQRT_HALF_BITS) >> 23;
    float f = Float.intBitsToFloat(bits - (exponent << 23)) - 1f;
    float p = -0.14581161737f;
    p = Math.fma(p, f, 0.23404233158f);
    p = Math.fma(p, f, -0.24887686968f);
    p = Math.fma(p, f, 0.28709870577f);
    p = Math.fma(p, f, -0.36023962498f);
    p = Math.fma(p, f, 0.48092323542f);
    p = Math.fma(p, f, -0.72135281563f);
    p = Math.fma(p, f, 1.44269490242f);
    return Math.fma(p, f, (float) exponent);
  }

  /**
   * Sine of {@code turns} full turns (1 is a whole cycle), for magnitudes up to 2^20; error below
   * 2e-7 of full scale, plus what the float position itself cannot say.
   */
  public static float fastSin(float turns) {
    float t = turns - ((turns + ROUND) - ROUND);
    float folded = t > 0.25f ? 0.5f - t : t < -0.25f ? -0.5f - t : t;
    float y = folded * folded;
    float p = 39.710956573f;
    p = Math.fma(p, y, -76.574996948f);
    p = Math.fma(p, y, 81.602233887f);
    p = Math.fma(p, y, -41.341678619f);
    p = Math.fma(p, y, 6.2831854820f);
    return p * folded;
  }

  /** Cosine of {@code turns} full turns; as {@link #fastSin}. */
  public static float fastCos(float turns) {
    float t = Math.abs(turns - ((turns + ROUND) - ROUND));
    return fastSin(0.25f - t);
  }

  /**
   * Tangent of half a turn times {@code x}, that is tan(pi x), for {@code x} from 0 to 0.499
   * (clamped): the warped cutoff of a filter at {@code x} cycles a sample. Relative error below
   * 1e-6.
   */
  public static float fastTan(float x) {
    float clamped = Math.min(0.499f, Math.max(0f, x));
    return sinHalfTurns(clamped) / sinHalfTurns(0.5f - clamped);
  }

  private static float sinHalfTurns(float x) {
    float y = x * x;
    float p = 0.07756046206f;
    p = Math.fma(p, y, -0.59824216366f);
    p = Math.fma(p, y, 2.55006980896f);
    p = Math.fma(p, y, -5.16770982742f);
    p = Math.fma(p, y, 3.14159274101f);
    return p * x;
  }

  /** The linear gain of {@code db} decibels, per sample; relative error below 3e-6 to 60 dB. */
  public static float fastGain(float db) {
    return fastExp2(db * DB_TO_LOG2);
  }

  /**
   * A filter state for the next quantum: {@code s}, or 0 where it is so small that it would soon be
   * a slow denormal number, or not a number, or so large that it could only end as infinity.
   */
  public static float flush(float s) {
    float size = Math.abs(s);
    return size >= 1e-20f && size <= 1e20f ? s : 0f;
  }

  /**
   * {@code x}, or 0 where its magnitude is below {@code least}, above 1e20 or no number. Decides
   * without a branch, which the processor would guess wrong wherever a tail lingers around {@code
   * least}.
   */
  public static float audible(float x, float least) {
    int bits = Float.floatToRawIntBits(x);
    int size = bits & Integer.MAX_VALUE;
    int out = (size - Float.floatToRawIntBits(least)) | (HUGE - size);
    return Float.intBitsToFloat(bits & ~(out >> 31));
  }

  /** {@code x}, or 0 where it is no number or so far beyond any sound that it would linger. */
  public static float bounded(float x) {
    return Math.abs(x) <= 1e6f ? x : 0f;
  }

  /** As {@link #flush(float)}. */
  public static double flush(double s) {
    double size = Math.abs(s);
    return size >= 1e-20 && size <= 1e20 ? s : 0;
  }

  /**
   * tan(pi x) in double for {@code x} from 0 to 0.499 (clamped): the warped cutoff of a filter at
   * {@code x} cycles a sample. Relative error below 1e-14; allocates nothing, so fit for the audio
   * path, which {@link #tan} is not.
   */
  public static double warp(double x) {
    double clamped = Math.clamp(x, 0, 0.499);
    return sinPi(clamped) / sinPi(0.5 - clamped);
  }

  /**
   * sin(pi x) for {@code x} from -0.5 to 0.5; relative error below 1e-15 or so. Allocates nothing.
   */
  public static double sinPi(double x) {
    double angle = Math.PI * x;
    double y = angle * angle;
    double p = 1.9572941063391263e-20;
    p = Math.fma(p, y, -8.22063524662433e-18);
    p = Math.fma(p, y, 2.8114572543455206e-15);
    p = Math.fma(p, y, -7.647163731819816e-13);
    p = Math.fma(p, y, 1.6059043836821613e-10);
    p = Math.fma(p, y, -2.505210838544172e-08);
    p = Math.fma(p, y, 2.7557319223985893e-06);
    p = Math.fma(p, y, -0.0001984126984126984);
    p = Math.fma(p, y, 0.008333333333333333);
    p = Math.fma(p, y, -0.16666666666666666);
    return Math.fma(p * y, angle, angle);
  }

  /**
   * The angle in radians whose tangent is {@code x}; error below 1e-13. Allocates nothing. The
   * angle is halved until few terms of its series do.
   */
  public static double arctan(double x) {
    double half = x / (1 + Math.sqrt(Math.fma(x, x, 1)));
    double quarter = half / (1 + Math.sqrt(Math.fma(half, half, 1)));
    double t = quarter / (1 + Math.sqrt(Math.fma(quarter, quarter, 1)));
    double y = t * t;
    double p = 1 / 17.0;
    p = Math.fma(-p, y, 1 / 15.0);
    p = Math.fma(-p, y, 1 / 13.0);
    p = Math.fma(-p, y, 1 / 11.0);
    p = Math.fma(-p, y, 1 / 9.0);
    p = Math.fma(-p, y, 1 / 7.0);
    p = Math.fma(-p, y, 1 / 5.0);
    p = Math.fma(-p, y, 1 / 3.0);
    p = Math.fma(-p, y, 1);
    return 8 * p * t;
  }

  /** cos(2 pi x) in double for {@code x} from -0.5 to 0.5; allocates nothing. */
  public static double cosTurns(double x) {
    double s = sinPi(x);
    return Math.fma(-2 * s, s, 1);
  }

  /** sin(2 pi x) in double for {@code x} from -0.5 to 0.5; allocates nothing. */
  public static double sinTurns(double x) {
    return Math.abs(x) <= 0.25 ? sinPi(2 * x) : x > 0 ? sinPi(1 - 2 * x) : sinPi(-1 - 2 * x);
  }
}
