package org.songline.devices.distortion;

import static org.songline.devices.distortion.ClipperDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;
import org.songline.dsp.delay.StereoDelay;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.limiter.OvershootGuard;
import org.songline.dsp.oversample.Oversampler;
import org.songline.dsp.shape.Averager;
import org.songline.dsp.shape.ClipShape;

/**
 * Drive, the curve at a high rate, then a guard against what the filters overshoot; all with full
 * scale where the curve is flat, to be brought to the ceiling at last.
 */
final class ClipperProcessor implements Processor {
  /** How far above the ceiling the guard stands when it is off. */
  private static final float OFF = 8;

  /** Where the curve is flat, to the ceiling: so low that the guard leaves it alone. */
  private static final float FLAT = (float) Exact.gain(-OvershootGuard.UNTOUCHED_DECIBELS);

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
  private final OvershootGuard overshoots;
  private final StereoDelay delay;
  private final DelayLine ceilings;
  private final float[] dry = new float[Quantum.SAMPLES];
  private final int latency;

  ClipperProcessor(double rate, int factor) {
    drive = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    ceiling = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    knee = new Glide(rate);
    guard = new Glide(rate);
    delta = new Glide(rate);
    for (int c = 0; c < 2; c++) {
      oversamplers[c] = Oversampler.clean(factor, 1);
      averagers[c] = new Averager(oversamplers[c].size());
    }
    faded = new float[oversamplers[0].size()];
    overshoots = new OvershootGuard(rate);
    latency = oversamplers[0].latency() + overshoots.latency();
    delay = new StereoDelay(latency);
    ceilings = new DelayLine(latency + Quantum.FRAMES);
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public void process(Io io) {
    boolean skips = rest.skips(io);
    boolean fresh = rest.quiet();
    if (fresh) {
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
    double away = OFF * (1 - Math.min(guard.from(), guard.to()));
    overshoots.process(x, at, (1 + away) / FLAT);
    lower(x, at, fresh);
    listen(x, at);
    rest.leave(latency + 4 * oversamplers[0].latency(), overshoots.resting());
  }

  /** Drives, 1 being flat; keeps what came in. Returns the decibels above the ceiling. */
  private float drive(float[] x, int at) {
    float most = 0;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float gain = drive.gains()[i];
      float scale = 1f / (FLAT * ceiling.gains()[i]);
      for (int c = 0; c < 2; c++) {
        float v = x[at + 2 * i + c];
        v = Math.abs(v) <= 1e4f ? v * gain : 0f;
        dry[2 * i + c] = v;
        v *= scale;
        most = Math.max(most, Math.abs(v));
        x[at + 2 * i + c] = v;
      }
    }
    most *= FLAT;
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
    oversampler.down(x, at + side);
  }

  /** Brings each frame to the ceiling at which it was clipped. */
  private void lower(float[] x, int at, boolean fresh) {
    float[] gains = ceiling.gains();
    for (int past = fresh ? latency : 0; past > 0; past -= Quantum.FRAMES) {
      ceilings.write(gains, 0, Quantum.FRAMES);
    }
    ceilings.write(gains, 0, Quantum.FRAMES);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float level = FLAT * ceilings.read(latency + Quantum.FRAMES - 1 - i);
      x[at + 2 * i] *= level;
      x[at + 2 * i + 1] *= level;
    }
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
    overshoots.reset();
    delay.reset();
  }
}
