package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;

/**
 * One clean compressor: the scalar twin of {@link CompressorLanes}, with the same operations in the
 * same order, and beside them the side-chain and the look-ahead, which run only here.
 */
final class CompressorProcessor extends KeyedCompressor {
  private final float rmsFactor;
  private final float slowFactor;
  private final int latency;
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
    float[] c = strip.from;
    float[] d = strip.delta;
    float[] key = path.key;
    float attack = c[ATTACKING];
    float release = c[RELEASING];
    float slowing = c[SLOWING];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float l = key[2 * i];
      float r = key[2 * i + 1];
      float left = l * l;
      float right = r * r;
      float peak = Math.max(left, right);
      meanSquare = Math.fma(rmsFactor, 0.5f * (left + right) - meanSquare, meanSquare);
      float power = Math.fma(Math.fma(i, d[RMS], c[RMS]), meanSquare - peak, peak);
      float reduction =
          Ballistics.reduction(
              Ballistics.level(power),
              Math.fma(i, d[LIMIT], c[LIMIT]),
              Math.fma(i, d[SLOPE], c[SLOPE]),
              Math.fma(i, d[HALF_KNEE], c[HALF_KNEE]),
              Math.fma(i, d[BEND], c[BEND]));
      reduction = Math.min(reduction, Math.fma(i, d[MOST], c[MOST]));
      slow = Math.fma(slowFactor, reduction - slow, slow);
      envelope =
          Ballistics.follow(envelope, reduction, attack, Ballistics.slowed(release, slowing, slow));
      float wet = Math.fma(i, d[WET], c[WET]);
      float dry = Math.fma(i, d[DRY], c[DRY]);
      float gain = Math.fma(wet, Ballistics.gain(envelope), dry);
      x[offset + 2 * i] = Math.fma(gain, x[offset + 2 * i], 0f);
      x[offset + 2 * i + 1] = Math.fma(gain, x[offset + 2 * i + 1], 0f);
    }
    return envelope;
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
