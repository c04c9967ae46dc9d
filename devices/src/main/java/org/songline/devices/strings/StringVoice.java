package org.songline.devices.strings;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.waveguide.Pluck;
import org.songline.dsp.waveguide.StringLoop;

/** One string: two polarisations that a pluck sets ringing. */
final class StringVoice {
  /** The lowest pitch of a string in Hz. */
  static final double LOWEST = 16;

  private static final float SILENT = 2e-6f;

  /** How much softer the second polarisation is set ringing. */
  private static final float SECOND = 0.45f;

  private final double rate;
  private final StringLoop first;
  private final StringLoop second;
  private final Pluck pluck;
  private final float[] push = new float[Quantum.FRAMES];
  private final float[] softPush = new float[Quantum.FRAMES];
  private float hertz;
  private float fade;
  private float highs;
  private float stiffness;
  private float detune;
  private int from;
  private int quiet;
  private float loudest;

  StringVoice(double rate, long seed) {
    this.rate = rate;
    first = new StringLoop(LOWEST, rate);
    second = new StringLoop(LOWEST, rate);
    pluck = new Pluck(LOWEST, rate, seed);
  }

  /** What a string is made of and how it is held. */
  static final class Make {
    float hertz;
    float fade;
    float highs;
    float stiffness;

    /** Cents between the polarisations. */
    float detune;
  }

  /** How a string is set ringing. */
  static final class Touch {
    double position;
    double seconds;
    double cutoff;
    double size;
    double roughness;
  }

  void start(Make make, Touch touch, int frame, long number) {
    first.reset();
    second.reset();
    hertz = 0;
    tune(make);
    from = frame;
    quiet = 0;
    loudest = (float) touch.size;
    double seconds = Math.min(touch.seconds, 0.5 / make.hertz);
    pluck.start(
        rate / make.hertz,
        touch.position,
        seconds,
        touch.cutoff,
        touch.size,
        touch.roughness,
        number);
  }

  /** Goes to another make within the next quantum. */
  void tune(Make make) {
    boolean same =
        hertz == make.hertz
            && fade == make.fade
            && highs == make.highs
            && stiffness == make.stiffness
            && detune == make.detune;
    if (same) {
      return;
    }
    hertz = make.hertz;
    fade = make.fade;
    highs = make.highs;
    stiffness = make.stiffness;
    detune = make.detune;
    double apart = Exact.fastExp2(make.detune * (1f / 2400));
    first.tune(make.hertz / apart, make.fade, make.highs, make.stiffness);
    second.tune(make.hertz * apart, make.fade, make.highs, make.stiffness);
  }

  /** Makes a quantum; at a multiple of the rate, as many quanta make one. */
  void render(float[] out) {
    Arrays.fill(out, 0f);
    if (from >= Quantum.FRAMES) {
      from -= Quantum.FRAMES;
      return;
    }
    if (pluck.pushes()) {
      Arrays.fill(push, 0, from, 0f);
      pluck.render(push, from, Quantum.FRAMES);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        softPush[f] = SECOND * push[f];
      }
    } else if (quiet == 0) {
      Arrays.fill(push, 0f);
      Arrays.fill(softPush, 0f);
    }
    first.render(push, second, softPush, out, from, Quantum.FRAMES);
    from = 0;
    float most = 0;
    for (int f = 0; f < Quantum.FRAMES; f++) {
      most = Math.max(most, Math.abs(out[f]));
    }
    loudest = Math.max(most, loudest * 0.97f);
    quiet = most < SILENT && !pluck.pushes() ? quiet + 1 : 0;
  }

  float level() {
    return loudest;
  }

  /** Whether a whole period has been silent. */
  boolean ended() {
    return quiet * Quantum.FRAMES > rate / hertz + 2 * Quantum.FRAMES;
  }
}
