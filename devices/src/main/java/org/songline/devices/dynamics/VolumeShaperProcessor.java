package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.VolumeShaperDevice.*;

import org.songline.devices.Common;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.OutputLevel;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Values;
import org.songline.devices.ValuesWatch;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.envelope.DrawnCurve;
import org.songline.dsp.filter.Crossover;
import org.songline.dsp.filter.Svf;

/**
 * Reads the curve at the song's position. When a change of values moves the curve under the
 * position, what it jumps by is added and faded out.
 */
final class VolumeShaperProcessor implements Processor {
  /** Longest share of a cycle that the slope at a jump takes. */
  private static final double LONGEST_SLOPE = 0.25;

  private static final float DEEPEST = 96;
  private static final float LEAST_GAIN = 1e-5f;

  /** Powers of two by which a bend of 100 % stretches. */
  private static final float BENDING = 4;

  private final double rate;
  private final int spread;
  private final Glide depth;
  private final OutputLevel output;
  private final Glide split;
  private final Glide lows;
  private final ValuesWatch watch = new ValuesWatch();
  private final DrawnCurve curve = new DrawnCurve(MOST);
  private final Crossover[] splits = {new Crossover(), new Crossover()};
  private final float[] gains = new float[Quantum.FRAMES];
  private final Rest rest = new Rest();
  private boolean fresh = true;
  private long expected;
  private double free;
  private double hertz;
  private double cycle;
  private boolean synced;
  private float offset;
  private double phase;
  private double step;
  private float jump;
  private int left;

  VolumeShaperProcessor(double rate) {
    this.rate = rate;
    spread = Quantum.FRAMES * Glide.quanta(rate);
    depth = new Glide(rate);
    output = new OutputLevel(rate, VolumeShaperDevice.OUTPUT);
    split = new Glide(rate);
    lows = new Glide(rate);
  }

  @Override
  public void process(Io io) {
    boolean skips = rest.skips(io);
    if (rest.quiet()) {
      depth.snap();
      output.snap();
      split.snap();
      lows.snap();
      fresh = true;
      if (skips) {
        io.readings.set(DynamicsReadings.REDUCTION_AT, 0);
        return;
      }
    }
    locate(io);
    shape(io.audio, io.offset);
    output.apply(io);
    splits[0].flush();
    splits[1].flush();
    rest.leave(0, splits[0].empty() && splits[1].empty());
    float last = Math.max(LEAST_GAIN, gains[Quantum.FRAMES - 1]);
    io.readings.set(
        DynamicsReadings.REDUCTION_AT, Math.min(DEEPEST, -Ballistics.level(last * last)));
  }

  /** Finds the position in the cycle, and what a change of values makes the gain jump by. */
  private void locate(Io io) {
    Values values = io.values;
    boolean anew = fresh || io.frame != expected;
    boolean changed = !anew && !watch.same(values);
    float before = changed ? at(position(io)) : 0;
    watch.see(values);
    double newHertz = values.at(RATE);
    if (anew) {
      free = 0;
    } else if (newHertz != hertz) {
      // The cycle goes on from where it is.
      free += (hertz - newHertz) * (io.frame / rate);
      free -= Math.rint(free);
    }
    synced = values.on(SYNC);
    hertz = newHertz;
    cycle = Common.quarters(values.choice(NOTE));
    depth.next(values, DEPTH);
    split.next(values, SPLIT);
    float low = values.on(LOWS_ONLY) ? 1 : 0;
    lows.next(low, low);
    offset = 0.01f * values.at(OFFSET);
    step = synced ? io.tempo / (60 * rate * cycle) : hertz / rate;
    draw(values);
    phase = position(io);
    if (anew) {
      jump = 0;
      left = 0;
    } else if (changed) {
      float moved = before - at(phase);
      if (Math.abs(moved) > 1e-6f) {
        jump = fading() + moved;
        left = spread;
      }
    }
    fresh = false;
    expected = io.frame + Quantum.FRAMES;
  }

  /** What is left of the last jump. */
  private float fading() {
    float t = (float) left / spread;
    return jump * t * t * Math.fma(-2f, t, 3f);
  }

  private double position(Io io) {
    double turns = synced ? io.quarters / cycle : io.frame / rate * hertz + free;
    double at = turns - offset;
    return at - Math.floor(at);
  }

  private void draw(Values values) {
    double slope = values.at(SMOOTHING) * 0.001 * rate * step;
    curve.begin((float) Math.clamp(slope, 1e-5, LONGEST_SLOPE));
    int count = 1 + values.choice(POINTS);
    for (int p = 0; p < count; p++) {
      int at = FIRST_POINT + p * PER_POINT;
      curve.add(
          0.01f * values.at(at),
          0.01f * values.at(at + 1),
          Exact.fastExp2(0.01f * BENDING * values.at(at + 2)));
    }
  }

  private float at(double position) {
    return curve.at((float) position);
  }

  private void shape(float[] x, int at) {
    boolean divides = lows.from() != 0 || lows.to() != 0;
    if (!divides) {
      splits[0].reset();
      splits[1].reset();
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float drawn = at(phase);
      if (left > 0) {
        drawn += fading();
        left--;
      }
      phase += step;
      phase = phase >= 1 ? phase - Math.floor(phase) : phase;
      float gain = 1f + 0.01f * depth.at(i) * (drawn - 1f);
      gains[i] = gain;
      float l = Exact.bounded(x[at + 2 * i]);
      float r = Exact.bounded(x[at + 2 * i + 1]);
      float outLeft = gain * l;
      float outRight = gain * r;
      if (divides) {
        float share = lows.at(i);
        if (i == 0 || split.moving()) {
          float cutoff = Svf.warp(split.at(i), rate);
          splits[0].tune(cutoff);
          splits[1].tune(cutoff);
        }
        splits[0].step(l);
        splits[1].step(r);
        float apartLeft = Math.fma(gain, splits[0].low(), splits[0].high());
        float apartRight = Math.fma(gain, splits[1].low(), splits[1].high());
        outLeft = Math.fma(share, apartLeft - outLeft, outLeft);
        outRight = Math.fma(share, apartRight - outRight, outRight);
      }
      x[at + 2 * i] = outLeft;
      x[at + 2 * i + 1] = outRight;
    }
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    rest.reset();
    splits[0].reset();
    splits[1].reset();
    fresh = true;
    jump = 0;
    left = 0;
  }
}
