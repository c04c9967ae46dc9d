package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorDevice.*;
import static org.songline.devices.dynamics.CompressorStrip.*;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.dynamics.Characters;

/** A compressor with a character: opto, FET or vari-mu. */
final class CharacterProcessor extends KeyedCompressor {
  /**
   * How much slower the slow half of the optical cell lets go, and how much more once it is lit.
   */
  private static final float SLOW_HALF = 4;

  private static final float LIT = 12;

  /** One over the decibels of lasting reduction that light it fully. */
  private static final float LIT_FROM = 1f / 6f;

  private final CharacterColour colour;
  private final int character;
  private final int latency;
  private final float rmsFactor;
  private final float slowFactor;
  private final float[] envelopes = new float[Quantum.FRAMES];
  private float meanSquare;
  private float envelope;
  private float second;
  private float slow;

  CharacterProcessor(double rate, int ahead, int character) {
    super(rate, ahead);
    colour = new CharacterColour(rate, character);
    rmsFactor = Ballistics.factor(RMS_SECONDS, rate);
    slowFactor = Ballistics.factor(SLOW_SECONDS, rate);
    this.character = character;
    latency = ahead + colour.latency();
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  float compress(float[] x, int offset) {
    if (character == OPTO) {
      optical();
    } else {
      feedback();
    }
    colour.process(x, offset, envelopes, strip);
    return envelopes[Quantum.FRAMES - 1];
  }

  private float power(int frame) {
    float l = path.key[2 * frame];
    float r = path.key[2 * frame + 1];
    float left = Math.min(1e12f, l * l);
    float right = Math.min(1e12f, r * r);
    float peak = Math.max(left, right);
    meanSquare = Math.fma(rmsFactor, 0.5f * (left + right) - meanSquare, meanSquare);
    float weight = Math.fma(frame, strip.delta[RMS], strip.from[RMS]);
    return Math.fma(weight, meanSquare - peak, peak);
  }

  private void optical() {
    float[] c = strip.from;
    float[] d = strip.delta;
    float attack = c[ATTACKING];
    float release = c[RELEASING];
    float slowing = c[SLOWING];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float linear =
          Ballistics.reduction(
              Ballistics.level(power(i)),
              Math.fma(i, d[LIMIT], c[LIMIT]),
              Math.fma(i, d[SLOPE], c[SLOPE]),
              Math.fma(i, d[HALF_KNEE], c[HALF_KNEE]),
              Math.fma(i, d[BEND], c[BEND]));
      float reduction = Math.min(Characters.tired(linear), Math.fma(i, d[MOST], c[MOST]));
      slow = Math.fma(slowFactor, reduction - slow, slow);
      float lit = Math.min(1f, slow * LIT_FROM);
      float fast = Ballistics.slowed(release, slowing, slow);
      envelope = Ballistics.follow(envelope, reduction, attack, fast);
      second = Ballistics.follow(second, reduction, attack, fast / Math.fma(LIT, lit, SLOW_HALF));
      envelopes[i] = 0.5f * (envelope + second);
    }
  }

  private void feedback() {
    float[] c = strip.from;
    float[] d = strip.delta;
    boolean mu = character == VARI_MU;
    float attack = 1f / c[ATTACKING];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float slope = Math.fma(i, d[SLOPE], c[SLOPE]);
      float half = Math.fma(i, d[HALF_KNEE], c[HALF_KNEE]);
      float bend = Math.fma(i, d[BEND], c[BEND]);
      float over = Ballistics.level(power(i)) - Math.fma(i, d[LIMIT], c[LIMIT]);
      if (mu) {
        half = Math.max(half, 0.5f * Characters.MU_KNEE);
        bend = 0.25f / half;
        over -= half;
      }
      float reduction =
          Math.min(
              Ballistics.reduction(over, 0f, slope, half, bend), Math.fma(i, d[MOST], c[MOST]));
      slow = Math.fma(slowFactor, reduction - slow, slow);
      float loop = 1f - Characters.slopeAt(over, slope, half);
      float frames =
          reduction > envelope
              ? attack * loop / (1f - slope)
              : loop / Ballistics.slowed(c[RELEASING], c[SLOWING], slow);
      envelope = Math.fma(Characters.factor(frames), reduction - envelope, envelope);
      envelopes[i] = envelope;
    }
  }

  @Override
  boolean settle() {
    meanSquare = Exact.flush(meanSquare);
    envelope = envelope >= LEAST ? envelope : 0f;
    second = second >= LEAST ? second : 0f;
    slow = slow >= LEAST ? slow : 0f;
    boolean empty = colour.rests();
    return path.rests(colour.memory())
        && empty
        && meanSquare == 0
        && envelope == 0
        && second == 0
        && slow == 0;
  }

  @Override
  void clear() {
    colour.reset();
    meanSquare = 0;
    envelope = 0;
    second = 0;
    slow = 0;
  }
}
