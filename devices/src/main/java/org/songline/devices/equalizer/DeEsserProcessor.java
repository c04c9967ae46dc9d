package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.DeEsserDevice.*;

import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.dynamics.TimeConstant;

/**
 * A running de-esser: a compressor whose level is that of the highs, alone or relative to all, with
 * the power of both averaged alike.
 */
final class DeEsserProcessor implements Processor {
  private static final double MEAN_SECONDS = 0.004;

  /** Decibels by which each decibel above the threshold turns down, until the range is reached. */
  private static final float SLOPE = 2;

  /** Level below which nothing counts as a sibilant. */
  private static final float SILENCE = -80;

  private static final float LEAST = 1e-4f;

  private final float mean;
  private final TimeConstant attacking;
  private final TimeConstant releasing;
  private final Glides glides;
  private final SplitGlide split;
  private final float[][] parts = new float[2][Quantum.SAMPLES];
  private final float[] reductions = new float[Quantum.FRAMES];
  private final Rest rest = new Rest();
  private float high;
  private float all;
  private float envelope;

  DeEsserProcessor(double rate) {
    attacking = new TimeConstant(rate);
    releasing = new TimeConstant(rate);
    mean = Ballistics.factor(MEAN_SECONDS, rate);
    glides = new Glides(rate, new DeEsserDevice().parameters());
    split = new SplitGlide(rate, 2, FREQUENCY);
  }

  @Override
  public void process(Io io) {
    boolean woken = rest.quiet();
    if (rest.skips(io)) {
      return;
    }
    if (woken) {
      glides.snap();
      split.snap();
    }
    glides.next(io.values);
    split.next(io, parts);
    detect(io);
    apply(io);
    high = Exact.flush(high);
    all = Exact.flush(all);
    envelope = envelope >= LEAST ? envelope : 0f;
    io.readings.set(0, envelope);
    boolean empty = split.flush();
    rest.leave(0, empty && high == 0 && all == 0 && envelope == 0);
  }

  private void detect(Io io) {
    Values values = io.values;
    float attack = attacking.factor(values.end(ATTACK) / 1000);
    float release = releasing.factor(values.end(RELEASE) / 1000);
    float threshold = glides.to(THRESHOLD);
    float range = glides.to(RANGE);
    boolean relative = values.choice(DETECTION) == 0;
    float[] highs = parts[1];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      high = Math.fma(mean, power(highs, 2 * i) - high, high);
      all = Math.fma(mean, power(io.audio, io.offset + 2 * i) - all, all);
      float level = Ballistics.level(high);
      float over = (relative ? level - Ballistics.level(all) : level) - threshold;
      float target = level > SILENCE ? Math.min(range, SLOPE * Math.max(0f, over)) : 0f;
      envelope = Ballistics.follow(envelope, target, attack, release);
      reductions[i] = envelope;
    }
  }

  private static float power(float[] x, int at) {
    return x[at] * x[at] + x[at + 1] * x[at + 1];
  }

  private void apply(Io io) {
    float splits = glides.from(MODE);
    float dSplits = (glides.to(MODE) - splits) / Quantum.FRAMES;
    float listens = glides.from(LISTEN);
    float dListens = (glides.to(LISTEN) - listens) / Quantum.FRAMES;
    float[] lows = parts[0];
    float[] highs = parts[1];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float gain = Ballistics.gain(reductions[i]);
      float share = Math.fma(i, dSplits, splits);
      float alone = Math.fma(i, dListens, listens);
      for (int at = 2 * i; at < 2 * i + 2; at++) {
        float wide = gain * io.audio[io.offset + at];
        float part = Math.fma(gain, highs[at], lows[at]);
        float y = Math.fma(share, part, (1f - share) * wide);
        io.audio[io.offset + at] = Math.fma(alone, highs[at], (1f - alone) * y);
      }
    }
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    rest.reset();
    split.reset();
    high = 0;
    all = 0;
    envelope = 0;
  }
}
