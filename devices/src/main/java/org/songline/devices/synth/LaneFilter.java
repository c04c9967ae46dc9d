package org.songline.devices.synth;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

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
  private final float[] ladderLeft = new float[LadderKernel.STATE * LANES];
  private final float[] ladderRight = new float[LadderKernel.STATE * LANES];
  private final float[] feedback = new float[LANES];
  private final float[] dampings = new float[LANES];
  private final float[] secondDampings = new float[LANES];
  private boolean wasResonant;
  private boolean wasOwn;

  // Used within one quantum only.
  private final float[] next = new float[LANES];
  private final float[] slope = new float[LANES];
  private final float[] dampingSlope = new float[LANES];
  private final float[] tuning = new float[FRAMES * LANES];
  private final float[][] poles = new float[LadderKernel.STATE][FRAMES * LANES];
  private final float[] parts = new float[LadderKernel.STATE];

  LaneFilter(VoiceKernels kernels, FilterControls controls) {
    this.kernels = kernels;
    this.controls = controls;
    for (int lane = 0; lane < LANES; lane++) {
      clear(lane);
    }
  }

  void clear(int lane) {
    for (int i = lane; i < 2 * LANES; i += LANES) {
      firstLeft[i] = 0;
      firstRight[i] = 0;
      secondLeft[i] = 0;
      secondRight[i] = 0;
    }
    for (int p = 0; p < LadderKernel.STATE; p++) {
      ladderLeft[p * LANES + lane] = p == 4 ? 1 : 0;
      ladderRight[p * LANES + lane] = p == 4 ? 1 : 0;
    }
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
    System.arraycopy(ladderLeft, 0, ladderRight, 0, ladderLeft.length);
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
    return Exact.fastExp2(Math.min(1, Math.max(-5.32f, -controls.resonance - resonance)));
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
   * @param lanes how many, from the first on, sound
   */
  void run(
      float[] left,
      float @org.jspecify.annotations.Nullable [] right,
      float[] octaves,
      float @org.jspecify.annotations.Nullable [] resonance,
      float @org.jspecify.annotations.Nullable [] shake,
      int lanes) {
    kernels.cutoff(octaves, next, lanes);
    for (int lane = 0; lane < lanes; lane++) {
      slope[lane] = (next[lane] - cutoff[lane]) * STEP;
    }
    FilterControls c = controls;
    boolean own = resonance != null || wasResonant || shake != null;
    if (own && !wasOwn) {
      Arrays.fill(dampings, c.dampingNow);
      Arrays.fill(secondDampings, c.secondDampingNow);
    }
    wasOwn = own;
    stage(
        left,
        right,
        firstLeft,
        firstRight,
        c.mixNow,
        c.mixNext,
        false,
        own,
        resonance,
        shake,
        lanes);
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
        shake,
        lanes);
    if (c.ladderNow != 0 || c.ladderNext != 0) {
      ladders(left, ladderLeft, resonance, shake, right == null, lanes);
      if (right != null) {
        ladders(right, ladderRight, resonance, shake, true, lanes);
      }
    }
    wasResonant = resonance != null;
    System.arraycopy(next, 0, cutoff, 0, lanes);
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
      float @org.jspecify.annotations.Nullable [] shake,
      int lanes) {
    if (from == VoiceKernels.Mix.THROUGH && to == VoiceKernels.Mix.THROUGH) {
      Arrays.fill(stateLeft, 0);
      Arrays.fill(stateRight, 0);
      return;
    }
    float damping = second ? controls.secondDampingNow : controls.dampingNow;
    float end = second ? controls.secondDampingNext : controls.dampingNext;
    float rise = (end - damping) * STEP;
    if (own) {
      float[] damped = second ? secondDampings : dampings;
      for (int lane = 0; lane < lanes; lane++) {
        float q = dampingOf(resonance == null ? 0 : resonance[lane]);
        float wanted = !controls.share ? q : second ? q * 0.5411961f : 1.847759f;
        dampingSlope[lane] = (wanted - damped[lane]) * STEP;
      }
      LaneMix.run(left, cutoff, slope, damped, dampingSlope, stateLeft, from, to, shake, lanes);
      if (right != null) {
        LaneMix.run(right, cutoff, slope, damped, dampingSlope, stateRight, from, to, shake, lanes);
      }
      for (int lane = 0; lane < lanes; lane++) {
        damped[lane] = Math.fma(FRAMES, dampingSlope[lane], damped[lane]);
      }
    } else if (from == VoiceKernels.Mix.LOW && to == VoiceKernels.Mix.LOW) {
      kernels.low(left, cutoff, slope, damping, rise, stateLeft, lanes);
      if (right != null) {
        kernels.low(right, cutoff, slope, damping, rise, stateRight, lanes);
      }
    } else {
      kernels.mix(left, cutoff, slope, damping, rise, stateLeft, from, to, lanes);
      if (right != null) {
        kernels.mix(right, cutoff, slope, damping, rise, stateRight, from, to, lanes);
      }
    }
  }

  private void ladders(
      float[] x,
      float[] state,
      float @org.jspecify.annotations.Nullable [] resonance,
      float @org.jspecify.annotations.Nullable [] shake,
      boolean last,
      int lanes) {
    FilterControls c = controls;
    for (int lane = 0; lane < lanes; lane++) {
      float end = feedbackOf(resonance == null ? 0 : resonance[lane]);
      dampingSlope[lane] = (end - feedback[lane]) * STEP;
    }
    for (int f = 0; f < FRAMES; f++) {
      for (int lane = 0; lane < lanes; lane++) {
        float g = Math.fma(f, slope[lane], cutoff[lane]);
        int i = f * LANES + lane;
        tuning[i] = shake == null ? g : LaneMix.shaken(g, shake[i]);
      }
    }
    kernels.ladder().run(x, tuning, feedback, dampingSlope, state, poles, lanes);
    float rise = (c.ladderNext - c.ladderNow) * STEP;
    for (int f = 0; f < FRAMES; f++) {
      float share = Math.fma(f, rise, c.ladderNow);
      for (int p = 0; p < LadderKernel.STATE; p++) {
        float from = c.responseNow.part(p);
        float part = Math.fma(f * STEP, c.responseNext.part(p) - from, from) * share;
        parts[p] = part;
      }
      for (int i = f * LANES; i < f * LANES + lanes; i++) {
        float y = (1 - share) * x[i];
        y = Math.fma(parts[0], poles[0][i], y);
        y = Math.fma(parts[1], poles[1][i], y);
        y = Math.fma(parts[2], poles[2][i], y);
        y = Math.fma(parts[3], poles[3][i], y);
        x[i] = Math.fma(parts[4], poles[4][i], y);
      }
    }
    for (int i = 0; i < 4 * LANES; i++) {
      state[i] = Exact.flush(state[i]);
    }
    for (int lane = 0; lane < lanes; lane++) {
      float held = state[4 * LANES + lane];
      state[4 * LANES + lane] = held > 0 ? held : 1;
      if (last) {
        feedback[lane] = Math.fma(FRAMES, dampingSlope[lane], feedback[lane]);
      }
    }
  }
}
