package org.songline.dsp.waveguide;

import org.songline.dsp.Exact;
import org.songline.dsp.delay.DelayLine;
import org.songline.dsp.filter.OnePole;
import org.songline.dsp.noise.Noise;

/**
 * What a pick, a finger or a hammer gives to a string: a smooth push with some noise, darkened by
 * its softness, and taken back where the wave returns from the near end of the string, which leaves
 * out the partials that have a node there. It has no constant part.
 */
public final class Pluck {
  private final double rate;
  private final Noise noise;
  private final OnePole soft = new OnePole();
  private final DelayLine back;
  private final int longest;
  private int past;
  private int push;
  private int end;
  private float place;
  private float smooth;
  private float rough;

  /**
   * @param lowest pitch in Hz of the strings to pluck
   */
  public Pluck(double lowest, double rate, long seed) {
    this.rate = rate;
    noise = new Noise(seed);
    longest = (int) Math.ceil(0.5 * rate / lowest) + 8;
    back = new DelayLine(longest);
  }

  /**
   * Starts at the next sample.
   *
   * @param period of the string in samples
   * @param position where it is plucked: 0 at the bridge to 0.5 in the middle
   * @param seconds length of the push
   * @param cutoff in Hz, above which the push grows softer by 6 dB an octave
   * @param size about what the string then swings
   * @param roughness size of the noise, relative
   * @param number of the pluck, for noise of its own
   */
  public void start(
      double period,
      double position,
      double seconds,
      double cutoff,
      double size,
      double roughness,
      long number) {
    past = 0;
    push = Math.max(3, (int) Math.rint(seconds * rate));
    place = (float) Math.clamp(position * period, 1, longest);
    soft.reset();
    soft.tune(Math.min(cutoff, 0.45 * rate), rate);
    back.reset();
    noise.restart(number);
    double ring = rate / (Math.PI * Math.min(cutoff, 0.45 * rate));
    double width = Math.max(push * 0.5, ring);
    double fill = Math.min(8, Math.sqrt(period / (2 * width)));
    smooth = (float) (size * fill * width / (push * 0.5));
    rough = (float) (size * roughness * 0.6 * Math.max(1, Math.sqrt(Math.sqrt(fill))));
    end = push + (int) (8 * ring) + (int) place + 4;
  }

  /** Whether it still pushes. */
  public boolean pushes() {
    return past < end;
  }

  public void stop() {
    end = 0;
    past = 0;
  }

  /** Writes samples {@code from} to {@code to}. */
  public void render(float[] out, int from, int to) {
    for (int i = from; i < to; i++, past++) {
      float x = 0;
      if (past < push) {
        float shape = 0.5f - 0.5f * Exact.fastCos((past + 1f) / (push + 1f));
        x = shape * Math.fma(rough, noise.white(), smooth);
      }
      float y = past < end ? soft.low(x) : 0;
      back.write(y);
      out[i] = past < end ? y - back.readLinear(place) : 0;
    }
    soft.flush();
  }
}
