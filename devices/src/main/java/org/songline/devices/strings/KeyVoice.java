package org.songline.devices.strings;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.filter.OnePole;
import org.songline.dsp.modal.ModalBank;
import org.songline.dsp.noise.Noise;

/**
 * One key: what it strikes rings as modes, and a pickup turns its swing into sound. A tine swings
 * before a magnet, whose flux falls with the square of the distance from the axis; what is heard is
 * how fast the flux changes. A reed swings before a charged plate, whose capacity rises the steeper
 * the closer it comes. The frames are those of a doubled rate, so that what the pickups bend has
 * room.
 */
final class KeyVoice {
  private static final int MODES = 12;

  /** Modes of a tine with its tone bar: pitch, level, seconds to fade at middle C. */
  private static final double[][] TINE = {
    {1, 0.62, 7.5}, {1, 0.38, 1.6}, {7.11, 0.5, 0.75}, {20.25, 0.35, 0.16}
  };

  private static final double[][] REED = {
    {1, 0.7, 3.6}, {1, 0.3, 0.9}, {6.27, 0.35, 0.4}, {17.55, 0.3, 0.12}
  };

  /** Modes that {@link Touch#bell} scales are those from this on. */
  private static final int BELLS = 2;

  /** Steps of a change of pitch within a quantum. */
  private static final int STEPS = 8;

  private static final int PERCUSSION = Drawbars.RATIOS.length;
  private static final double THUMP_SECONDS = 0.035;
  private static final double SILENT = 2e-6;

  private final double rate;
  private final ModalBank modes = new ModalBank(MODES);
  private final double[] ratio = new double[MODES];
  private final double[] shrink = new double[MODES];
  private final Noise noise;
  private final OnePole dull = new OnePole();
  private final float[] force;
  private int model;
  private float hertz;
  private int from;
  private int past;
  private int push;
  private float strength;
  private float swing;
  private float speed;
  private float even;
  private float hertzTo;
  private float attack;
  private float attackStep;
  private float thump;
  private float thumpShrink;
  private boolean waiting;

  /** How a key is struck. */
  static final class Touch {
    int model;
    float hertz;

    /** Of the loudest swing against the pickup's reach. */
    float size;

    /** Length of the hammer's push. */
    double seconds;

    float bell;

    /** Factor of every fade. */
    double decay;

    float noise;
    int drawbars;

    /** Level after the pickup, which evens the keys out. */
    float even;
  }

  /** What a pickup is like at both ends of a quantum. */
  static final class Pickup {
    float offset;
    float offsetTo;
    float near;
    float nearTo;
  }

  KeyVoice(double rate, int frames, long seed) {
    this.rate = rate;
    noise = new Noise(seed);
    force = new float[frames];
  }

  void start(Touch touch, int frame, long number) {
    model = touch.model;
    hertz = 0;
    from = frame;
    past = 0;
    swing = 0;
    speed = (float) (touch.even * rate / (2 * Math.PI * touch.hertz));
    even = touch.even;
    waiting = true;
    modes.reset();
    noise.restart(number);
    dull.reset();
    dull.tune(Math.min(1800, 6 * touch.hertz), rate);
    thump = touch.noise;
    thumpShrink = (float) ModalBank.shrink(THUMP_SECONDS, rate);
    attack = model == KeysTable.ORGAN ? 0 : 1;
    attackStep = (float) (1 / (0.0025 * rate));
    strength = 0;
    push = 0;
    if (model == KeysTable.ORGAN) {
      wheels(touch);
    } else {
      metal(touch, model == KeysTable.TINE ? TINE : REED);
    }
    hertzTo = touch.hertz;
    retune(touch.hertz);
  }

  private void metal(Touch touch, double[][] recipe) {
    modes.count(recipe.length);
    double seconds = Math.min(touch.seconds, 0.45 / touch.hertz);
    push = Math.max(4, (int) Math.rint(seconds * rate));
    // A raised cosine of this strength gives a slow mode the size 1.
    strength = touch.size * 2 / (push + 1);
    for (int i = 0; i < recipe.length; i++) {
      ratio[i] = recipe[i][0];
      double over = Exact.fastExp2((float) Exact.log(261.63 / touch.hertz) * 0.8f);
      double fade = recipe[i][2] * Math.clamp(over, 0.12, 3.0) * touch.decay;
      shrink[i] = ModalBank.shrink(fade, rate);
      double share = i < BELLS ? 1 : 2 * touch.bell;
      modes.level(i, 1, recipe[i][1] * share);
    }
  }

  private void wheels(Touch touch) {
    modes.count(PERCUSSION + 1);
    for (int i = 0; i <= PERCUSSION; i++) {
      boolean wheel = i < PERCUSSION;
      ratio[i] = wheel ? Drawbars.RATIOS[i] : 3;
      shrink[i] = wheel ? 1 : ModalBank.shrink(0.5 * touch.decay, rate);
      double size = wheel ? Drawbars.level(touch.drawbars, i) : touch.bell;
      modes.level(i, 0, 1);
      modes.strike(i, touch.size * size);
    }
  }

  /** Goes to another pitch within the next quantum. */
  void tune(float newHertz) {
    hertzTo = newHertz;
  }

  private void retune(float newHertz) {
    hertz = newHertz;
    for (int i = 0; i < modes.count(); i++) {
      modes.tune(i, ratio[i] * hertz / rate, shrink[i]);
    }
  }

  private void ring(float[] out) {
    if (hertz == hertzTo) {
      modes.drive(force, out, from, out.length);
      return;
    }
    int length = out.length / STEPS;
    float step = (hertzTo - hertz) / STEPS;
    float before = hertz;
    for (int s = 0; s < STEPS; s++) {
      retune(s == STEPS - 1 ? hertzTo : Math.fma(s + 1f, step, before));
      int end = (s + 1) * length;
      modes.drive(force, out, Math.min(end, Math.max(from, s * length)), end);
    }
  }

  /** The key is up: everything fades within {@code seconds}, and the damper is heard. */
  void release(double seconds, float damper) {
    double faster = ModalBank.shrink(seconds, rate);
    for (int i = 0; i < modes.count(); i++) {
      shrink[i] = Math.min(shrink[i], faster);
      modes.tune(i, ratio[i] * hertz / rate, shrink[i]);
    }
    thump = Math.max(thump, damper);
  }

  /** Makes a quantum. */
  void render(Pickup pickup, float[] out) {
    Arrays.fill(out, 0f);
    for (int f = from; f < out.length; f++, past++) {
      force[f] =
          past < push ? strength * (0.5f - 0.5f * Exact.fastCos((past + 1f) / (push + 1f))) : 0;
    }
    ring(out);
    if (model == KeysTable.TINE) {
      magnet(pickup, out);
    } else if (model == KeysTable.REED) {
      plate(pickup, out);
    } else if (attack < 1) {
      for (int f = from; f < out.length; f++) {
        out[f] *= attack;
        attack = Math.min(1f, attack + attackStep);
      }
    }
    if (thump > SILENT) {
      for (int f = from; f < out.length; f++) {
        out[f] += dull.low(noise.white()) * thump;
        thump *= thumpShrink;
      }
      dull.flush();
    } else {
      thump = 0;
    }
    modes.flush();
    from = 0;
    waiting = past <= push;
  }

  private void magnet(Pickup pickup, float[] out) {
    float offset = pickup.offset;
    float offsetStep = (pickup.offsetTo - offset) / out.length;
    float near = pickup.near;
    float nearStep = (pickup.nearTo - near) / out.length;
    float before = swing;
    for (int f = from; f < out.length; f++) {
      float y = out[f];
      float middle = 0.5f * (y + before) * Math.fma(f, nearStep, near);
      float q = middle + Math.fma(f, offsetStep, offset);
      float fall = 1 / Math.fma(q, q, 1f);
      out[f] = 3.2f * q * fall * fall * (y - before) * speed;
      before = y;
    }
    swing = before;
  }

  private void plate(Pickup pickup, float[] out) {
    float near = pickup.near;
    float nearStep = (pickup.nearTo - near) / out.length;
    float skew = 2.5f * pickup.offset;
    float skewStep = (2.5f * pickup.offsetTo - skew) / out.length;
    for (int f = from; f < out.length; f++) {
      float steep = 1.8f * Math.fma(f, nearStep, near);
      float y = Math.min(3f, Math.max(-3f, out[f]));
      float bent = (Exact.fastExp2(1.442695f * steep * y) - 1) / steep;
      out[f] = even * Math.fma(Math.min(1f, Math.fma(f, skewStep, skew)), bent - y, y);
    }
  }

  /** How loud it can still become. */
  float level() {
    return waiting ? 1 : (float) (modes.size() + thump);
  }

  /** Whether it has faded. */
  boolean ended() {
    return !waiting && modes.size() < SILENT && thump < SILENT;
  }
}
