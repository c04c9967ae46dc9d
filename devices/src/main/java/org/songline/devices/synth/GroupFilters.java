package org.songline.devices.synth;

import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;

/** Drive and both filters of sixteen voices, in series, side by side, or between. */
final class GroupFilters {
  private static final int LANES = Quantum.LANES;
  private static final int FRAMES = Quantum.FRAMES;
  private static final float STEP = 1f / FRAMES;

  private final VoiceKernels kernels;
  private final SynthControls controls;
  private final VoiceGroup voices;
  private final LaneFilter first;
  private final LaneFilter second;
  private final float[] drivenLeft = new float[LANES];
  private final float[] drivenRight = new float[LANES];

  private boolean secondRan;

  // Used within one quantum only.
  private final float[] octaves = new float[LANES];
  private final float[] dryLeft = new float[FRAMES * LANES];
  private final float[] dryRight = new float[FRAMES * LANES];

  GroupFilters(VoiceKernels kernels, SynthControls controls, VoiceGroup voices) {
    this.kernels = kernels;
    this.controls = controls;
    this.voices = voices;
    first = new LaneFilter(kernels, controls.filters[0]);
    second = new LaneFilter(kernels, controls.filters[1]);
  }

  void clear(int lane) {
    first.clear(lane);
    second.clear(lane);
    drivenLeft[lane] = 0;
    drivenRight[lane] = 0;
  }

  void widen() {
    first.widen();
    second.widen();
    System.arraycopy(drivenLeft, 0, drivenRight, 0, drivenLeft.length);
  }

  /** Lets the filters of a starting lane begin where its note wants them. */
  void settle(int lane, float lfo, float[][] offsets) {
    first.settle(lane, octaves(0, lane, 0, lfo, offsets), offsets[Matrix.RESONANCE][lane]);
    if (controls.filters[1].sounds()) {
      begin(offsets);
      second.settle(lane, octaves(1, lane, 0, lfo, offsets), offsets[Matrix.RESONANCE + 1][lane]);
    }
  }

  /** Lets the second filter of all lanes begin where they are when it is heard first. */
  private void begin(float[][] offsets) {
    for (int lane = 0; !secondRan && lane < LANES; lane++) {
      float aim = octaves(1, lane, voices.mod(lane), 0, offsets);
      second.settle(lane, aim, offsets[Matrix.RESONANCE + 1][lane]);
    }
    secondRan = true;
  }

  /** All lanes are silent. */
  void rest() {
    secondRan = false;
    first.rest();
    second.rest();
  }

  private float octaves(int filter, int lane, float level, float lfo, float[][] offsets) {
    return voices.cutoff(controls.filters[filter], lane, level, lfo)
        + offsets[Matrix.CUTOFF + filter][lane];
  }

  /** Filters one quantum of the first lanes in place. */
  void run(GroupSources sound, float[] lfo, float[][] offsets, int lanes) {
    float[] left = sound.left;
    float @Nullable [] right = sound.stereo ? sound.right : null;
    SynthControls c = controls;
    if (c.wetNow != 0 || c.wetNext != 0) {
      drive(left, drivenLeft, lanes);
      if (right != null) {
        drive(right, drivenRight, lanes);
      }
    }
    boolean beside = c.parallelNow != 0 || c.parallelNext != 0;
    if (beside) {
      System.arraycopy(left, 0, dryLeft, 0, dryLeft.length);
      if (right != null) {
        System.arraycopy(right, 0, dryRight, 0, dryRight.length);
      }
    }
    filter(0, first, left, right, lfo, offsets, sound.shake(), lanes);
    if (beside) {
      part(left, dryLeft);
      if (right != null) {
        part(right, dryRight);
      }
    }
    boolean sounds = controls.filters[1].sounds();
    if (sounds) {
      begin(offsets);
      filter(1, second, left, right, lfo, offsets, null, lanes);
    }
    secondRan = sounds;
    if (beside) {
      join(left, dryLeft);
      if (right != null) {
        join(right, dryRight);
      }
    }
  }

  private void filter(
      int number,
      LaneFilter filter,
      float[] left,
      float @Nullable [] right,
      float[] lfo,
      float[][] offsets,
      float @Nullable [] shake,
      int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      octaves[lane] = octaves(number, lane, voices.mod(lane), lfo[lane], offsets);
    }
    boolean own = controls.matrix.moves(Matrix.RESONANCE + number);
    float[] resonance = own ? offsets[Matrix.RESONANCE + number] : null;
    filter.run(left, right, octaves, resonance, shake, lanes);
  }

  /** Gives the second filter its part of the unfiltered sound, and keeps the first one's. */
  private void part(float[] x, float[] dry) {
    float rise = (controls.parallelNext - controls.parallelNow) * STEP;
    for (int i = 0; i < dry.length; i++) {
      int f = i / LANES;
      float share = Math.fma(f, rise, controls.parallelNow);
      float filtered = x[i];
      x[i] = Math.fma(dry[i] - filtered, share, filtered);
      dry[i] = filtered;
    }
  }

  private void join(float[] x, float[] firstOut) {
    float rise = (controls.parallelNext - controls.parallelNow) * STEP;
    for (int i = 0; i < firstOut.length; i++) {
      int f = i / LANES;
      float half = 0.5f * Math.fma(f, rise, controls.parallelNow);
      x[i] = Math.fma(firstOut[i] - x[i], half, x[i]);
    }
  }

  private void drive(float[] x, float[] last, int lanes) {
    SynthControls c = controls;
    kernels.drive(
        x,
        last,
        c.driveNow,
        (c.driveNext - c.driveNow) * STEP,
        c.makeNow,
        (c.makeNext - c.makeNow) * STEP,
        c.wetNow,
        (c.wetNext - c.wetNow) * STEP,
        lanes);
  }
}
