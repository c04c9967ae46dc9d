package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;

import java.util.Arrays;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Silence;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.filter.Section;

/**
 * One compressor: the scalar twin of {@link CompressorLanes}, with the same operations in the same
 * order, and beside them the side-chain and the look-ahead, which run only here.
 */
final class CompressorProcessor implements Processor {
  private final CompressorStrip strip;
  private final float rmsFactor;
  private final float slowFactor;
  private final float[] key = new float[Quantum.SAMPLES];
  private final float[] keyState = new float[4];
  private final float[] delay;
  private final int latency;
  private int place;
  private int silence;
  private float meanSquare;
  private float envelope;
  private float slow;
  private boolean quiet = true;

  CompressorProcessor(double rate, int latency) {
    strip = new CompressorStrip(rate);
    rmsFactor = Ballistics.factor(RMS_SECONDS, rate);
    slowFactor = Ballistics.factor(SLOW_SECONDS, rate);
    this.latency = latency;
    delay = new float[2 * latency];
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public void process(Io io) {
    boolean silent = Silence.in(io.audio, io.offset);
    boolean keySilent = !io.hasSide || Silence.in(io.side, io.sideOffset);
    if (quiet) {
      strip.snap();
      if (silent && keySilent) {
        Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
        return;
      }
    }
    strip.next(io.values);
    if (io.hasSide) {
      System.arraycopy(io.side, io.sideOffset, key, 0, Quantum.SAMPLES);
    } else {
      System.arraycopy(io.audio, io.offset, key, 0, Quantum.SAMPLES);
    }
    filterKey();
    delaySound(io.audio, io.offset);
    compress(io.audio, io.offset);
    settle(silent, keySilent);
  }

  private void filterKey() {
    if (strip.key.flat()) {
      Arrays.fill(keyState, 0f);
      return;
    }
    float[] c = strip.key.from;
    float[] to = strip.key.to;
    for (int side = 0; side < 2; side++) {
      float s1 = keyState[2 * side];
      float s2 = keyState[2 * side + 1];
      for (int i = 0; i < Quantum.FRAMES; i++) {
        float b = moved(c, to, Section.B, i);
        float v = key[2 * i + side];
        float e = v - s2;
        float y = Math.fma(moved(c, to, Section.X, i), v, 0f);
        y = Math.fma(moved(c, to, Section.T1, i), s1, y);
        key[2 * i + side] = Math.fma(moved(c, to, Section.T2, i), s2, y);
        float next = Math.fma(b, e, Math.fma(moved(c, to, Section.D, i), s1, s1));
        s2 = Math.fma(moved(c, to, Section.H, i), e, Math.fma(b, s1, s2));
        s1 = next;
      }
      keyState[2 * side] = s1;
      keyState[2 * side + 1] = s2;
    }
  }

  private static float moved(float[] from, float[] to, int place, int frame) {
    return Math.fma(frame, (to[place] - from[place]) / Quantum.FRAMES, from[place]);
  }

  private void delaySound(float[] x, int offset) {
    if (latency == 0) {
      return;
    }
    for (int i = offset; i < offset + Quantum.SAMPLES; i++) {
      float past = delay[place];
      delay[place] = x[i];
      x[i] = past;
      place = place + 1 == delay.length ? 0 : place + 1;
    }
  }

  private void compress(float[] x, int offset) {
    float[] c = strip.from;
    float[] d = strip.delta;
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
      slow = Math.fma(slowFactor, reduction - slow, slow);
      envelope =
          Ballistics.follow(envelope, reduction, attack, Ballistics.slowed(release, slowing, slow));
      float wet = Math.fma(i, d[WET], c[WET]);
      float dry = Math.fma(i, d[DRY], c[DRY]);
      float gain = Math.fma(wet, Ballistics.gain(envelope), dry);
      x[offset + 2 * i] = Math.fma(gain, x[offset + 2 * i], 0f);
      x[offset + 2 * i + 1] = Math.fma(gain, x[offset + 2 * i + 1], 0f);
    }
  }

  private void settle(boolean silent, boolean keySilent) {
    for (int i = 0; i < keyState.length; i++) {
      keyState[i] = Exact.flush(keyState[i]);
    }
    meanSquare = Exact.flush(meanSquare);
    envelope = envelope >= LEAST ? envelope : 0f;
    slow = slow >= LEAST ? slow : 0f;
    silence = silent ? Math.min(1 << 20, silence + Quantum.FRAMES) : 0;
    boolean empty = keyState[0] == 0 && keyState[1] == 0 && keyState[2] == 0 && keyState[3] == 0;
    quiet =
        silent
            && keySilent
            && silence >= latency
            && empty
            && meanSquare == 0
            && envelope == 0
            && slow == 0;
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    Arrays.fill(keyState, 0f);
    Arrays.fill(delay, 0f);
    place = 0;
    silence = 0;
    meanSquare = 0;
    envelope = 0;
    slow = 0;
    quiet = true;
  }
}
