package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.FilterDevice.*;

import org.songline.devices.Common;
import org.songline.devices.Glide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.dynamics.TimeConstant;
import org.songline.dsp.envelope.Lfo;

/**
 * Where the cutoff of a filter is at each frame: the knob, the envelope follower and the LFO, added
 * in octaves.
 */
final class FilterSweep {
  private static final float LEAST = 1e-6f;
  private static final float LOWEST_HERTZ = 10;

  /** tan(pi f / rate) at each frame, left and right. */
  final float[][] cutoffs = new float[Quantum.CHANNELS][Quantum.FRAMES];

  /** Whether all cutoffs of the quantum are equal, side by side too. */
  boolean still;

  private final double rate;
  private final long seed;
  private final float octave;
  private final float lowest;
  private final Glide[] lfo = new Glide[Quantum.CHANNELS];
  private final float[] levels = new float[Quantum.FRAMES];
  private final TimeConstant attack;
  private final TimeConstant release;
  private boolean fresh = true;
  private double turns;
  private float level;
  private boolean heeded;

  /**
   * @param rate of the sound
   * @param filterRate of the filter
   */
  FilterSweep(double rate, double filterRate, long seed) {
    this.rate = rate;
    this.seed = seed;
    octave = (float) (Exact.log(filterRate) / Exact.log(2));
    lowest = Exact.fastLog2((float) (LOWEST_HERTZ / filterRate));
    attack = new TimeConstant(rate);
    release = new TimeConstant(rate);
    lfo[0] = new Glide(rate);
    lfo[1] = new Glide(rate);
  }

  /** Works out the next quantum. */
  void next(Io io, Glides glides) {
    turn(io, glides);
    follow(io, glides);
    float base = Exact.fastLog2(glides.from(CUTOFF));
    float baseTo = Exact.fastLog2(glides.to(CUTOFF));
    float depth = glides.from(ENVELOPE) / 12;
    float depthTo = glides.to(ENVELOPE) / 12;
    boolean follows = (depth != 0 || depthTo != 0) && (level != 0 || levels[0] != 0);
    float wide = glides.from(LFO) / 12;
    float wideTo = glides.to(LFO) / 12;
    boolean sidesEqual = glides.from(LFO_WIDTH) == 0 && glides.to(LFO_WIDTH) == 0;
    still = !follows && base == baseTo && wide == 0 && wideTo == 0;
    for (int side = 0; side < Quantum.CHANNELS; side++) {
      float from = Math.fma(wide, lfo[side].from(), base) - octave;
      float to = Math.fma(wideTo, lfo[side].to(), baseTo) - octave;
      if (side == 1 && (still || sidesEqual)) {
        System.arraycopy(cutoffs[0], 0, cutoffs[1], 0, Quantum.FRAMES);
      } else if (still) {
        cutoffs[side][0] = warp(from);
      } else if (follows) {
        fill(cutoffs[side], from, to, depth, depthTo);
      } else {
        fill(cutoffs[side], from, to);
      }
    }
  }

  private void fill(float[] target, float from, float to) {
    float step = (to - from) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      target[i] = warp(Math.fma(i, step, from));
    }
  }

  private void fill(float[] target, float from, float to, float depth, float depthTo) {
    float step = (to - from) / Quantum.FRAMES;
    float deeper = (depthTo - depth) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      target[i] = warp(Math.fma(Math.fma(i, deeper, depth), levels[i], Math.fma(i, step, from)));
    }
  }

  /** From powers of two of cycles a sample to the cutoff. */
  private float warp(float cycles) {
    return Exact.fastTan(Math.min(0.49f, Exact.fastExp2(Math.max(lowest, cycles))));
  }

  /** As {@link #next} while nothing moves: the LFO, which does not sound, goes on unseen. */
  void pass(Io io, Glides glides) {
    turns = ahead(io, glides);
    lfo[0].snap();
    lfo[1].snap();
  }

  /** The turns of the LFO after this quantum: by the song's quarters when synced, else its own. */
  private double ahead(Io io, Glides glides) {
    if (io.values.on(SYNC)) {
      double cycle = Common.quarters(io.values.choice(NOTE));
      turns = io.quarters / cycle;
      fresh = false;
      return turns + Quantum.FRAMES * io.tempo / (60 * rate * cycle);
    }
    if (fresh) {
      turns = io.frame * (double) glides.from(LFO_RATE) / rate;
      fresh = false;
    }
    return turns + 0.5 * (glides.from(LFO_RATE) + glides.to(LFO_RATE)) * Quantum.FRAMES / rate;
  }

  /** Moves the LFO on by a quantum. */
  private void turn(Io io, Glides glides) {
    double next = ahead(io, glides);
    Lfo shape = Common.lfo(io.values.choice(LFO_SHAPE));
    lfo[0].next(shape.at(turns, seed), shape.at(next, seed));
    double late = -0.005 * glides.from(LFO_WIDTH);
    double lateTo = -0.005 * glides.to(LFO_WIDTH);
    lfo[1].next(shape.at(turns + late, seed), shape.at(next + lateTo, seed));
    turns = next;
  }

  /**
   * The loudness of each frame, 0 to 1, while it moves the cutoff; where it begins to, it begins
   * with the loudest frame of the quantum.
   */
  private void follow(Io io, Glides glides) {
    if (glides.from(ENVELOPE) == 0 && glides.to(ENVELOPE) == 0) {
      level = 0;
      levels[0] = 0;
      heeded = false;
      return;
    }
    float[] x = io.hasSide ? io.side : io.audio;
    int offset = io.hasSide ? io.sideOffset : io.offset;
    float gain = Exact.fastGain(io.values.end(SENSITIVITY));
    float most = 0;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float peak = Math.max(Math.abs(x[offset + 2 * i]), Math.abs(x[offset + 2 * i + 1]));
      levels[i] = Math.min(1f, gain * peak);
      most = Math.max(most, levels[i]);
    }
    float now = heeded ? level : most;
    heeded = true;
    float up = attack.factor(io.values.end(ATTACK) / 1000);
    float down = release.factor(io.values.end(RELEASE) / 1000);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      now = Ballistics.follow(now, levels[i], up, down);
      levels[i] = now;
    }
    level = now >= LEAST ? now : 0;
  }

  /** Whether the envelope follower has come to rest. */
  boolean empty() {
    return level == 0;
  }

  void snap() {
    fresh = true;
    heeded = true;
    lfo[0].snap();
    lfo[1].snap();
  }

  void reset() {
    level = 0;
    snap();
  }
}
