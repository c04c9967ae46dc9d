package org.songline.dsp.reverb;

import org.songline.dsp.Exact;
import org.songline.dsp.filter.OnePole;
import org.songline.dsp.noise.Noise;

/**
 * The answer of a furnished box to sound, without the direct sound: first reflections by mirrored
 * sources (Allen and Berkley, 1979) at a pair of cardioids, then, from the mixing time on (Polack,
 * 1992), diffuse noise of exactly the energy that the mirrored sources would have. Walls absorb
 * what the decay asks for (Eyring, 1930).
 *
 * @param length metres
 * @param width metres
 * @param height metres
 * @param distance metres from source to microphones
 * @param scatter metres by which a reflection comes from elsewhere than a mirror would send it
 */
public record RoomImpulse(
    double length, double width, double height, double distance, double scatter, Decay decay) {
  private static final double SOUND = 343;
  private static final int ORDERS = 14;

  /** Share of the energy that a cardioid takes of a diffuse field. */
  private static final double CARDIOID = 1 / 3.0;

  /** Half the angle between the microphones. */
  private static final double TURNED = 0.96;

  /** The left and the right side, each of its own source. */
  public float[][] at(double rate, long seed) {
    int frames = (int) Math.ceil(1.1 * decay.longest() * rate) + 64;
    float[][] sides = LateNoise.of(decay, hertz -> 0, frames, rate, seed);
    double volume = length * width * height;
    double late = distance * Math.sqrt(2 * Exact.TWO_PI * SOUND / volume / rate * CARDIOID);
    double mixing = Math.clamp(Math.sqrt(volume) / 1000, 0.012, 0.12);
    int from = (int) (0.4 * mixing * rate);
    int to = (int) (1.2 * mixing * rate);
    for (int side = 0; side < 2; side++) {
      float[] early = early(side, to, rate, seed);
      float[] tail = sides[side];
      for (int i = 0; i < frames; i++) {
        double share = Math.clamp((i - from) / (double) (to - from), 0, 1);
        double sum = late * Math.sqrt(share) * tail[i];
        if (i < to) {
          sum += Math.sqrt(1 - share) * early[i];
        }
        tail[i] = (float) sum;
      }
    }
    return sides;
  }

  private float[] early(int side, int frames, double rate, long seed) {
    float[][] orders = new float[ORDERS + 1][frames + 16];
    double sign = side == 0 ? -1 : 1;
    double spread = Math.min(1.5, 0.2 * width);
    double[] source = {0.27 * length, 0.47 * width + sign * spread, Math.min(1.5, 0.4 * height)};
    double[] ear = {
      source[0] + distance, 0.47 * width + sign * LateNoise.SPACING / 2, Math.min(1.7, 0.5 * height)
    };
    double direct = distance(source, ear);
    double reach = direct + frames / rate * SOUND;
    int nx = (int) (reach / (2 * length)) + 1;
    int ny = (int) (reach / (2 * width)) + 1;
    int nz = (int) (reach / (2 * height)) + 1;
    double[] image = new double[3];
    long number = 0;
    for (int x = -2 * nx; x <= 2 * nx; x++) {
      for (int y = -2 * ny; y <= 2 * ny; y++) {
        for (int z = -2 * nz; z <= 2 * nz; z++) {
          int order = Math.abs(x) + Math.abs(y) + Math.abs(z);
          number++;
          if (order == 0 || order > ORDERS) {
            continue;
          }
          image[0] = mirrored(source[0], length, x);
          image[1] = mirrored(source[1], width, y);
          image[2] = mirrored(source[2], height, z);
          double away = distance(image, ear);
          double astray = scatter * Math.min(1, order / 3.0) * Noise.level(seed + side, number);
          double path = Math.max(direct + 0.05, away + astray);
          // Cosine of the angle from the microphone's axis, which looks back at the source.
          double back = (ear[0] - image[0]) / away;
          double aside = sign * (image[1] - ear[1]) / away;
          double angle = back * Exact.cos(TURNED) + aside * Exact.sin(TURNED);
          double gain = direct / path * (0.5 + 0.5 * angle);
          place(orders[order], (path - direct) / SOUND * rate, gain);
        }
      }
    }
    return absorbed(orders, rate);
  }

  /** The place of a source seen in so many mirrors, alternately the far and the near one. */
  private static double mirrored(double at, double size, int times) {
    return (times & 1) == 0 ? at + times * size : (times + 1) * size - at;
  }

  private static double distance(double[] a, double[] b) {
    double x = a[0] - b[0];
    double y = a[1] - b[1];
    double z = a[2] - b[2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** Adds an impulse between frames, by a windowed sinc of sixteen points. */
  private static void place(float[] x, double frame, double gain) {
    int whole = (int) frame;
    if (whole + 9 >= x.length) {
      return;
    }
    double part = frame - whole;
    for (int k = Math.max(-7, -whole); k <= 8; k++) {
      double t = k - part;
      double sinc = Math.abs(t) < 1e-9 ? 1 : Exact.sin(Math.PI * t) / (Math.PI * t);
      double window = 0.5 + 0.5 * Exact.cos(Math.PI * t / 8.5);
      x[whole + k] += (float) (gain * sinc * window);
    }
  }

  /** Each order passes the walls once more than the one before it. */
  private float[] absorbed(float[][] orders, double rate) {
    float low = kept(125);
    float middle = kept(1000);
    float high = kept(8000);
    float[] sum = new float[orders[0].length];
    for (int order = ORDERS; order >= 0; order--) {
      var below = new OnePole();
      var above = new OnePole();
      below.tune(350, rate);
      above.tune(Math.min(0.45 * rate, 3000), rate);
      for (int i = 0; i < sum.length; i++) {
        float l = below.low(sum[i]);
        float m = above.low(sum[i]);
        float passed = low * l + middle * (m - l) + high * (sum[i] - m);
        sum[i] = passed + orders[order][i];
      }
    }
    return sum;
  }

  /** The share of pressure that a wall throws back. */
  private float kept(double hertz) {
    double surface = 2 * (length * width + length * height + width * height);
    double volume = length * width * height;
    double exponent = -0.161 * volume / (surface * decay.seconds(hertz));
    return (float) Exact.exp(exponent / 2);
  }
}
