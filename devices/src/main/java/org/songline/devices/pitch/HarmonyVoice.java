package org.songline.devices.pitch;

import static org.songline.devices.pitch.HarmoniserDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;
import org.songline.dsp.noise.Noise;

/** Where one voice of the harmoniser stands, how late and how inaccurate it is. */
final class HarmonyVoice {
  private static final double WANDER_SECONDS = 0.37;
  private static final float WANDER_SEMITONES = 0.15f;
  private static final float WANDER_LEVEL = 0.15f;
  private static final int FADE = 16;

  private final int first;
  private final double rate;
  private final long seed;
  private final DelayLine left;
  private final DelayLine right;
  private final GainGlide level;
  private final Glide pan;
  private final Glide interval;
  private double wandered;
  private int delay;
  private int next;
  private int fading;
  private float swell = 1;
  private float swellFrom = 1;

  /** Semitones above the input at the end of the quantum. */
  float semitones;

  HarmonyVoice(int number, double rate, long seed) {
    this.rate = rate;
    first = FIRST + number * EACH;
    this.seed = Noise.mix(seed + number);
    int most = (int) Math.ceil(MOST_DELAY * rate) + 2;
    left = new DelayLine(most);
    right = new DelayLine(most);
    level = new GainGlide(rate, SILENCE);
    pan = new Glide(rate);
    interval = new Glide(rate);
  }

  /** Takes the values of a quantum; {@code above} is the interval in the key, when it counts. */
  void next(Values values, boolean inKey, float above, float human, boolean fresh) {
    level.next(values, first + LEVEL);
    pan.next(values, first + PAN);
    if (inKey) {
      interval.next(above, above);
    } else {
      interval.next(values, first + INTERVAL);
    }
    wandered += Quantum.FRAMES / (rate * WANDER_SECONDS);
    semitones = interval.to() + human * WANDER_SEMITONES * wander(0);
    swellFrom = swell;
    swell = 1 + human * WANDER_LEVEL * wander(1_000_000_007L);
    int wanted = Math.round(values.end(first + DELAY) * 0.001f * (float) rate);
    if (fresh) {
      delay = wanted;
      next = wanted;
      fading = 0;
      swellFrom = swell;
    } else if (fading == 0 && wanted != delay) {
      next = wanted;
      fading = FADE;
    }
  }

  /** Whether its level is not silence, now or soon. */
  boolean sounds() {
    float[] gains = level.gains();
    return gains[0] != 0 || gains[Quantum.FRAMES - 1] != 0;
  }

  int steps(Values values) {
    return (int) Math.rint(values.at(first + STEPS));
  }

  float formant(Values values) {
    return values.end(first + FORMANT);
  }

  private float wander(long off) {
    long step = (long) wandered;
    float part = (float) (wandered - step);
    float a = Noise.level(seed + off, step);
    float b = Noise.level(seed + off, step + 1);
    return a + (b - a) * part * part * (3 - 2 * part);
  }

  /** Adds an interleaved quantum of this voice. */
  void add(float[] voice, float[] out, int offset) {
    float[] gains = level.gains();
    float startLeft = side(pan.from(), 0);
    float startRight = side(pan.from(), 1);
    float stepLeft = (side(pan.to(), 0) - startLeft) / Quantum.FRAMES;
    float stepRight = (side(pan.to(), 1) - startRight) / Quantum.FRAMES;
    float fade = (float) fading / FADE;
    float fadeStep = fading == 0 ? 0 : 1f / (FADE * Quantum.FRAMES);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      left.write(voice[2 * i]);
      right.write(voice[2 * i + 1]);
      float old = fade - i * fadeStep;
      float l = left.read(next);
      float r = right.read(next);
      if (fading > 0) {
        l = Math.fma(old, left.read(delay) - l, l);
        r = Math.fma(old, right.read(delay) - r, r);
      }
      float gain = gains[i] * Math.fma(i, (swell - swellFrom) / Quantum.FRAMES, swellFrom);
      float toLeft = Math.fma(i, stepLeft, startLeft) * gain;
      float toRight = Math.fma(i, stepRight, startRight) * gain;
      out[offset + 2 * i] = Math.fma(l, toLeft, out[offset + 2 * i]);
      out[offset + 2 * i + 1] = Math.fma(r, toRight, out[offset + 2 * i + 1]);
    }
    if (fading > 0) {
      fading--;
      if (fading == 0) {
        delay = next;
      }
    }
  }

  /** The gain of a side at a place between -100 and 100, with equal power all along. */
  private static float side(float place, int side) {
    float angle = 0.125f * Math.fma(place, 0.01f, 1);
    return 1.41421356f * (side == 0 ? Exact.fastCos(angle) : Exact.fastSin(angle));
  }

  void snap() {
    level.snap();
    pan.snap();
    interval.snap();
  }

  void reset() {
    left.reset();
    right.reset();
    wandered = 0;
    swell = 1;
    delay = 0;
    next = 0;
    fading = 0;
    snap();
  }
}
