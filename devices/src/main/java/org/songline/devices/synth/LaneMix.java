package org.songline.devices.synth;

import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import org.songline.dsp.Exact;

/** The state-variable filter of sixteen voices whose resonance, or whose cutoff, is their own. */
final class LaneMix {
  private static final float STEP = 1f / FRAMES;

  private LaneMix() {}

  /**
   * As {@link VoiceKernels#mix}, with a damping for each lane.
   *
   * @param shake octaves by which each frame of each lane is off its cutoff, or null
   */
  static void run(
      float[] x,
      float[] cutoff,
      float[] glide,
      float[] damping,
      float[] slope,
      float[] state,
      VoiceKernels.Mix from,
      VoiceKernels.Mix to,
      float @org.jspecify.annotations.Nullable [] shake,
      int lanes) {
    float input = (to.input - from.input) * STEP;
    float band = (to.band - from.band) * STEP;
    float low = (to.low - from.low) * STEP;
    for (int lane = 0; lane < lanes; lane++) {
      float s1 = state[lane];
      float s2 = state[LANES + lane];
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        float k = Math.fma(f, slope[lane], damping[lane]);
        float g = Math.fma(f, glide[lane], cutoff[lane]);
        g = shake == null ? g : shaken(g, shake[i]);
        float a1 = 1f / Math.fma(g, g + k, 1f);
        float a2 = g * a1;
        float e = x[i] - s2;
        float v1 = Math.fma(a2, e, a1 * s1);
        float v2 = Math.fma(g, v1, s2);
        s1 = Math.fma(2f, v1, 0f - s1);
        s2 = Math.fma(g + g, v1, s2);
        float m0 = Math.fma(f, input, from.input);
        float m1 = Math.fma(f, band, from.band) * k;
        float m2 = Math.fma(f, low, from.low);
        x[i] = Math.fma(v2, m2, Math.fma(v1, m1, x[i] * m0));
      }
      state[lane] = Exact.flush(s1);
      state[LANES + lane] = Exact.flush(s2);
    }
  }

  /** A cutoff coefficient moved by octaves, and kept where the filter is in tune. */
  static float shaken(float g, float octaves) {
    // Along the analogue frequency, which the coefficient is to within the warp of the rate.
    return Math.min(40f, Math.max(1e-4f, g * Exact.fastExp2(octaves)));
  }
}
