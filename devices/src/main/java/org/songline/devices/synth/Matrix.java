package org.songline.devices.synth;

import static org.songline.devices.synth.SynthTable.MATRIX;
import static org.songline.devices.synth.SynthTable.SLOTS;

import java.util.List;
import org.songline.devices.Glide;
import org.songline.devices.Values;

/**
 * The modulation matrix of one quantum: which sources move which targets, and how far. A slot that
 * is wired anew fades out, changes over and fades in.
 */
final class Matrix {
  /** In the order of the numbers below. */
  static final List<String> SOURCES =
      List.of(
          "off",
          "velocity",
          "key",
          "pressure",
          "timbre",
          "wheel",
          "bend",
          "random",
          "alternate",
          "amp envelope",
          "mod envelope",
          "env 3",
          "env 4",
          "lfo 1",
          "lfo 2",
          "lfo 3",
          "lfo 4");

  static final int OFF = 0;
  static final int VELOCITY = 1;
  static final int KEY = 2;
  static final int PRESSURE = 3;
  static final int TIMBRE = 4;
  static final int WHEEL = 5;
  static final int BEND = 6;
  static final int RANDOM = 7;
  static final int ALTERNATE = 8;
  static final int ENVELOPES = 9;
  static final int LFOS = 13;
  static final int SOURCE_COUNT = 17;

  /** In the order of the numbers below. */
  static final List<String> TARGETS =
      List.of(
          "pitch",
          "cutoff",
          "cutoff 2",
          "resonance",
          "resonance 2",
          "level",
          "pan",
          "osc 1 pitch",
          "osc 2 pitch",
          "osc 3 pitch",
          "osc 1 level",
          "osc 2 level",
          "osc 3 level",
          "osc 1 width",
          "osc 2 width",
          "osc 3 width",
          "osc 1 position",
          "osc 2 position",
          "osc 3 position",
          "osc 1 fm",
          "osc 2 fm",
          "ring level",
          "filter fm");

  static final int PITCH = 0;
  static final int CUTOFF = 1;
  static final int RESONANCE = 3;
  static final int LEVEL = 5;
  static final int PAN = 6;
  static final int OSC_PITCH = 7;
  static final int OSC_LEVEL = 10;
  static final int OSC_WIDTH = 13;
  static final int OSC_POSITION = 16;
  static final int FM = 19;
  static final int RING = 21;
  static final int FILTER_FM = 22;
  static final int TARGET_COUNT = 23;

  /** What the whole of a source does to each target, in the units of the voice. */
  private static final float[] WHOLE = {
    24, 8, 8, 4, 4, 1, 1, 24, 24, 24, 1, 1, 1, 0.48f, 0.48f, 0.48f, 1, 1, 1, 16, 16, 1, 48
  };

  private final Glide[] glides = new Glide[SLOTS];
  private final int[] source = new int[SLOTS];
  private final int[] target = new int[SLOTS];
  private final int[] via = new int[SLOTS];
  private final float[] amount = new float[SLOTS];

  /** Bits of the targets that are moved, and of the sources that are wanted. */
  int targets;

  int sources;

  /** Targets that were moved since the synthesizer was silent, which get kernels of their own. */
  int everTargets;

  Matrix(double rate) {
    for (int i = 0; i < SLOTS; i++) {
      glides[i] = new Glide(rate);
    }
  }

  void update(Values v, boolean still) {
    targets = 0;
    sources = 0;
    for (int i = 0; i < SLOTS; i++) {
      int at = MATRIX + 4 * i;
      int newSource = v.choice(at);
      if (newSource == OFF && source[i] == OFF && amount[i] == 0) {
        continue;
      }
      int newTarget = v.choice(at + 1);
      int newVia = v.choice(at + 3);
      boolean same = newSource == source[i] && newTarget == target[i] && newVia == via[i];
      if (!same && (still || amount[i] == 0)) {
        source[i] = newSource;
        target[i] = newTarget;
        via[i] = newVia;
        same = true;
      }
      float wanted = same && newSource != OFF ? v.end(at + 2) * 0.01f : 0;
      if (still) {
        glides[i].snap();
      }
      glides[i].next(wanted, wanted);
      amount[i] = glides[i].to();
      if (amount[i] != 0) {
        targets |= 1 << target[i];
        sources |= (1 << source[i]) | (1 << via[i]);
      }
    }
    everTargets = still ? targets : everTargets | targets;
  }

  /** Whether an amount is still on its way. */
  boolean gliding() {
    for (int i = 0; i < SLOTS; i++) {
      if (glides[i].catchingUp() || glides[i].moving()) {
        return true;
      }
    }
    return false;
  }

  /** Passes over a quantum in which no value has changed. */
  void rest(boolean still) {
    everTargets = still ? targets : everTargets;
  }

  /** Whether a target is moved in this quantum. */
  boolean moves(int wanted) {
    return (targets >> wanted & 1) != 0;
  }

  /** Whether a source is wanted in this quantum. */
  boolean wants(int wanted) {
    return (sources >> wanted & 1) != 0;
  }

  /**
   * Works out the targets of some lanes.
   *
   * @param from values of the sources by number and lane
   * @param to offsets of the targets by number and lane
   * @param fresh bits of the targets that begin at 0
   */
  void apply(float[][] from, float[][] to, int fresh, int firstLane, int afterLane) {
    for (int t = 0; t < TARGET_COUNT; t++) {
      if ((fresh >> t & 1) != 0) {
        for (int lane = firstLane; lane < afterLane; lane++) {
          to[t][lane] = 0;
        }
      }
    }
    for (int i = 0; i < SLOTS; i++) {
      if (amount[i] != 0) {
        float scale = amount[i] * WHOLE[target[i]];
        float[] moving = from[source[i]];
        float[] opening = from[via[i]];
        float[] moved = to[target[i]];
        boolean open = via[i] == OFF;
        for (int lane = firstLane; lane < afterLane; lane++) {
          float x = moving[lane] * (open ? 1 : opening[lane]);
          moved[lane] = Math.fma(scale, x, moved[lane]);
        }
      }
    }
  }
}
