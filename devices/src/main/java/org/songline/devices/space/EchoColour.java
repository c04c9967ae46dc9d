package org.songline.devices.space;

import static org.songline.devices.space.DelayDevice.*;

import org.songline.devices.Glides;
import org.songline.devices.Values;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.OnePole;
import org.songline.dsp.filter.Svf;
import org.songline.dsp.reverb.Diffuser;
import org.songline.dsp.shape.Curves;
import org.songline.dsp.shape.SoftDrive;

/** What one side of an echo goes through each time around: diffusion, filters, saturation. */
final class EchoColour {
  private static final double[][] DIFFUSERS = {{7.1, 11.3, 5.3, 3.1}, {6.7, 11.9, 5.9, 2.9}};
  private static final float DIFFUSER_GAIN = 0.6f;

  /** Treble that a tape and a chain of buckets lose. */
  private static final double TAPE_HERTZ = 9000;

  private static final double ANALOGUE_HERTZ = 4200;

  /** Steps of a converter of 12 bits. */
  private static final float STEPS = 2048;

  private static final float ROUND = 12_582_912f;
  private static final float BUTTERWORTH = 1.41421356f;

  /** Where a loop that would grow without end is held, without resonance and with all of it. */
  private static final float HOLD = 4;

  private static final float RINGING_HOLD = 1;

  private final double rate;
  private final OnePole low = new OnePole();
  private final OnePole high = new OnePole();
  private final Svf steepLow = new Svf();
  private final Svf steepHigh = new Svf();
  private final OnePole loss = new OnePole();
  private final OnePole loss2 = new OnePole();
  private final SoftDrive soft = new SoftDrive();
  private final Diffuser diffuser;
  private final float tape;
  private final float analogue;
  private boolean steep;
  private boolean gentle;
  private boolean diffuse;
  private boolean steepSounded;
  private boolean diffuserSounded;
  private float lowFrom;
  private float lowStep;
  private float highFrom;
  private float highStep;

  EchoColour(double rate, int side) {
    this.rate = rate;
    double[] times = DIFFUSERS[side];
    int[] frames = new int[times.length];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = (int) Math.rint(times[i] / 1000 * rate);
    }
    diffuser = new Diffuser(frames, DIFFUSER_GAIN);
    tape = Svf.warp(Math.min(TAPE_HERTZ, 0.45 * rate), rate);
    analogue = Svf.warp(Math.min(ANALOGUE_HERTZ, 0.45 * rate), rate);
  }

  /** Takes the settings of the next quantum. */
  void next(Glides glides, Values values) {
    lowFrom = warp(glides.from(LOW_CUT));
    lowStep = (warp(glides.to(LOW_CUT)) - lowFrom) / Quantum.FRAMES;
    highFrom = warp(glides.from(HIGH_CUT));
    highStep = (warp(glides.to(HIGH_CUT)) - highFrom) / Quantum.FRAMES;
    steep = glides.from(SLOPE) > 0 || glides.to(SLOPE) > 0;
    gentle = glides.from(SLOPE) < 1 || glides.to(SLOPE) < 1;
    diffuse = glides.from(DIFFUSION) > 0 || glides.to(DIFFUSION) > 0;
    if (!steep && steepSounded) {
      steepLow.reset();
      steepHigh.reset();
      steepSounded = false;
    }
    if (!diffuse && diffuserSounded) {
      diffuser.reset();
      diffuserSounded = false;
    }
    steepSounded |= steep;
    diffuserSounded |= diffuse;
  }

  /** Whether only cuts of 6 dB an octave work in this quantum, and stand still. */
  boolean plain() {
    return !steep && !diffuse && lowStep == 0 && highStep == 0;
  }

  /**
   * As {@link #filtered} of both sides, for frames of a quantum in which both are {@link #plain}.
   *
   * @param x the left side, changed in place
   * @param y the right side, changed in place
   * @param cuts room for four filters
   */
  static void plain(
      EchoColour left, float[] x, EchoColour right, float[] y, OnePole[] cuts, int from, int to) {
    left.cuts(cuts, 0);
    right.cuts(cuts, 2);
    OnePole.between(cuts, x, y, from, to);
  }

  private void cuts(OnePole[] cuts, int at) {
    low.tune(lowFrom);
    high.tune(highFrom);
    cuts[at] = low;
    cuts[at + 1] = high;
  }

  private float warp(float hertz) {
    return Svf.warp(Math.min(hertz, 0.45 * rate), rate);
  }

  /** One frame through diffusion and filters. */
  float filtered(float in, Glides glides, int frame) {
    float x = in;
    if (diffuse) {
      x = Math.fma(0.01f * glides.at(DIFFUSION, frame), diffuser.step(x) - x, x);
    }
    float lowCut = Math.fma(frame, lowStep, lowFrom);
    float highCut = Math.fma(frame, highStep, highFrom);
    float y = 0f;
    if (gentle) {
      low.tune(lowCut);
      high.tune(highCut);
      y = high.low(low.high(x));
    }
    if (!steep) {
      return y;
    }
    // Resonance from none to a Q of 5.
    float turn = 0.01f * glides.at(RESONANCE, frame);
    float damping = Math.fma(turn, 0.2f - BUTTERWORTH, BUTTERWORTH);
    steepLow.tune(lowCut, damping);
    steepHigh.tune(highCut, damping);
    steepLow.step(x);
    steepHigh.step(steepLow.high());
    float z = steepHigh.low();
    return gentle ? Math.fma(glides.at(SLOPE, frame), z - y, y) : z;
  }

  /**
   * One frame through the saturation of a character.
   *
   * @param drive gain into it
   */
  float saturated(float x, int character, float drive) {
    return switch (character) {
      case TAPE -> {
        loss.tune(tape);
        yield soft.step(drive * loss.low(x)) / drive;
      }
      case ANALOGUE -> {
        loss.tune(analogue);
        loss2.tune(analogue);
        yield (float) Curves.TUBE.at(drive * loss2.low(loss.low(x))) / drive;
      }
      case DIGITAL -> {
        float driven = STEPS * Math.min(1f, Math.max(-1f, drive * x));
        yield ((driven + ROUND) - ROUND) / (STEPS * drive);
      }
      default -> x;
    };
  }

  /** Keeps frames that are beyond a knee below twice that. */
  void hold(float[] x, Glides glides, int from, int to) {
    for (int i = from; i < to; i++) {
      float knee = HOLD;
      if (steep) {
        float ringing = 0.01f * glides.at(RESONANCE, i) * glides.at(SLOPE, i);
        knee = Math.fma(ringing, RINGING_HOLD - HOLD, HOLD);
      }
      float over = Math.abs(x[i]) - knee;
      if (over > 0) {
        float size = knee + knee * over / (knee + over);
        x[i] = x[i] < 0 ? -size : size;
      }
    }
  }

  void flush() {
    low.flush();
    high.flush();
    steepLow.flush();
    steepHigh.flush();
    loss.flush();
    loss2.flush();
  }

  boolean empty() {
    return low.empty()
        && high.empty()
        && steepLow.empty()
        && steepHigh.empty()
        && loss.empty()
        && loss2.empty()
        && diffuser.empty();
  }

  void reset() {
    low.reset();
    high.reset();
    steepLow.reset();
    steepHigh.reset();
    loss.reset();
    loss2.reset();
    soft.reset();
    diffuser.reset();
    steepSounded = false;
    diffuserSounded = false;
  }
}
