package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;

/**
 * One clean compressor: the scalar twin of {@link CompressorLanes}, with the same operations in the
 * same order, and beside them the side-chain and the look-ahead, which run only here. What one
 * frame has nothing to do with the next in runs with frames side by side in {@link FrameSteps}.
 */
final class CompressorProcessor extends KeyedCompressor {
  private final float rmsFactor;
  private final float slowFactor;
  private final int latency;

  /** Of each frame, one after the other: power, reduction and envelope. */
  private final float[] levels = new float[Quantum.FRAMES];

  private final float[] means = new float[Quantum.FRAMES];
  private float meanSquare;
  private float envelope;
  private float slow;

  CompressorProcessor(double rate, int latency) {
    super(rate, latency);
    rmsFactor = Ballistics.factor(RMS_SECONDS, rate);
    slowFactor = Ballistics.factor(SLOW_SECONDS, rate);
    this.latency = latency;
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  float compress(float[] x, int offset) {
    boolean vectors = FrameSteps.pay();
    float[] c = strip.from;
    float[] d = strip.delta;
    power();
    if (c[RMS] != 0 || d[RMS] != 0) {
      average(c[RMS], d[RMS]);
    }
    if (vectors) {
      FrameSteps.reductions(levels, c, d);
    } else {
      reductions(c, d);
    }
    if (c[ATTACKING] >= c[RELEASING]) {
      follow(c[ATTACKING], c[RELEASING], c[SLOWING]);
    } else {
      followGently(c[ATTACKING], c[RELEASING], c[SLOWING]);
    }
    if (vectors) {
      FrameSteps.apply(levels, c, d, x, offset);
    } else {
      apply(c, d, x, offset);
    }
    return envelope;
  }

  /** The linked power of each frame, and its mean. */
  private void power() {
    float[] key = path.key;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float left = key[2 * i] * key[2 * i];
      float right = key[2 * i + 1] * key[2 * i + 1];
      levels[i] = Math.max(left, right);
      means[i] = 0.5f * (left + right);
    }
  }

  /** Moves the powers towards the mean power as far as the detector is set to it. */
  private void average(float rms, float dRms) {
    float mean = meanSquare;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      mean = Math.fma(rmsFactor, means[i] - mean, mean);
      levels[i] = Math.fma(Math.fma(i, dRms, rms), mean - levels[i], levels[i]);
    }
  }

  private void reductions(float[] c, float[] d) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float reduction =
          Ballistics.reduction(
              Ballistics.level(levels[i]),
              Math.fma(i, d[LIMIT], c[LIMIT]),
              Math.fma(i, d[SLOPE], c[SLOPE]),
              Math.fma(i, d[HALF_KNEE], c[HALF_KNEE]),
              Math.fma(i, d[BEND], c[BEND]));
      levels[i] = Math.min(reduction, Math.fma(i, d[MOST], c[MOST]));
    }
  }

  /** The envelope; what else waits from frame to frame goes beside it, in the same time. */
  private void follow(float attack, float release, float slowing) {
    float mean = meanSquare;
    float late = slow;
    float now = envelope;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float reduction = levels[i];
      mean = Math.fma(rmsFactor, means[i] - mean, mean);
      late = Math.fma(slowFactor, reduction - late, late);
      float slowed = Ballistics.slowed(release, slowing, late);
      now = Ballistics.followFaster(now, reduction, attack, slowed);
      levels[i] = now;
    }
    meanSquare = mean;
    slow = late;
    envelope = now;
  }

  private void followGently(float attack, float release, float slowing) {
    float mean = meanSquare;
    float late = slow;
    float now = envelope;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float reduction = levels[i];
      mean = Math.fma(rmsFactor, means[i] - mean, mean);
      late = Math.fma(slowFactor, reduction - late, late);
      now = Ballistics.follow(now, reduction, attack, Ballistics.slowed(release, slowing, late));
      levels[i] = now;
    }
    meanSquare = mean;
    slow = late;
    envelope = now;
  }

  private void apply(float[] c, float[] d, float[] x, int offset) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float wet = Math.fma(i, d[WET], c[WET]);
      float dry = Math.fma(i, d[DRY], c[DRY]);
      float gain = Math.fma(wet, Ballistics.gain(levels[i]), dry);
      x[offset + 2 * i] = Math.fma(gain, x[offset + 2 * i], 0f);
      x[offset + 2 * i + 1] = Math.fma(gain, x[offset + 2 * i + 1], 0f);
    }
  }

  @Override
  boolean settle() {
    meanSquare = Exact.flush(meanSquare);
    envelope = envelope >= LEAST ? envelope : 0f;
    slow = slow >= LEAST ? slow : 0f;
    return path.rests(0) && meanSquare == 0 && envelope == 0 && slow == 0;
  }

  @Override
  void clear() {
    meanSquare = 0;
    envelope = 0;
    slow = 0;
  }
}
