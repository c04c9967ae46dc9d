package org.songline.devices.synth;

import static org.songline.devices.synth.SourceControls.COPIES;
import static org.songline.devices.synth.SourceControls.OSCILLATORS;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.noise.LaneColour;
import org.songline.dsp.noise.LaneNoise;
import org.songline.dsp.noise.Noise;
import org.songline.dsp.oscillator.LaneOscillator;
import org.songline.dsp.oscillator.Wave;
import org.songline.dsp.oscillator.Wavetable;

/**
 * What sixteen voices sound like before their filters: oscillators, sub and noise, in lane buffers
 * whose first 64 frames are the quantum to hear.
 */
final class GroupSources {
  private static final int LANES = Quantum.LANES;
  private static final int FRAMES = Quantum.FRAMES;
  private static final int AT = LaneOscillator.LEAD * LANES;
  private static final float STEP = 1f / FRAMES;

  private final SynthControls all;
  private final SourceControls controls;
  private final float[] timbre;
  private final LaneNoise noise;
  private final LaneOscillator[][] oscillators = new LaneOscillator[OSCILLATORS][COPIES];
  private final LaneOscillator sub;
  private final float[][][] steps = new float[OSCILLATORS][COPIES][LANES];
  private final float[] subSteps = new float[LANES];
  private final float[][] places = new float[OSCILLATORS][LANES];
  private final int[] noises = new int[LANES];
  private final int[] noisesAgain = new int[LANES];
  private final LaneColour colour = new LaneColour();
  private final boolean[][] ran = new boolean[OSCILLATORS][COPIES];
  private boolean subRan;

  /** For patches where oscillators act on each other; otherwise null. */
  private final @Nullable LinkedSources linked;

  final float[] left = new float[LaneOscillator.BUFFER];
  final float[] right = new float[LaneOscillator.BUFFER];
  boolean stereo;

  /** Oscillators whose level moves by note sound in buffers of their own, until all is silent. */
  private final boolean[] apart = new boolean[OSCILLATORS];

  private final float[][] apartLeft = new float[OSCILLATORS][LaneOscillator.BUFFER];
  private final float[][] apartRight = new float[OSCILLATORS][LaneOscillator.BUFFER];
  private final float[][] levels = new float[OSCILLATORS][LANES];

  // Used within one quantum only.
  private final float[] next = new float[LANES];
  private final float[] wanted = new float[LANES];
  private final float[] tuned = new float[LANES];
  private final float[] hiss = new float[FRAMES * LANES];
  private final double[] phases = new double[OSCILLATORS];
  private final float[] bases = new float[OSCILLATORS];
  private final float[] shapes = new float[OSCILLATORS];

  /**
   * Silent sources.
   *
   * @param timbre per-note timbre of each lane, kept by the voices
   */
  GroupSources(VoiceKernels kernels, SynthControls all, float[] timbre) {
    this.all = all;
    this.timbre = timbre;
    controls = all.sources;
    noise = kernels.noise();
    linked = controls.links.none() ? null : new LinkedSources(all);
    sub = kernels.oscillator();
    for (LaneOscillator[] row : oscillators) {
      for (int u = 0; u < COPIES; u++) {
        row[u] = kernels.oscillator();
      }
    }
  }

  /** Silences one lane. */
  void clear(int lane) {
    LaneOscillator.clear(left, lane);
    LaneOscillator.clear(right, lane);
    for (int o = 0; o < OSCILLATORS; o++) {
      if (apart[o]) {
        LaneOscillator.clear(apartLeft[o], lane);
        LaneOscillator.clear(apartRight[o], lane);
      }
      for (int u = 0; u < COPIES; u++) {
        steps[o][u][lane] = 0;
        oscillators[o][u].stop(lane);
      }
    }
    subSteps[lane] = 0;
    sub.stop(lane);
    colour.clear(lane);
    if (linked != null) {
      linked.clear(lane);
    }
  }

  /** All lanes are silent: what was switched on while they sounded goes off. */
  void rest() {
    stereo = false;
    Arrays.fill(apart, false);
    if (linked != null) {
      linked.rest();
    }
  }

  /** The right side goes on as the left one was. */
  void widen() {
    stereo = true;
    System.arraycopy(left, 0, right, 0, left.length);
    for (int o = 0; o < OSCILLATORS; o++) {
      System.arraycopy(apartLeft[o], 0, apartRight[o], 0, left.length);
    }
  }

  /**
   * Starts a cleared lane.
   *
   * @param base cycles a frame of the note
   * @param lfo value of the first LFO
   * @param offsets of the matrix
   * @param seed of phases and noise
   * @param alone whether no other lane sounds
   */
  void start(
      int lane, int frame, float base, float lfo, float[][] offsets, long seed, boolean alone) {
    noises[lane] = Noise.state(seed, 1);
    if (alone) {
      run();
    }
    if (linked != null) {
      link(linked, lane, frame, base, lfo, offsets, seed);
    } else {
      oscillators(lane, frame, base, lfo, offsets, seed);
    }
    subSteps[lane] = limited(base * 0.5f);
    Wave wave = controls.subWave;
    sub.start(lane, wave.softStart(), subSteps[lane], frame, 0.5f);
    sub.lead(wave, lane, subSteps[lane], left, controls.subNow);
    if (stereo) {
      sub.lead(wave, lane, subSteps[lane], right, controls.subNow);
    }
    LaneOscillator.clear(left, lane, frame);
    LaneOscillator.clear(right, lane, frame);
    for (int o = 0; o < OSCILLATORS; o++) {
      if (apart[o]) {
        LaneOscillator.clear(apartLeft[o], lane, frame);
        LaneOscillator.clear(apartRight[o], lane, frame);
      }
    }
  }

  private void oscillators(
      int lane, int frame, float base, float lfo, float[][] offsets, long seed) {
    separate();
    for (int o = 0; o < OSCILLATORS; o++) {
      places[o][lane] = place(o, lane, lfo, offsets);
      levels[o][lane] = 1 + offsets[Matrix.OSC_LEVEL + o][lane];
      float width = width(o, lane, lfo, offsets);
      float own = own(o, lane, base, offsets);
      for (int u = 0; u < controls.copies; u++) {
        float step = limited(own * controls.ratio[o][u]);
        steps[o][u][lane] = step;
        oscillators[o][u].start(lane, phase(o, u, seed), step, frame, width);
        lead(o, u, lane, step, controls.wave(o));
      }
    }
  }

  private void link(
      LinkedSources linkedNow,
      int lane,
      int frame,
      float base,
      float lfo,
      float[][] offsets,
      long seed) {
    aim(lane, base, lfo, offsets);
    for (int u = 0; u < controls.copies; u++) {
      for (int o = 0; o < OSCILLATORS; o++) {
        phases[o] = phase(o, u, seed);
      }
      float[] other = stereo ? right : null;
      linkedNow.start(lane, u, frame, phases, bases, shapes, offsets, left, other);
    }
  }

  /** Where linked oscillators of a lane go in this quantum. */
  private void aim(int lane, float base, float lfo, float[][] offsets) {
    for (int o = 0; o < OSCILLATORS; o++) {
      bases[o] = own(o, lane, base, offsets);
      boolean wavetable = controls.table(o) != null;
      shapes[o] = wavetable ? place(o, lane, lfo, offsets) : width(o, lane, lfo, offsets);
    }
  }

  private double phase(int o, int u, long seed) {
    double phase = controls.wave(o).softStart();
    if (u > 0 || controls.randomPhase || controls.copies > 1) {
      phase += 0.5 + 0.5 * Noise.level(seed, number(o, u));
    }
    return phase;
  }

  /** Whatever is heard in this quantum runs from the start of its first note. */
  private void run() {
    for (int o = 0; o < OSCILLATORS; o++) {
      for (int u = 0; u < COPIES; u++) {
        ran[o][u] = u < controls.copies && controls.sounds(o, u);
      }
    }
    subRan = controls.subNow != 0 || controls.subNext != 0;
  }

  /** Numbers of random phases: those of the first copies are as they were with eight copies. */
  private static int number(int o, int u) {
    return o < 2 && u < 8 ? 2 + o * 8 + u : 18 + o * COPIES + u;
  }

  private void lead(int o, int u, int lane, float step, Wave wave) {
    float l = controls.leftNow[o][u];
    float r = controls.rightNow[o][u];
    Wavetable table = controls.table(o);
    float[] toLeft = apart[o] ? apartLeft[o] : left;
    float[] toRight = apart[o] ? apartRight[o] : right;
    if (table == null) {
      oscillators[o][u].lead(wave, lane, step, toLeft, l);
      if (stereo) {
        oscillators[o][u].lead(wave, lane, step, toRight, r);
      }
    } else {
      float place = places[o][lane];
      oscillators[o][u].lead(table, controls.range, place, lane, step, toLeft, l);
      if (stereo) {
        oscillators[o][u].lead(table, controls.range, place, lane, step, toRight, r);
      }
    }
  }

  private static float limited(float step) {
    return Math.min(LaneOscillator.HIGHEST, step);
  }

  private float own(int o, int lane, float base, float[][] offsets) {
    float moved = offsets[Matrix.OSC_PITCH + o][lane];
    return moved == 0 ? base : base * Exact.fastExp2(moved * (1f / 12));
  }

  private float width(int o, int lane, float lfo, float[][] offsets) {
    if (controls.shape[o] == 1) {
      return 0.5f;
    }
    float moved = Math.fma(0.48f * all.lfoWidth, lfo, controls.width[o]);
    return Math.clamp(moved + offsets[Matrix.OSC_WIDTH + o][lane], 0.02f, .98f);
  }

  private float place(int o, int lane, float lfo, float[][] offsets) {
    float moved = Math.fma(all.timbrePosition, timbre[lane], controls.position[o]);
    moved = Math.fma(0.5f * all.lfoPosition, lfo, moved);
    return Math.clamp(moved + offsets[Matrix.OSC_POSITION + o][lane], 0f, 1f);
  }

  private void separate() {
    for (int o = 0; o < OSCILLATORS; o++) {
      if (!apart[o] && ((all.matrix.everTargets >> (Matrix.OSC_LEVEL + o)) & 1) != 0) {
        apart[o] = true;
        Arrays.fill(apartLeft[o], 0);
        Arrays.fill(apartRight[o], 0);
        Arrays.fill(levels[o], 1);
      }
    }
  }

  /**
   * Adds one quantum to {@link #left} and {@link #right}.
   *
   * @param base cycles a frame of each note
   * @param lfo values of the first LFO
   * @param offsets of the matrix
   * @param active bits of the lanes that sound
   * @param lanes how many, from the first on, hold all that sound
   */
  void render(float[] base, float[] lfo, float[][] offsets, int active, int lanes) {
    if (linked != null) {
      for (int lane = 0; lane < lanes; lane++) {
        if ((active >> lane & 1) != 0) {
          aim(lane, base[lane], lfo[lane], offsets);
          linked.render(lane, bases, shapes, offsets, left, stereo ? right : null);
        }
      }
      linked.shake(offsets);
      others(base, lanes);
      return;
    }
    separate();
    for (int o = 0; o < OSCILLATORS; o++) {
      oscillators(o, base, lfo, offsets, lanes);
    }
    others(base, lanes);
    for (int o = 0; o < OSCILLATORS; o++) {
      if (apart[o]) {
        together(o, offsets[Matrix.OSC_LEVEL + o], lanes);
      }
    }
  }

  /** Octaves by which an oscillator shakes the cutoff, for each frame and lane; null for none. */
  float @Nullable [] shake() {
    return linked == null ? null : linked.shaken();
  }

  /** To the next quantum. */
  void shift() {
    if (linked != null) {
      linked.shift();
    }
    LaneOscillator.shift(left);
    if (stereo) {
      LaneOscillator.shift(right);
    }
    for (int o = 0; o < OSCILLATORS; o++) {
      if (apart[o]) {
        LaneOscillator.shift(apartLeft[o]);
        if (stereo) {
          LaneOscillator.shift(apartRight[o]);
        }
      }
    }
  }

  /** Adds an oscillator of its own buffer to the others, with the level of each note. */
  private void together(int o, float[] moved, int lanes) {
    float[] level = levels[o];
    for (int lane = 0; lane < lanes; lane++) {
      next[lane] = (Math.clamp(1 + moved[lane], 0f, 2f) - level[lane]) * STEP;
    }
    for (int f = 0; f < FRAMES; f++) {
      for (int lane = 0; lane < lanes; lane++) {
        int i = f * LANES + lane;
        float gain = Math.fma(f, next[lane], level[lane]);
        left[i] = Math.fma(apartLeft[o][i], gain, left[i]);
        right[i] = Math.fma(apartRight[o][i], gain, right[i]);
      }
    }
    for (int lane = 0; lane < lanes; lane++) {
      level[lane] = Math.fma(FRAMES, next[lane], level[lane]);
    }
  }

  private void oscillators(int o, float[] base, float[] lfo, float[][] offsets, int lanes) {
    boolean sounds = false;
    for (int u = 0; u < controls.copies; u++) {
      sounds |= controls.sounds(o, u);
    }
    if (!sounds) {
      Arrays.fill(ran[o], false);
      return;
    }
    Wavetable table = controls.table(o);
    Wave wave = controls.wave(o);
    boolean trailing = table == null && (wave == Wave.PULSE || wave == Wave.TRIANGLE);
    boolean moves = all.matrix.moves(Matrix.OSC_PITCH + o);
    for (int lane = 0; lane < lanes; lane++) {
      wanted[lane] =
          trailing
              ? width(o, lane, lfo[lane], offsets)
              : table != null ? place(o, lane, lfo[lane], offsets) : 0;
      tuned[lane] = moves ? own(o, lane, base[lane], offsets) : base[lane];
    }
    for (int u = 0; u < controls.copies; u++) {
      float[] step = steps[o][u];
      for (int lane = 0; lane < lanes; lane++) {
        next[lane] = limited(tuned[lane] * controls.ratio[o][u]);
      }
      LaneOscillator oscillator = oscillators[o][u];
      if (!ran[o][u]) {
        System.arraycopy(next, 0, step, 0, lanes);
      }
      if (trailing && (controls.fresh[o] || !ran[o][u])) {
        for (int lane = 0; lane < lanes; lane++) {
          oscillator.align(lane, step[lane], wanted[lane]);
        }
      }
      oscillator.prepare(step, next, lanes);
      if (trailing) {
        oscillator.widen(wanted);
      }
      play(oscillator, wave, table, o, u);
      oscillator.advance(trailing);
      ran[o][u] = true;
      System.arraycopy(next, 0, step, 0, lanes);
    }
    for (int u = controls.copies; u < COPIES; u++) {
      ran[o][u] = false;
    }
    if (table != null) {
      System.arraycopy(wanted, 0, places[o], 0, lanes);
    }
  }

  private void play(LaneOscillator oscillator, Wave wave, @Nullable Wavetable table, int o, int u) {
    float l = controls.leftNow[o][u];
    float toLeft = controls.leftNext[o][u];
    float r = controls.rightNow[o][u];
    float toRight = controls.rightNext[o][u];
    float[] outLeft = apart[o] ? apartLeft[o] : left;
    float[] outRight = apart[o] ? apartRight[o] : right;
    if (table == null) {
      oscillator.add(wave, outLeft, l, toLeft);
      if (stereo) {
        oscillator.add(wave, outRight, r, toRight);
      }
    } else {
      oscillator.add(table, controls.range, places[o], wanted, outLeft, l, toLeft);
      if (stereo) {
        oscillator.add(table, controls.range, places[o], wanted, outRight, r, toRight);
      }
    }
  }

  private void others(float[] base, int lanes) {
    boolean sounds = controls.subNow != 0 || controls.subNext != 0;
    for (int lane = 0; sounds && lane < lanes; lane++) {
      next[lane] = limited(base[lane] * 0.5f);
      if (!subRan) {
        subSteps[lane] = next[lane];
      }
      if (controls.subFresh || !subRan) {
        sub.align(lane, subSteps[lane], 0.5f);
      }
      wanted[lane] = 0.5f;
    }
    subRan = sounds;
    if (sounds) {
      sub.prepare(subSteps, next, lanes);
      sub.widen(wanted);
      sub.add(controls.subWave, left, controls.subNow, controls.subNext);
      if (stereo) {
        sub.add(controls.subWave, right, controls.subNow, controls.subNext);
      }
      sub.advance(true);
      System.arraycopy(next, 0, subSteps, 0, lanes);
    }
    if (controls.noiseNow != 0 || controls.noiseNext != 0) {
      noise(lanes);
    }
  }

  private void noise(int lanes) {
    float rise = (controls.noiseNext - controls.noiseNow) * STEP;
    if (controls.noiseColour != 0) {
      Arrays.fill(hiss, 0);
      noise.add(noises, hiss, 0, controls.noiseNow, rise, lanes);
      colour.apply(LaneColour.Kind.of(controls.noiseColour - 1), hiss);
      for (int i = 0; i < hiss.length; i++) {
        left[AT + i] += hiss[i];
        right[AT + i] += hiss[i];
      }
      return;
    }
    if (stereo) {
      // Both channels hear the same noise: it starts again from the same state.
      System.arraycopy(noises, 0, noisesAgain, 0, LANES);
      noise.add(noisesAgain, right, AT, controls.noiseNow, rise, lanes);
    }
    noise.add(noises, left, AT, controls.noiseNow, rise, lanes);
  }
}
