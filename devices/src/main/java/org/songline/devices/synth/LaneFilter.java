package org.songline.devices.synth;

import java.util.Arrays;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Ladder;

/** One filter of sixteen voices: two state-variable stages, and a ladder beside them. */
final class LaneFilter {
  private static final int LANES = Quantum.LANES;
  private static final int FRAMES = Quantum.FRAMES;
  private static final float STEP = 1f / FRAMES;

  private final VoiceKernels kernels;
  private final FilterControls controls;
  private final float[] firstLeft = new float[2 * LANES];
  private final float[] firstRight = new float[2 * LANES];
  private final float[] secondLeft = new float[2 * LANES];
  private final float[] secondRight = new float[2 * LANES];
  private final float[] cutoff = new float[LANES];
  private final Ladder[] laddersLeft = new Ladder[LANES];
  private final Ladder[] laddersRight = new Ladder[LANES];
  private final float[] feedback = new float[LANES];
  private final float[] dampings = new float[LANES];
  private final float[] secondDampings = new float[LANES];
  private boolean wasResonant;
  private boolean wasOwn;

  // Used within one quantum only.
  private final float[] next = new float[LANES];
  private final float[] slope = new float[LANES];
  private final float[] dampingSlope = new float[LANES];

  LaneFilter(VoiceKernels kernels, FilterControls controls) {
    this.kernels = kernels;
    this.controls = controls;
    for (int lane = 0; lane < LANES; lane++) {
      laddersLeft[lane] = new Ladder();
      laddersRight[lane] = new Ladder();
    }
  }

  void clear(int lane) {
    for (int i = lane; i < 2 * LANES; i += LANES) {
      firstLeft[i] = 0;
      firstRight[i] = 0;
      secondLeft[i] = 0;
      secondRight[i] = 0;
    }
    laddersLeft[lane].reset();
    laddersRight[lane].reset();
  }

  /** All lanes are silent. */
  void rest() {
    wasOwn = false;
    wasResonant = false;
  }

  /** The right side goes on as the left one was. */
  void widen() {
    System.arraycopy(firstLeft, 0, firstRight, 0, firstLeft.length);
    System.arraycopy(secondLeft, 0, secondRight, 0, secondLeft.length);
    for (int lane = 0; lane < LANES; lane++) {
      laddersRight[lane].copy(laddersLeft[lane]);
    }
  }

  /**
   * Lets a lane begin with its own settings.
   *
   * @param octaves logarithm to base two of the cutoff in cycles a frame
   * @param resonance octaves by which Q is moved
   */
  void settle(int lane, float octaves, float resonance) {
    cutoff[lane] = ScalarVoices.cutoff(octaves);
    feedback[lane] = feedbackOf(resonance);
    dampings[lane] = controls.share ? 1.847759f : dampingOf(resonance);
    secondDampings[lane] = dampingOf(resonance) * (controls.share ? 0.5411961f : 1);
  }

  private float dampingOf(float resonance) {
    return org.songline.dsp.Exact.fastExp2(
        Math.min(1, Math.max(-5.32f, -controls.resonance - resonance)));
  }

  /** From plain poles at a Q of a half to oscillation at a Q of 20. */
  private float feedbackOf(float resonance) {
    return 4.1f * (1 - 0.5f * dampingOf(resonance));
  }

  /**
   * Filters one quantum in place.
   *
   * @param right null while both sides are the same
   * @param octaves cutoffs at the end of the quantum
   * @param resonance how far Q is moved, in octaves, or null
   * @param shake octaves of each lane and frame by which the cutoff is shaken, or null
   * @param active bits of the lanes that sound
   */
  void run(
      float[] left,
      float @org.jspecify.annotations.Nullable [] right,
      float[] octaves,
      float @org.jspecify.annotations.Nullable [] resonance,
      float @org.jspecify.annotations.Nullable [] shake,
      int active) {
    kernels.cutoff(octaves, next);
    for (int lane = 0; lane < LANES; lane++) {
      slope[lane] = (next[lane] - cutoff[lane]) * STEP;
    }
    FilterControls c = controls;
    boolean own = resonance != null || wasResonant || shake != null;
    if (own && !wasOwn) {
      Arrays.fill(dampings, c.dampingNow);
      Arrays.fill(secondDampings, c.secondDampingNow);
    }
    wasOwn = own;
    stage(left, right, firstLeft, firstRight, c.mixNow, c.mixNext, false, own, resonance, shake);
    stage(
        left,
        right,
        secondLeft,
        secondRight,
        c.secondNow,
        c.secondNext,
        true,
        own,
        resonance,
        shake);
    if (c.ladderNow != 0 || c.ladderNext != 0) {
      ladders(left, laddersLeft, resonance, shake, active, right == null);
      if (right != null) {
        ladders(right, laddersRight, resonance, shake, active, true);
      }
    }
    wasResonant = resonance != null;
    System.arraycopy(next, 0, cutoff, 0, LANES);
  }

  private void stage(
      float[] left,
      float @org.jspecify.annotations.Nullable [] right,
      float[] stateLeft,
      float[] stateRight,
      VoiceKernels.Mix from,
      VoiceKernels.Mix to,
      boolean second,
      boolean own,
      float @org.jspecify.annotations.Nullable [] resonance,
      float @org.jspecify.annotations.Nullable [] shake) {
    if (from == VoiceKernels.Mix.THROUGH && to == VoiceKernels.Mix.THROUGH) {
      Arrays.fill(stateLeft, 0);
      Arrays.fill(stateRight, 0);
      return;
    }
    float damping = second ? controls.secondDampingNow : controls.dampingNow;
    float end = second ? controls.secondDampingNext : controls.dampingNext;
    float rise = (end - damping) * STEP;
    if (own) {
      float[] lanes = second ? secondDampings : dampings;
      for (int lane = 0; lane < LANES; lane++) {
        float q = dampingOf(resonance == null ? 0 : resonance[lane]);
        float wanted = !controls.share ? q : second ? q * 0.5411961f : 1.847759f;
        dampingSlope[lane] = (wanted - lanes[lane]) * STEP;
      }
      LaneMix.run(left, cutoff, slope, lanes, dampingSlope, stateLeft, from, to, shake);
      if (right != null) {
        LaneMix.run(right, cutoff, slope, lanes, dampingSlope, stateRight, from, to, shake);
      }
      for (int lane = 0; lane < LANES; lane++) {
        lanes[lane] = Math.fma(FRAMES, dampingSlope[lane], lanes[lane]);
      }
    } else if (from == VoiceKernels.Mix.LOW && to == VoiceKernels.Mix.LOW) {
      kernels.low(left, cutoff, slope, damping, rise, stateLeft);
      if (right != null) {
        kernels.low(right, cutoff, slope, damping, rise, stateRight);
      }
    } else {
      kernels.mix(left, cutoff, slope, damping, rise, stateLeft, from, to);
      if (right != null) {
        kernels.mix(right, cutoff, slope, damping, rise, stateRight, from, to);
      }
    }
  }

  private void ladders(
      float[] x,
      Ladder[] ladders,
      float @org.jspecify.annotations.Nullable [] resonance,
      float @org.jspecify.annotations.Nullable [] shake,
      int active,
      boolean last) {
    FilterControls c = controls;
    float rise = (c.ladderNext - c.ladderNow) * STEP;
    for (int lane = 0; lane < LANES; lane++) {
      if ((active >> lane & 1) == 0) {
        continue;
      }
      Ladder ladder = ladders[lane];
      float k = feedback[lane];
      float end = feedbackOf(resonance == null ? 0 : resonance[lane]);
      float dk = (end - k) * STEP;
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        float g = Math.fma(f, slope[lane], cutoff[lane]);
        g = shake == null ? g : LaneMix.shaken(g, shake[i]);
        float loop = Math.fma(f, dk, k);
        ladder.tune(g, loop);
        // Half of what the feedback takes from the lows.
        float low = ladder.step(x[i] * Math.fma(0.5f, loop, 1f));
        float y = response(ladder, c.responseNow, low);
        if (c.responseNext != c.responseNow) {
          y = Math.fma(response(ladder, c.responseNext, low) - y, f * STEP, y);
        }
        x[i] = Math.fma(y - x[i], Math.fma(f, rise, c.ladderNow), x[i]);
      }
      ladder.flush();
      if (last) {
        feedback[lane] = end;
      }
    }
  }

  private static float response(Ladder ladder, FilterControls.Response wanted, float low) {
    return switch (wanted) {
      case LOW_24 -> low;
      case LOW_12 -> ladder.low12();
      case BAND -> ladder.band();
      case HIGH -> ladder.high();
    };
  }
}
