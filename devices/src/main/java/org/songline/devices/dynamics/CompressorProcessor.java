package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;

import java.util.Arrays;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;

/**
 * One clean compressor: the scalar twin of {@link CompressorLanes}, with the same operations in the
 * same order, and beside them the side-chain and the look-ahead, which run only here.
 */
final class CompressorProcessor implements Processor {
  private final CompressorStrip strip;
  private final KeyPath path;
  private final float rmsFactor;
  private final float slowFactor;
  private final float[] heard = new float[Quantum.SAMPLES];
  private final int latency;
  private float meanSquare;
  private float envelope;
  private float slow;
  private boolean quiet = true;

  CompressorProcessor(double rate, int latency) {
    strip = new CompressorStrip(rate);
    path = new KeyPath(latency);
    rmsFactor = Ballistics.factor(RMS_SECONDS, rate);
    slowFactor = Ballistics.factor(SLOW_SECONDS, rate);
    this.latency = latency;
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public void process(Io io) {
    boolean silent = path.silent(io);
    if (quiet) {
      strip.snap();
      if (silent) {
        Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
        return;
      }
    }
    strip.next(io.values);
    path.take(io, strip.low, strip.high);
    path.delay(io.audio, io.offset, heard);
    compress(io.audio, io.offset);
    if (strip.listens()) {
      float from = strip.from[HEARD];
      KeyPath.listen(
          io.audio, io.offset, heard, from, Math.fma(Quantum.FRAMES, strip.delta[HEARD], from));
    }
    settle();
    io.readings.set(DynamicsReadings.REDUCTION_AT, envelope);
  }

  private void compress(float[] x, int offset) {
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
  }

  private void settle() {
    meanSquare = Exact.flush(meanSquare);
    envelope = envelope >= LEAST ? envelope : 0f;
    slow = slow >= LEAST ? slow : 0f;
    quiet = path.rests(0) && meanSquare == 0 && envelope == 0 && slow == 0;
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    path.reset();
    meanSquare = 0;
    envelope = 0;
    slow = 0;
    quiet = true;
  }
}
