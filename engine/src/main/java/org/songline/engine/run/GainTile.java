package org.songline.engine.run;

import java.util.Arrays;
import org.songline.dsp.Quantum;
import org.songline.engine.values.Curve;
import org.songline.engine.values.Follower;
import org.songline.engine.values.Gains;
import org.songline.engine.values.Motion;
import org.songline.model.song.Track.PanLaw;

/**
 * Level, pan and switch of a fader or a send as one factor for each sample of a quantum. Where
 * automation jumps, the factor goes to the new one in a straight line that begins on the frame.
 */
final class GainTile {
  private static final int FRAMES = Quantum.FRAMES;

  private final Follower level = new Follower(Follower.LEVEL, Curve.constant(0));
  private final Follower pan = new Follower(Follower.LEVEL, Curve.constant(0));
  private final Follower open = new Follower(Follower.SWITCH, Curve.constant(1));
  private final float[] gains = new float[Quantum.SAMPLES];
  private final double[] levels = new double[FRAMES];
  private final double[] lefts = new double[FRAMES];
  private final double[] rights = new double[FRAMES];
  private final int glide;
  private PanLaw law = PanLaw.BALANCE;
  private boolean fixed;
  private boolean unity;
  private boolean zero;

  /** The frame at which the song came to roll; what jumps at or before it is not smoothed. */
  private long entered = Long.MIN_VALUE;

  /**
   * @param glide frames that a jump takes
   */
  GainTile(int glide) {
    this.glide = glide;
  }

  void bind(Curve newLevel, Curve newPan, Curve newOpen, PanLaw newLaw) {
    level.follow(newLevel);
    pan.follow(newPan);
    open.follow(newOpen);
    law = newLaw;
    fixed = false;
  }

  /** Comes up from silence, unless the song starts. */
  void arrive() {
    open.from(0);
    fixed = false;
  }

  /** Goes to a quantum of the song by its first frame. */
  void go(long frame, Motion motion) {
    if (fixed && motion != Motion.STARTS) {
      return;
    }
    level.go(frame, motion);
    pan.go(frame, motion);
    open.go(frame, motion);
    if (motion == Motion.STARTS) {
      entered = Long.MIN_VALUE;
    } else if (motion != Motion.ROLLS) {
      entered = frame;
    }
    boolean jumps =
        motion != Motion.STANDS && (jumps(level.curve(), frame) || jumps(pan.curve(), frame));
    if (jumps || level.moving() || pan.moving() || open.moving()) {
      move(frame, motion);
      unity = false;
      zero = false;
      return;
    }
    double gain = Gains.level(level.value()) * open.value();
    float left = (float) (gain * Gains.left(law, pan.value()));
    float right = (float) (gain * Gains.left(law, -pan.value()));
    for (int i = 0; i < gains.length; i += 2) {
      gains[i] = left;
      gains[i + 1] = right;
    }
    unity = left == 1 && right == 1;
    zero = left == 0 && right == 0;
    fixed = level.steady() && pan.steady() && open.steady();
  }

  /** Whether a jump within or shortly before the quantum is still to be smoothed. */
  private boolean jumps(Curve curve, long frame) {
    return in(curve, first(curve, frame), frame);
  }

  /** The first jump that may still be heard, of those that the song went over. */
  private int first(Curve curve, long frame) {
    return curve.jumpAfter(Math.max(frame - glide, entered));
  }

  private static boolean in(Curve curve, int jump, long frame) {
    return jump < curve.jumps() && curve.jumpAt(jump) < frame + FRAMES;
  }

  private void move(long frame, Motion motion) {
    Arrays.fill(levels, Gains.level(level.value()));
    Arrays.fill(lefts, Gains.left(law, pan.value()));
    Arrays.fill(rights, Gains.left(law, -pan.value()));
    for (int f = 0; level.moving() && f < FRAMES; f++) {
      levels[f] = Gains.fastLevel(level.tile()[f]);
    }
    for (int f = 0; pan.moving() && f < FRAMES; f++) {
      lefts[f] = Gains.left(law, pan.tile()[f]);
      rights[f] = Gains.left(law, -pan.tile()[f]);
    }
    if (motion != Motion.STANDS) {
      smoothJumps(frame);
    }
    for (int f = 0; f < FRAMES; f++) {
      double gain = levels[f] * (open.moving() ? open.tile()[f] : open.value());
      gains[2 * f] = (float) (gain * lefts[f]);
      gains[2 * f + 1] = (float) (gain * rights[f]);
    }
  }

  private void smoothJumps(long frame) {
    Curve faded = level.curve();
    for (int i = first(faded, frame); in(faded, i, frame); i++) {
      double height = Gains.level(faded.jumpFrom(i)) - Gains.level(faded.jumpTo(i));
      smooth(levels, height, faded.jumpAt(i) - frame);
    }
    Curve turned = pan.curve();
    for (int i = first(turned, frame); in(turned, i, frame); i++) {
      double from = turned.jumpFrom(i);
      double to = turned.jumpTo(i);
      double at = turned.jumpAt(i) - frame;
      smooth(lefts, Gains.left(law, from) - Gains.left(law, to), at);
      smooth(rights, Gains.left(law, -from) - Gains.left(law, -to), at);
    }
  }

  /** Adds what is left of a jump {@code at} a frame of the quantum, or before it. */
  private void smooth(double[] factors, double height, double at) {
    int stop = (int) Math.min(FRAMES, at + glide);
    for (int f = (int) Math.max(0, at); f < stop; f++) {
      factors[f] += height * (1 - (f - at) / glide);
    }
  }

  /** Applies the gains to one quantum, maybe in place; returns whether the result is silent. */
  boolean apply(float[] in, float[] out, int at, boolean silent) {
    if (silent || zero) {
      Arrays.fill(out, at, at + Quantum.SAMPLES, 0);
      return true;
    }
    if (unity) {
      System.arraycopy(in, at, out, at, Quantum.SAMPLES);
      return false;
    }
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      out[at + i] = in[at + i] * gains[i];
    }
    return false;
  }
}
