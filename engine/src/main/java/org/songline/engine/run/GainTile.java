package org.songline.engine.run;

import java.util.Arrays;
import org.songline.dsp.Quantum;
import org.songline.engine.values.Curve;
import org.songline.engine.values.Follower;
import org.songline.engine.values.Gains;
import org.songline.model.song.Track.PanLaw;

/** Level, pan and switch of a fader or a send as one factor for each sample of a quantum. */
final class GainTile {
  private static final int FRAMES = Quantum.FRAMES;

  private final Follower level = new Follower(Follower.LEVEL, Curve.constant(0));
  private final Follower pan = new Follower(Follower.LEVEL, Curve.constant(0));
  private final Follower open = new Follower(Follower.SWITCH, Curve.constant(1));
  private final float[] gains = new float[Quantum.SAMPLES];
  private PanLaw law = PanLaw.BALANCE;
  private boolean fixed;
  private boolean unity;
  private boolean zero;

  void bind(Curve newLevel, Curve newPan, Curve newOpen, PanLaw newLaw) {
    level.follow(newLevel);
    pan.follow(newPan);
    open.follow(newOpen);
    law = newLaw;
    fixed = false;
  }

  /** Goes to a quantum of the song by its first frame. */
  void go(long frame) {
    if (fixed) {
      return;
    }
    level.go(frame);
    pan.go(frame);
    open.go(frame);
    if (level.moving() || pan.moving() || open.moving()) {
      move();
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

  private void move() {
    double still = Gains.level(level.value());
    double left = Gains.left(law, pan.value());
    double right = Gains.left(law, -pan.value());
    for (int f = 0; f < FRAMES; f++) {
      double gain = level.moving() ? Gains.fastLevel(level.tile()[f]) : still;
      gain *= open.moving() ? open.tile()[f] : open.value();
      if (pan.moving()) {
        left = Gains.left(law, pan.tile()[f]);
        right = Gains.left(law, -pan.tile()[f]);
      }
      gains[2 * f] = (float) (gain * left);
      gains[2 * f + 1] = (float) (gain * right);
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
