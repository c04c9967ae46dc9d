// Longer than most: one voice group is one piece of state, read in the order it is rendered.
package org.songline.devices.instruments;

import static org.songline.devices.instruments.SynthControls.OSCILLATORS;
import static org.songline.devices.instruments.SynthControls.UNISON;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.envelope.LaneEnvelope;
import org.songline.dsp.noise.LaneNoise;
import org.songline.dsp.noise.Noise;
import org.songline.dsp.oscillator.LaneOscillator;
import org.songline.dsp.oscillator.Wave;
import org.songline.dsp.oscillator.Wavetable;

/** Sixteen voices of the synthesizer. The lanes that sound are known by the bits of a mask. */
final class VoiceGroup {
  static final int LANES = Quantum.LANES;
  private static final int FRAMES = Quantum.FRAMES;
  private static final int AT = LaneOscillator.LEAD * LANES;
  private static final float STEP = 1f / FRAMES;

  private final VoiceKernels kernels;
  private final SynthControls controls;
  private final LaneNoise noise;

  /** Logarithm to base two of 440 Hz in cycles a frame. */
  private final float tuning;

  /** Bits of the lanes that sound. */
  int active;

  /** Bits of the lanes that start in this quantum. */
  private int started;

  // What each lane plays.
  final int[] note = new int[LANES];
  final long[] since = new long[LANES];
  final boolean[] held = new boolean[LANES];
  final boolean[] pedalled = new boolean[LANES];
  final boolean[] stolen = new boolean[LANES];
  final float[] velocity = new float[LANES];

  /** Pitch in semitones: where the glide is, and where it goes. */
  final float[] pitch = new float[LANES];

  final float[] target = new float[LANES];
  final float[] glide = new float[LANES];

  // Per-note expression.
  final float[] bend = new float[LANES];
  final float[] pressure = new float[LANES];
  final float[] timbre = new float[LANES];
  final float[] gain = new float[LANES];
  final float[] panLeft = new float[LANES];
  final float[] panRight = new float[LANES];

  private final LaneEnvelope amp;
  private final LaneEnvelope mod;
  private final LaneOscillator[][] oscillators = new LaneOscillator[OSCILLATORS][UNISON];
  private final LaneOscillator sub;
  private final float[][][] steps = new float[OSCILLATORS][UNISON][LANES];
  private final float[] subSteps = new float[LANES];
  private final float[][] places = new float[OSCILLATORS][LANES];
  private final int[] noises = new int[LANES];
  private final boolean[][] ran = new boolean[OSCILLATORS][UNISON];

  private final float[] left = new float[LaneOscillator.BUFFER];
  private final float[] right = new float[LaneOscillator.BUFFER];
  private boolean stereo;
  private final float[] filterLeft = new float[2 * LANES];
  private final float[] filterRight = new float[2 * LANES];
  private final float[] secondLeft = new float[2 * LANES];
  private final float[] secondRight = new float[2 * LANES];
  private final float[] drivenLeft = new float[LANES];
  private final float[] drivenRight = new float[LANES];
  private final float[] cutoff = new float[LANES];
  private final float[] ampLeft = new float[LANES];
  private final float[] ampRight = new float[LANES];
  private final float[] base = new float[LANES];
  private final float[] heard = new float[LANES];
  private final double[] lfoStart = new double[LANES];

  // Used within one quantum only.
  private final float[] next = new float[LANES];
  private final float[] slope = new float[LANES];
  private final float[] slopeRight = new float[LANES];
  private final float[] wanted = new float[LANES];
  private final float[] lfo = new float[LANES];
  private final float[] envelope = new float[FRAMES * LANES];

  VoiceGroup(VoiceKernels kernels, SynthControls controls) {
    this.kernels = kernels;
    this.controls = controls;
    tuning = (float) (Exact.log(440 / controls.rate) / Exact.log(2));
    noise = kernels.noise();
    amp = kernels.envelope(controls.amp);
    mod = kernels.envelope(controls.mod);
    sub = kernels.oscillator();
    for (LaneOscillator[] row : oscillators) {
      for (int u = 0; u < UNISON; u++) {
        row[u] = kernels.oscillator();
      }
    }
  }

  void reset() {
    active = 0;
    amp.reset();
    mod.reset();
    stereo = false;
    for (int lane = 0; lane < LANES; lane++) {
      clear(lane);
    }
  }

  /** Whether a lane sounds. */
  boolean on(int lane) {
    return (active >> lane & 1) != 0;
  }

  /** How loud a lane is, for choosing which to give up. */
  double level(int lane) {
    return amp.level(lane) * gain[lane];
  }

  /**
   * Starts a note on a lane: everything that glides begins at the note's own values.
   *
   * @param from pitch at which a glide begins
   * @param seed of its phases and noise
   */
  void start(int lane, int frame, float key, float from, double glideSeconds, long seed) {
    clear(lane);
    active |= 1 << lane;
    pitch[lane] = from;
    glide(lane, key, glideSeconds);
    lfoStart[lane] = controls.lfoTurns - controls.lfoStep * (FRAMES - frame);
    amp.strikeFresh(lane, frame);
    mod.strikeFresh(lane, frame);
    noises[lane] = Noise.state(seed, 1);
    if (controls.stereo && !stereo) {
      widen();
    }
    started |= 1 << lane;
    float moved = pitchOffset(lane, lfoOf(lane));
    heard[lane] = pitch[lane] + moved;
    base[lane] = Exact.fastExp2(octaves(heard[lane]));
    for (int o = 0; o < OSCILLATORS; o++) {
      places[o][lane] = place(o, lane, lfoOf(lane));
      float width = width(o, lfoOf(lane));
      for (int u = 0; u < controls.copies; u++) {
        float step = limited(base[lane] * controls.ratio[o][u]);
        steps[o][u][lane] = step;
        boolean random = u > 0 || controls.randomPhase;
        Wave wave = controls.wave(o);
        double phase = wave.softStart();
        if (random || controls.copies > 1) {
          phase += 0.5 + 0.5 * Noise.level(seed, 2 + o * UNISON + u);
        }
        oscillators[o][u].start(lane, phase, step, frame, width);
        Wavetable table = controls.table(o);
        float l = controls.leftNow[o][u];
        float r = controls.rightNow[o][u];
        if (table == null) {
          oscillators[o][u].lead(wave, lane, step, left, l);
          if (stereo) {
            oscillators[o][u].lead(wave, lane, step, right, r);
          }
        } else {
          float place = places[o][lane];
          oscillators[o][u].lead(table, controls.range, place, lane, step, left, l);
          if (stereo) {
            oscillators[o][u].lead(table, controls.range, place, lane, step, right, r);
          }
        }
      }
    }
    subSteps[lane] = limited(base[lane] * 0.5f);
    Wave wave = controls.subWave;
    sub.start(lane, wave.softStart(), subSteps[lane], frame, 0.5f);
    sub.lead(wave, lane, subSteps[lane], left, controls.subNow);
    if (stereo) {
      sub.lead(wave, lane, subSteps[lane], right, controls.subNow);
    }
    LaneOscillator.clear(left, lane, frame);
    LaneOscillator.clear(right, lane, frame);
    settle(lane);
  }

  /** Whether a lane starts in this quantum. */
  boolean starts(int lane) {
    return (started >> lane & 1) != 0;
  }

  /** Lets the filter and the level of a starting lane begin where its expression wants them. */
  void settle(int lane) {
    cutoff[lane] = ScalarVoices.cutoff(cutoffOctaves(lane, 0, lfoOf(lane)));
    ampLeft[lane] = loudness(lane, lfoOf(lane)) * panLeft[lane];
    ampRight[lane] = loudness(lane, lfoOf(lane)) * panRight[lane];
  }

  /** Sends a sounding lane to a new pitch. */
  void glide(int lane, float key, double seconds) {
    target[lane] = key;
    if (seconds <= 0) {
      pitch[lane] = key;
      glide[lane] = 0;
    } else {
      glide[lane] = (float) ((key - pitch[lane]) * FRAMES / (seconds * controls.rate));
    }
  }

  /** A new attack on a sounding lane, from the level it has. */
  void strike(int lane, int frame) {
    amp.strike(lane, frame);
    mod.strike(lane, frame);
    lfoStart[lane] = controls.lfoTurns - controls.lfoStep * (FRAMES - frame);
  }

  void release(int lane, int frame) {
    amp.release(lane, frame);
    mod.release(lane, frame);
  }

  /** Ends a lane within a few milliseconds. */
  void steal(int lane, int frame) {
    stolen[lane] = true;
    held[lane] = false;
    pedalled[lane] = false;
    amp.steal(lane, frame);
  }

  private void clear(int lane) {
    active &= ~(1 << lane);
    stolen[lane] = false;
    LaneOscillator.clear(left, lane);
    LaneOscillator.clear(right, lane);
    for (int i = lane; i < 2 * LANES; i += LANES) {
      filterLeft[i] = 0;
      filterRight[i] = 0;
      secondLeft[i] = 0;
      secondRight[i] = 0;
    }
    drivenLeft[lane] = 0;
    drivenRight[lane] = 0;
    for (int o = 0; o < OSCILLATORS; o++) {
      for (int u = 0; u < UNISON; u++) {
        steps[o][u][lane] = 0;
        oscillators[o][u].stop(lane);
      }
    }
    subSteps[lane] = 0;
    sub.stop(lane);
    base[lane] = 0;
    ampLeft[lane] = 0;
    ampRight[lane] = 0;
  }

  private static float limited(float step) {
    return Math.min(LaneOscillator.HIGHEST, step);
  }

  private float octaves(float semitones) {
    return (semitones - 69) * (1f / 12) + tuning;
  }

  private float lfoOf(int lane) {
    if (!controls.lfoUsed) {
      return 0;
    }
    double turns = controls.lfoTurns - (controls.lfoPerNote ? lfoStart[lane] : 0);
    float value = controls.lfo(turns);
    if (controls.lfoFade > 0) {
      double seconds = (controls.lfoTurns - lfoStart[lane]) / (controls.lfoStep * controls.rate);
      value *= (float) Math.min(1, seconds / controls.lfoFade);
    }
    return value;
  }

  private float bendNow;
  private float wheel;

  /** Takes what moves all voices alike: pitch bend in semitones and vibrato of the wheel. */
  void bend(float semitones, float vibrato) {
    bendNow = semitones;
    wheel = vibrato;
  }

  private float pitchOffset(int lane, float lfoValue) {
    return bendNow + bend[lane] + lfoValue * (controls.lfoPitch + wheel);
  }

  private float cutoffOctaves(int lane, float level, float lfoValue) {
    float soft = 1 - controls.filterVelocity * (1 - velocity[lane]);
    float octaves = controls.cutoff + controls.keyTrack * (target[lane] - 60);
    octaves = Math.fma(controls.filterEnvelope * soft, level, octaves);
    octaves = Math.fma(controls.lfoCutoff, lfoValue, octaves);
    octaves = Math.fma(controls.pressureCutoff, pressure[lane], octaves);
    return Math.fma(controls.timbreCutoff, timbre[lane], octaves);
  }

  private float loudness(int lane, float lfoValue) {
    float v = velocity[lane];
    float soft = 1 - controls.velocity * (1 - v * v);
    float tremolo = 1 - controls.lfoLevel * (0.5f - 0.5f * lfoValue);
    return controls.level * gain[lane] * soft * tremolo;
  }

  private float width(int o, float lfoValue) {
    if (controls.shape[o] == 1) {
      return 0.5f;
    }
    return Math.clamp(
        Math.fma(0.48f * controls.lfoWidth, lfoValue, controls.width[o]), 0.02f, .98f);
  }

  private float place(int o, int lane, float lfoValue) {
    float moved = Math.fma(controls.timbrePosition, timbre[lane], controls.position[o]);
    return Math.clamp(Math.fma(0.5f * controls.lfoPosition, lfoValue, moved), 0f, 1f);
  }

  /** Makes one quantum and adds it to two lane buffers of 64 frames. */
  void render(float[] sumLeft, float[] sumRight) {
    started = 0;
    mod.skip();
    for (int lane = 0; controls.lfoUsed && lane < LANES; lane++) {
      lfo[lane] = on(lane) ? lfoOf(lane) : 0;
    }
    if (controls.stereo && !stereo) {
      widen();
    }
    pitches();
    for (int o = 0; o < OSCILLATORS; o++) {
      oscillators(o);
    }
    others();
    filter();
    amp.render(envelope);
    amplify(sumLeft, sumRight);
    LaneOscillator.shift(left);
    if (stereo) {
      LaneOscillator.shift(right);
    }
    for (int lane = 0; lane < LANES; lane++) {
      if (on(lane) && amp.silent(lane)) {
        clear(lane);
      }
    }
    if (active == 0) {
      stereo = false;
    }
  }

  private void widen() {
    stereo = true;
    System.arraycopy(left, 0, right, 0, left.length);
    System.arraycopy(filterLeft, 0, filterRight, 0, filterLeft.length);
    System.arraycopy(secondLeft, 0, secondRight, 0, secondLeft.length);
    System.arraycopy(drivenLeft, 0, drivenRight, 0, drivenLeft.length);
  }

  private void pitches() {
    boolean moved = false;
    for (int lane = 0; lane < LANES; lane++) {
      if (glide[lane] != 0) {
        pitch[lane] += glide[lane];
        if ((target[lane] - pitch[lane]) * glide[lane] <= 0) {
          pitch[lane] = target[lane];
          glide[lane] = 0;
        }
      }
      float now = pitch[lane] + pitchOffset(lane, lfo[lane]);
      if (controls.pitchEnvelope != 0) {
        now = Math.fma(controls.pitchEnvelope, (float) mod.level(lane), now);
      }
      moved |= now != heard[lane];
      heard[lane] = now;
    }
    if (moved) {
      for (int lane = 0; lane < LANES; lane++) {
        wanted[lane] = (heard[lane] - 69) * (1f / 12) + tuning;
      }
      kernels.exp2(wanted, base);
      for (int lane = 0; lane < LANES; lane++) {
        base[lane] = on(lane) ? base[lane] : 0;
      }
    }
  }

  private void oscillators(int o) {
    Wavetable table = controls.table(o);
    Wave wave = controls.wave(o);
    boolean trailing = table == null && (wave == Wave.PULSE || wave == Wave.TRIANGLE);
    for (int lane = 0; lane < LANES; lane++) {
      wanted[lane] = trailing ? width(o, lfo[lane]) : table != null ? place(o, lane, lfo[lane]) : 0;
    }
    for (int u = 0; u < controls.copies; u++) {
      float[] step = steps[o][u];
      for (int lane = 0; lane < LANES; lane++) {
        next[lane] = limited(base[lane] * controls.ratio[o][u]);
      }
      boolean sounds = controls.sounds(o, u);
      if (sounds) {
        LaneOscillator oscillator = oscillators[o][u];
        if (!ran[o][u]) {
          System.arraycopy(next, 0, step, 0, LANES);
        }
        if (trailing && (controls.fresh[o] || !ran[o][u])) {
          for (int lane = 0; lane < LANES; lane++) {
            oscillator.align(lane, step[lane], wanted[lane]);
          }
        }
        oscillator.prepare(step, next);
        if (trailing) {
          oscillator.widen(wanted);
        }
        play(oscillator, wave, table, o, u);
        oscillator.advance(trailing);
      }
      ran[o][u] = sounds;
      System.arraycopy(next, 0, step, 0, LANES);
    }
    for (int u = controls.copies; u < UNISON; u++) {
      ran[o][u] = false;
    }
    if (table != null) {
      System.arraycopy(wanted, 0, places[o], 0, LANES);
    }
  }

  private void play(
      LaneOscillator oscillator,
      Wave wave,
      @org.jspecify.annotations.Nullable Wavetable table,
      int o,
      int u) {
    float l = controls.leftNow[o][u];
    float toLeft = controls.leftNext[o][u];
    float r = controls.rightNow[o][u];
    float toRight = controls.rightNext[o][u];
    if (table == null) {
      oscillator.add(wave, left, l, toLeft);
      if (stereo) {
        oscillator.add(wave, right, r, toRight);
      }
    } else {
      oscillator.add(table, controls.range, places[o], wanted, left, l, toLeft);
      if (stereo) {
        oscillator.add(table, controls.range, places[o], wanted, right, r, toRight);
      }
    }
  }

  private boolean subRan;

  private void others() {
    boolean sounds = controls.subNow != 0 || controls.subNext != 0;
    for (int lane = 0; sounds && lane < LANES; lane++) {
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
      sub.prepare(subSteps, next);
      sub.widen(wanted);
      sub.add(controls.subWave, left, controls.subNow, controls.subNext);
      if (stereo) {
        sub.add(controls.subWave, right, controls.subNow, controls.subNext);
      }
      sub.advance(true);
      System.arraycopy(next, 0, subSteps, 0, LANES);
    }
    if (controls.noiseNow != 0 || controls.noiseNext != 0) {
      float rise = (controls.noiseNext - controls.noiseNow) * STEP;
      if (stereo) {
        // Both channels hear the same noise: it starts again from the same state.
        System.arraycopy(noises, 0, noisesAgain, 0, LANES);
        noise.add(noisesAgain, right, AT, controls.noiseNow, rise);
      }
      noise.add(noises, left, AT, controls.noiseNow, rise);
    }
  }

  private final int[] noisesAgain = new int[LANES];

  private void filter() {
    if (controls.wetNow != 0 || controls.wetNext != 0) {
      drive(left, drivenLeft);
      if (stereo) {
        drive(right, drivenRight);
      }
    }
    for (int lane = 0; lane < LANES; lane++) {
      wanted[lane] = cutoffOctaves(lane, (float) mod.level(lane), lfo[lane]);
    }
    kernels.cutoff(wanted, next);
    for (int lane = 0; lane < LANES; lane++) {
      slope[lane] = (next[lane] - cutoff[lane]) * STEP;
    }
    stage(
        filterLeft,
        filterRight,
        controls.mixNow,
        controls.mixNext,
        controls.dampingNow,
        controls.dampingNext);
    stage(
        secondLeft,
        secondRight,
        controls.secondNow,
        controls.secondNext,
        controls.secondDampingNow,
        controls.secondDampingNext);
    System.arraycopy(next, 0, cutoff, 0, LANES);
  }

  private void drive(float[] x, float[] last) {
    SynthControls c = controls;
    kernels.drive(
        x,
        last,
        c.driveNow,
        (c.driveNext - c.driveNow) * STEP,
        c.makeNow,
        (c.makeNext - c.makeNow) * STEP,
        c.wetNow,
        (c.wetNext - c.wetNow) * STEP);
  }

  private void stage(
      float[] stateLeft,
      float[] stateRight,
      VoiceKernels.Mix from,
      VoiceKernels.Mix to,
      float damping,
      float end) {
    if (from == VoiceKernels.Mix.THROUGH && to == VoiceKernels.Mix.THROUGH) {
      Arrays.fill(stateLeft, 0);
      Arrays.fill(stateRight, 0);
      return;
    }
    float rise = (end - damping) * STEP;
    if (from == VoiceKernels.Mix.LOW && to == VoiceKernels.Mix.LOW) {
      kernels.low(left, cutoff, slope, damping, rise, stateLeft);
      if (stereo) {
        kernels.low(right, cutoff, slope, damping, rise, stateRight);
      }
    } else {
      kernels.mix(left, cutoff, slope, damping, rise, stateLeft, from, to);
      if (stereo) {
        kernels.mix(right, cutoff, slope, damping, rise, stateRight, from, to);
      }
    }
  }

  private void amplify(float[] sumLeft, float[] sumRight) {
    for (int lane = 0; lane < LANES; lane++) {
      float loud = on(lane) ? loudness(lane, lfo[lane]) : 0;
      slope[lane] = (loud * panLeft[lane] - ampLeft[lane]) * STEP;
      slopeRight[lane] = (loud * panRight[lane] - ampRight[lane]) * STEP;
    }
    kernels.amplify(left, envelope, ampLeft, slope, sumLeft);
    kernels.amplify(stereo ? right : left, envelope, ampRight, slopeRight, sumRight);
    for (int lane = 0; lane < LANES; lane++) {
      ampLeft[lane] = Math.fma(FRAMES, slope[lane], ampLeft[lane]);
      ampRight[lane] = Math.fma(FRAMES, slopeRight[lane], ampRight[lane]);
    }
  }
}
