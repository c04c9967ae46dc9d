package org.songline.dsp.noise;

/**
 * White and pink noise from a seed. White noise is even between -1 and 1; pink noise falls by 3 dB
 * an octave within 0.3 dB from 40 Hz to 20 kHz at 48 kHz, with about the same loudness.
 */
public final class Noise {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Corner factors of first-order low-passes an octave and a half apart. */
  static final float[] POLES = {0.99886f, 0.99332f, 0.969f, 0.8665f, 0.55f, -0.7616f};

  static final float[] GAINS = {
    0.0555179f, 0.0750759f, 0.153852f, 0.3104856f, 0.5329522f, -0.016898f
  };

  private final long seed;
  private int state;
  private final float[] pink = new float[POLES.length];
  private float last;

  public Noise(long seed) {
    this.seed = seed;
    reset();
  }

  public void reset() {
    restart(0);
  }

  /** Starts a stretch of noise of its own for each number. */
  public void restart(long number) {
    state = state(seed, number);
    java.util.Arrays.fill(pink, 0);
    last = 0;
  }

  /** A non-zero generator state of its own for each seed and number. */
  public static int state(long seed, long number) {
    int mixed = (int) (mix(seed + number * GOLDEN) >>> 32);
    return mixed == 0 ? 1 : mixed;
  }

  /** A random level between -1 and 1, always the same for a seed and a number. */
  public static float level(long seed, long number) {
    return (mix(seed + number * GOLDEN) >> 40) * 0x1p-23f;
  }

  /** Every bit of the result depends on every bit of {@code x} (Stafford's mix 13). */
  public static long mix(long x) {
    long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The next generator state (Marsaglia's xorshift). */
  static int next(int x) {
    int a = x ^ (x << 13);
    int b = a ^ (a >>> 17);
    return b ^ (b << 5);
  }

  /** White noise of a generator state: even between -1 and 1. */
  static float white(int state) {
    return (Float.intBitsToFloat(0x40000000 | (state >>> 9)) - 3f);
  }

  /** The next sample of white noise. */
  public float white() {
    state = next(state);
    return white(state);
  }

  /** The next sample of pink noise (the filter of Kellet). */
  public float pink() {
    float x = white();
    float total = Math.fma(x, 0.5362f, last);
    for (int i = 0; i < POLES.length; i++) {
      pink[i] = Math.fma(pink[i], POLES[i], x * GAINS[i]);
      total += pink[i];
    }
    last = x * 0.115926f;
    return total * 0.2f;
  }
}
