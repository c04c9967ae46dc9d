package org.songline.dsp.reverb;

import org.songline.dsp.Exact;
import org.songline.dsp.delay.DelayLine;
import org.songline.dsp.filter.OnePole;
import org.songline.dsp.filter.Svf;

/**
 * The answer of a tank of springs: chirps that come again, because a spring's lows run ahead of its
 * highs up to the frequency where it stops to carry them (Välimäki, Parker and Abel, 2010: all-pass
 * filters with stretched delays in a loop).
 *
 * @param seconds decay time
 * @param hertz where the springs stop to carry
 */
public record SpringImpulse(double seconds, double hertz) {
  private static final int FILTERS = 80;
  private static final float FACTOR = 0.62f;

  /** Seconds of one way there and back, a spring each. */
  private static final double[][] LOOPS = {{0.0421, 0.0557}, {0.0447, 0.0519}};

  /** The left and the right side. */
  public float[][] at(double rate) {
    int frames = (int) Math.ceil(1.1 * seconds * rate) + 64;
    float[][] sides = new float[2][frames];
    for (int side = 0; side < 2; side++) {
      for (int spring = 0; spring < 2; spring++) {
        add(sides[side], rate, LOOPS[side][spring], hertz * (spring == 0 ? 1 : 0.86));
      }
    }
    return sides;
  }

  private void add(float[] out, double rate, double loop, double limit) {
    int stretch = Math.max(1, (int) Math.rint(rate / (2 * limit)));
    float[][] past = new float[FILTERS][stretch];
    // A first-order all-pass of factor a delays lows by (1 - a) / (1 + a) times its stretch.
    double within = FILTERS * stretch * (1 - FACTOR) / (1 + FACTOR);
    int rest = Math.max(1, (int) (loop * rate - within));
    var line = new DelayLine(rest);
    var cut = new Svf();
    var steep = new Svf();
    cut.tune(0.95 * limit, 0.54, rate);
    steep.tune(0.95 * limit, 1.31, rate);
    var thump = new OnePole();
    thump.tune(90, rate);
    float back = (float) -Exact.gain(-60 * loop / seconds);
    int place = 0;
    for (int i = 0; i < out.length; i++) {
      float x = (i == 0 ? 1f : 0f) + back * line.read(rest - 1);
      for (float[] filter : past) {
        float late = filter[place];
        float in = Math.fma(-FACTOR, late, x);
        filter[place] = in;
        x = Math.fma(FACTOR, in, late);
      }
      place = place + 1 == stretch ? 0 : place + 1;
      cut.step(thump.high(x));
      steep.step(cut.low());
      line.write(steep.low());
      out[i] += steep.low();
    }
  }
}
