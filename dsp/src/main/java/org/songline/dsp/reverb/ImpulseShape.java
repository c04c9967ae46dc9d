package org.songline.dsp.reverb;

import org.songline.dsp.Exact;
import org.songline.dsp.filter.Svf;

/**
 * What is done to the recorded answer of a space before it is used.
 *
 * @param start seconds left out at the start
 * @param length seconds after which it ends
 * @param decay factor on its decay time
 * @param lowDecay further factor on that of the lows
 * @param highDecay further factor on that of the highs
 * @param fadeIn seconds in which it rises
 * @param reversed whether it runs backward
 */
public record ImpulseShape(
    double start,
    double length,
    double decay,
    double lowDecay,
    double highDecay,
    double fadeIn,
    boolean reversed) {
  private static final double LOW_HERTZ = 250;
  private static final double HIGH_HERTZ = 4000;

  /** Share of the energy behind which an impulse is over: -90 dB. */
  private static final double REST = 1e-9;

  private static final double FADE_OUT = 0.01;

  /** Channels of equal length, shaped anew; the given ones stay as they are. */
  public float[][] of(float[][] channels, double rate) {
    int first = Math.min(channels[0].length - 1, (int) (start * rate));
    int frames = Math.clamp((int) Math.ceil(length * rate), 1, channels[0].length - first);
    float[][] out = new float[channels.length][frames];
    for (int c = 0; c < channels.length; c++) {
      System.arraycopy(channels[c], first, out[c], 0, frames);
    }
    if (decay != 1 || lowDecay != 1 || highDecay != 1) {
      decay(out, rate);
    }
    boolean cut = first + frames < channels[0].length;
    int whole = frames;
    frames = trimmed(out);
    int rise = Math.min(frames, (int) (fadeIn * rate));
    int fall = cut && frames == whole ? Math.min(frames / 2, (int) (FADE_OUT * rate)) : 0;
    for (int c = 0; c < out.length; c++) {
      float[] x = java.util.Arrays.copyOf(out[c], frames);
      for (int i = 0; i < rise; i++) {
        x[i] *= (float) (0.5 - 0.5 * Exact.cos(Math.PI * (i + 0.5) / rise));
      }
      for (int i = 0; i < fall; i++) {
        x[frames - 1 - i] *= (float) (0.5 - 0.5 * Exact.cos(Math.PI * (i + 0.5) / fall));
      }
      for (int i = 0; i < frames / 2 && reversed; i++) {
        float swapped = x[i];
        x[i] = x[frames - 1 - i];
        x[frames - 1 - i] = swapped;
      }
      out[c] = x;
    }
    return out;
  }

  /** Bends the decay of lows, middle and highs. */
  private void decay(float[][] channels, double rate) {
    double natural = seconds(channels, rate);
    if (natural <= 0) {
      return;
    }
    double[] slopes = new double[3];
    double[] factors = {decay * lowDecay, decay, decay * highDecay};
    for (int band = 0; band < 3; band++) {
      slopes[band] = -3 * Exact.log(10) / natural * (1 / factors[band] - 1) / rate;
    }
    // What is made longer is so only as far as there is more than noise.
    int most = (int) (natural * rate);
    double[] step = new double[3];
    for (int band = 0; band < 3; band++) {
      step[band] = Exact.exp(slopes[band]);
    }
    for (float[] x : channels) {
      float[] low = below(x, LOW_HERTZ, rate);
      float[] middle = below(x, Math.min(HIGH_HERTZ, 0.4 * rate), rate);
      double[] gain = {1, 1, 1};
      for (int i = 0; i < x.length; i++) {
        double high = x[i] - middle[i];
        x[i] = (float) (gain[0] * low[i] + gain[1] * (middle[i] - low[i]) + gain[2] * high);
        for (int band = 0; band < 3; band++) {
          if (i < most || step[band] < 1) {
            gain[band] *= step[band];
          }
        }
      }
    }
  }

  /** What lies below a frequency, without a shift of phase: filtered forward and backward. */
  private static float[] below(float[] x, double hertz, double rate) {
    float[] y = new float[x.length];
    var filter = new Svf();
    filter.tune(hertz, Math.sqrt(0.5), rate);
    for (int i = 0; i < x.length; i++) {
      filter.step(x[i]);
      y[i] = filter.low();
    }
    filter.reset();
    for (int i = x.length - 1; i >= 0; i--) {
      filter.step(y[i]);
      y[i] = filter.low();
    }
    return y;
  }

  /** Seconds to fall by 60 dB, from -5 and -25 dB of the energy still to come; 0 for none. */
  static double seconds(float[][] channels, double rate) {
    double total = energy(channels);
    int high = -1;
    double left = total;
    for (int i = 0; i < channels[0].length; i++) {
      if (high < 0 && left < total * 0.316) {
        high = i;
      }
      if (left < total * 0.00316) {
        return 3 * (i - high) / rate;
      }
      for (float[] x : channels) {
        left -= (double) x[i] * x[i];
      }
    }
    return 0;
  }

  /** Energy of all channels. */
  public static double energy(float[][] channels) {
    double sum = 0;
    for (float[] x : channels) {
      for (float v : x) {
        sum += (double) v * v;
      }
    }
    return sum;
  }

  /** Frames until hardly anything is left. */
  private static int trimmed(float[][] channels) {
    double least = REST * energy(channels);
    double left = 0;
    int frames = channels[0].length;
    while (frames > 1) {
      for (float[] x : channels) {
        left += (double) x[frames - 1] * x[frames - 1];
      }
      if (left > least) {
        break;
      }
      frames--;
    }
    return frames;
  }
}
