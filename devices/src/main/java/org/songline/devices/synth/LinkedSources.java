package org.songline.devices.synth;

import static org.songline.devices.synth.SourceControls.COPIES;
import static org.songline.devices.synth.SourceControls.OSCILLATORS;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;
import org.songline.dsp.oscillator.LaneOscillator;
import org.songline.dsp.oscillator.LinkedOscillators;
import org.songline.dsp.oscillator.LinkedPart;

/** The oscillators of sixteen voices in a patch where they act on each other, voice by voice. */
final class LinkedSources {
  private static final int LANES = Quantum.LANES;
  private static final int FRAMES = Quantum.FRAMES;
  private static final int AT = LaneOscillator.LEAD * LANES;
  private static final float STEP = 1f / FRAMES;

  private final SynthControls all;
  private final SourceControls controls;
  private final LinkedOscillators oscillators;
  private final boolean told;
  private final LinkedOscillators.State[][] states = new LinkedOscillators.State[LANES][COPIES];

  // Of each lane at the end of the last quantum.
  private final float[][] steps = new float[OSCILLATORS][LANES];
  private final float[][] shapes = new float[OSCILLATORS][LANES];
  private final float[][] gains = new float[OSCILLATORS][LANES];
  private final float[][] depths = new float[2][LANES];
  private final float[] rings = new float[LANES];
  private final float[] shakes = new float[LANES];

  private final float[] shaking = new float[LaneOscillator.BUFFER];
  private final float[] shaken = new float[FRAMES * LANES];
  private boolean shakesNow;

  // Used within one quantum only.
  private final double[] phases = new double[OSCILLATORS];
  private final float[] out = new float[FRAMES];
  private final float[] tell = new float[FRAMES];

  LinkedSources(SynthControls all) {
    this.all = all;
    controls = all.sources;
    oscillators = new LinkedOscillators(controls.links, all.rate);
    told = controls.links.told() != 0;
    for (LinkedOscillators.State[] row : states) {
      for (int u = 0; u < COPIES; u++) {
        row[u] = oscillators.voice();
      }
    }
  }

  void clear(int lane) {
    LaneOscillator.clear(shaking, lane);
  }

  /** Takes what a lane plays to where a quantum begins, from nothing. */
  private void settle(int lane, float[] next, float[] shape, float[][] offsets) {
    for (int o = 0; o < OSCILLATORS; o++) {
      steps[o][lane] = next[o];
      shapes[o][lane] = shape[o];
      gains[o][lane] = controls.gainNow[o] * level(o, lane, offsets);
    }
    for (int i = 0; i < 2; i++) {
      depths[i][lane] = depth(i, lane, offsets);
    }
    rings[lane] = ring(lane, offsets);
    shakes[lane] = shake(lane, offsets);
  }

  private static float level(int o, int lane, float[][] offsets) {
    return Math.clamp(1 + offsets[Matrix.OSC_LEVEL + o][lane], 0f, 2f);
  }

  private float depth(int i, int lane, float[][] offsets) {
    return Math.max(0, controls.depth[i] + offsets[Matrix.FM + i][lane]);
  }

  private float ring(int lane, float[][] offsets) {
    return Math.clamp(controls.ring + offsets[Matrix.RING][lane], 0f, 1f);
  }

  private float shake(int lane, float[][] offsets) {
    float semitones = all.filterFm + offsets[Matrix.FILTER_FM][lane];
    return Math.clamp(semitones, 0f, 60f) * (1f / 12);
  }

  /** Sets what a lane plays at the start and at the end of the quantum. */
  private void set(int lane, float[] shape, float[][] offsets) {
    for (int o = 0; o < OSCILLATORS; o++) {
      LinkedPart part = oscillators.parts[o];
      part.play(controls.wave(o), controls.table(o));
      part.shape.set(shapes[o][lane], shape[o]);
      float gain = controls.gainNext[o] * level(o, lane, offsets);
      part.gain.set(gains[o][lane], gain);
      gains[o][lane] = gain;
      shapes[o][lane] = shape[o];
    }
    for (int i = 0; i < 2; i++) {
      float depth = depth(i, lane, offsets);
      oscillators.parts[i].depth.set(depths[i][lane], depth);
      depths[i][lane] = depth;
    }
    float ring = ring(lane, offsets);
    oscillators.ring.set(rings[lane], ring);
    rings[lane] = ring;
  }

  private void tune(int u, int lane, float[] next) {
    for (int o = 0; o < OSCILLATORS; o++) {
      float ratio = controls.ratio[o][u];
      oscillators.parts[o].cycles.set(limited(steps[o][lane] * ratio), limited(next[o] * ratio));
    }
  }

  private static float limited(float step) {
    return Math.min(LaneOscillator.HIGHEST, step);
  }

  /**
   * Starts one copy of a lane.
   *
   * @param newPhases in turns at {@code frame} of the quantum to hear
   * @param base cycles a frame of each oscillator before its own ratio
   * @param shape pulse width, or place in the wavetable
   */
  void start(
      int lane,
      int u,
      int frame,
      double[] newPhases,
      float[] base,
      float[] shape,
      float[][] offsets,
      float[] left,
      float @Nullable [] right) {
    if (u == 0) {
      for (int copy = 0; copy < COPIES; copy++) {
        states[lane][copy].clear();
      }
      settle(lane, base, shape, offsets);
    }
    set(lane, shape, offsets);
    for (int o = 0; o < OSCILLATORS; o++) {
      phases[o] = newPhases[o];
      float gain = controls.gainNow[o] * level(o, lane, offsets);
      oscillators.parts[o].gain.set(gain, gain);
      gains[o][lane] = gain;
    }
    tune(u, lane, base);
    oscillators.start(states[lane][u], phases, LaneOscillator.LEAD - frame, out);
    for (int f = 0; f < LaneOscillator.LEAD; f++) {
      float x = out[FRAMES - LaneOscillator.LEAD + f];
      left[f * LANES + lane] += x * controls.copyLeftNow[u];
      if (right != null) {
        right[f * LANES + lane] += x * controls.copyRightNow[u];
      }
    }
  }

  /** Adds one quantum of one lane. */
  void render(
      int lane,
      float[] base,
      float[] shape,
      float[][] offsets,
      float[] left,
      float @Nullable [] right) {
    set(lane, shape, offsets);
    for (int u = 0; u < controls.copies; u++) {
      tune(u, lane, base);
      boolean tells = told && u == 0;
      oscillators.run(states[lane][u], out, tells ? tell : null);
      float l = controls.copyLeftNow[u];
      float dl = (controls.copyLeftNext[u] - l) * STEP;
      float r = controls.copyRightNow[u];
      float dr = (controls.copyRightNext[u] - r) * STEP;
      for (int f = 0; f < FRAMES; f++) {
        int i = AT + f * LANES + lane;
        left[i] = Math.fma(out[f], Math.fma(f, dl, l), left[i]);
        if (right != null) {
          right[i] = Math.fma(out[f], Math.fma(f, dr, r), right[i]);
        }
      }
      if (tells) {
        for (int f = 0; f < FRAMES; f++) {
          shaking[AT + f * LANES + lane] = tell[f];
        }
      }
    }
    for (int o = 0; o < OSCILLATORS; o++) {
      steps[o][lane] = base[o];
    }
  }

  /** Works out how the cutoffs are shaken in this quantum. */
  void shake(float[][] offsets) {
    shakesNow = false;
    for (int lane = 0; told && lane < LANES; lane++) {
      float from = shakes[lane];
      float to = shake(lane, offsets);
      float rise = (to - from) * STEP;
      shakesNow |= from != 0 || to != 0;
      for (int f = 0; f < FRAMES; f++) {
        int i = f * LANES + lane;
        shaken[i] = shaking[i] * Math.fma(f, rise, from);
      }
      shakes[lane] = to;
    }
  }

  /** Octaves by which the cutoff of each frame and lane is shaken; null for none. */
  float @Nullable [] shaken() {
    return shakesNow ? shaken : null;
  }

  void shift() {
    if (told) {
      LaneOscillator.shift(shaking);
    }
  }

  void rest() {
    Arrays.fill(shaking, 0);
    shakesNow = false;
  }
}
