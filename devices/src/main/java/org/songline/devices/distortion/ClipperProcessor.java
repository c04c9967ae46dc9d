package org.songline.devices.distortion;

import static org.songline.devices.distortion.ClipperDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.StereoDelay;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.limiter.TruePeakLimiter;
import org.songline.dsp.oversample.Oversampler;
import org.songline.dsp.shape.Averager;
import org.songline.dsp.shape.ClipShape;

/** Drive, the curve at a high rate, then a short limiter for what the filters overshoot. */
final class ClipperProcessor implements Processor {
  private static final double GUARD_SECONDS = 0.001;
  private static final double GUARD_RELEASE = 0.2;

  /** How far above the ceiling the guard stands when it is off. */
  private static final float OFF = 8;

  private final Rest rest = new Rest();
  private final GainGlide drive;
  private final GainGlide ceiling;
  private final Glide knee;
  private final Glide guard;
  private final Glide delta;
  private final Oversampler[] oversamplers = new Oversampler[2];
  private final Averager[] averagers = new Averager[2];
  private final ClipShape shape = new ClipShape();
  private final ClipShape next = new ClipShape();
  private final float[] faded;
  private final TruePeakLimiter limiter;
  private final StereoDelay delay;
  private final float[] dry = new float[Quantum.SAMPLES];
  private final int factor;
  private final int latency;

  ClipperProcessor(double rate, int factor) {
    this.factor = factor;
    drive = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    ceiling = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    knee = new Glide(rate);
    guard = new Glide(rate);
    delta = new Glide(rate);
    for (int c = 0; c < 2; c++) {
      oversamplers[c] = new Oversampler(factor, 1);
      averagers[c] = new Averager(oversamplers[c].size());
    }
    faded = new float[oversamplers[0].size()];
    limiter = new TruePeakLimiter(rate, GUARD_SECONDS);
    latency = oversamplers[0].latency() + limiter.latency();
    delay = new StereoDelay(latency);
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public void process(Io io) {
    boolean skips = rest.skips(io);
    if (rest.quiet()) {
      drive.snap();
      ceiling.snap();
      knee.snap();
      guard.snap();
      delta.snap();
    }
    if (skips) {
      io.readings.set(CLIPPED_AT, 0);
      return;
    }
    drive.next(io.values, DRIVE);
    ceiling.next(io.values, CEILING);
    knee.next(io.values, KNEE);
    guard.next(io.values, GUARD);
    delta.next(io.values, DELTA);
    float[] x = io.audio;
    int at = io.offset;
    io.readings.set(CLIPPED_AT, drive(x, at));
    shape.set(0.01 * knee.from());
    next.set(0.01 * knee.to());
    clip(x, at, 0);
    clip(x, at, 1);
    guard(x, at);
    listen(x, at);
    rest.leave(latency + 4 * oversamplers[0].latency(), limiter.resting());
  }

  /** Drives, in ceilings; keeps what came in. Returns the decibels above the ceiling. */
  private float drive(float[] x, int at) {
    float most = 0;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float gain = drive.gains()[i];
      float scale = 1f / ceiling.gains()[i];
      for (int c = 0; c < 2; c++) {
        float v = x[at + 2 * i + c];
        v = Math.abs(v) <= 1e4f ? v * gain : 0f;
        dry[2 * i + c] = v;
        v *= scale;
        most = Math.max(most, Math.abs(v));
        x[at + 2 * i + c] = v;
      }
    }
    return Math.max(0f, Ballistics.level(most * most));
  }

  private void clip(float[] x, int at, int side) {
    Oversampler oversampler = oversamplers[side];
    Averager averager = averagers[side];
    float[] high = oversampler.up(x, at + side);
    int size = oversampler.size();
    averager.take(high, size);
    averager.bend(shape, high, size);
    if (knee.moving()) {
      averager.bend(next, faded, size);
      float step = 1f / size;
      for (int i = 0; i < size; i++) {
        high[i] = Math.fma(i * step, faded[i] - high[i], high[i]);
      }
    }
    if (ceiling.constant()) {
      float level = ceiling.gains()[0];
      for (int i = 0; i < size; i++) {
        high[i] *= level;
      }
    } else {
      for (int i = 0; i < size; i++) {
        high[i] *= ceiling.gains()[i / factor];
      }
    }
    oversampler.down(x, at + side);
  }

  private void guard(float[] x, int at) {
    // The lowest ceiling of the quantum, so that a moving one holds throughout.
    float[] gains = ceiling.gains();
    double lowest = Math.min(gains[0], gains[Quantum.FRAMES - 1]);
    double away = OFF * (1 - Math.min(guard.from(), guard.to()));
    limiter.process(x, at, lowest * (1 + away), 1, GUARD_RELEASE);
  }

  private void listen(float[] x, int at) {
    boolean listens = delta.from() != 0 || delta.to() != 0;
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      float past = delay.next(dry[i]);
      if (listens) {
        float share = delta.at(i / 2);
        float y = x[at + i];
        x[at + i] = Math.fma(share, past - y - y, y);
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
    for (int c = 0; c < 2; c++) {
      oversamplers[c].reset();
      averagers[c].reset();
    }
    limiter.reset();
    delay.reset();
  }
}
