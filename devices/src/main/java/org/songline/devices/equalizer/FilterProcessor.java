package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.FilterDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Silence;
import org.songline.devices.ValuesWatch;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;
import org.songline.dsp.oversample.HalfBand;

/** A running filter: both sides, the dry sound beside them, and the doubled rate if asked for. */
final class FilterProcessor implements Processor {
  private final boolean twice;
  private final int latency;
  private final Glides glides;
  private final GainGlide output;
  private final FilterShape shape;
  private final FilterSweep sweep;
  private final FilterChannel[] channels = new FilterChannel[Quantum.CHANNELS];
  private final HalfBand[] bands = new HalfBand[Quantum.CHANNELS];
  private final DelayLine[] dry = new DelayLine[Quantum.CHANNELS];
  private final float[] work;
  private final float[] sides = new float[Quantum.SAMPLES];
  private final Rest rest = new Rest();
  private final ValuesWatch watch = new ValuesWatch();

  /** Whether the same values would change nothing at the next quantum but the LFO's place. */
  private boolean settled;

  FilterProcessor(double rate, long seed, boolean twice) {
    this.twice = twice;
    int length = twice ? 2 * Quantum.FRAMES : Quantum.FRAMES;
    work = new float[length];
    glides = new Glides(rate, new FilterDevice().parameters());
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    shape = new FilterShape(rate);
    sweep = new FilterSweep(rate, twice ? 2 * rate : rate, seed);
    for (int side = 0; side < Quantum.CHANNELS; side++) {
      channels[side] = new FilterChannel(length, twice ? 1 : 0);
      bands[side] = new HalfBand(18, 9);
      dry[side] = new DelayLine(bands[side].latency());
    }
    latency = twice ? bands[0].latency() : 0;
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public void process(Io io) {
    boolean woken = rest.quiet();
    boolean keySilent = !io.hasSide || Silence.in(io.side, io.sideOffset);
    if (rest.skips(io) && keySilent) {
      return;
    }
    if (woken) {
      glides.snap();
      output.snap();
      shape.snap();
      sweep.snap();
    }
    if (settled && !woken && watch.same(io.values)) {
      sweep.pass(io, glides);
    } else {
      next(io);
    }
    if (settled && !twice) {
      runStill(io.audio, io.offset);
    } else {
      run(io);
    }
    boolean empty = sweep.empty() && keySilent;
    for (int side = 0; side < Quantum.CHANNELS; side++) {
      channels[side].flush();
      empty &= channels[side].empty(shape);
    }
    rest.leave(2 * latency + 2, empty);
  }

  private void next(Io io) {
    watch.see(io.values);
    glides.next(io.values);
    output.next(io.values, OUTPUT);
    shape.next(io.values, glides);
    sweep.next(io, glides);
    settled = sweep.still && shape.still && glides.settled() && output.settled();
  }

  private void run(Io io) {
    for (int side = 0; side < Quantum.CHANNELS; side++) {
      take(io, side);
      channels[side].run(work, sweep.cutoffs[side], sweep.still, shape);
      give(io, side);
    }
  }

  /** As {@link #run} to the bit, where nothing moves: both sides at once. */
  private void runStill(float[] x, int offset) {
    float input = shape.input;
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      sides[i] = x[offset + i] * input;
    }
    FilterChannel.runStill(channels[0], channels[1], sides, sweep.cutoffs[0][0], shape);
    float makeup = FilterShape.makeup(input);
    float share = 0.01f * glides.from(MIX);
    float gain = output.gains()[0];
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      float dry = (1f - share) * x[offset + i];
      x[offset + i] = Math.fma(share, sides[i] * makeup, dry) * gain;
    }
  }

  /** Takes what shall be filtered, and leaves the dry sound in its place. */
  private void take(Io io, int side) {
    HalfBand band = bands[side];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float x = io.audio[io.offset + 2 * i + side];
      if (twice) {
        dry[side].write(x);
        io.audio[io.offset + 2 * i + side] = dry[side].read(latency);
        band.up(x);
        work[2 * i] = band.first();
        work[2 * i + 1] = band.second();
      } else {
        work[i] = x;
      }
    }
  }

  private void give(Io io, int side) {
    HalfBand band = bands[side];
    float[] gains = output.gains();
    float makeup = FilterShape.makeup(shape.input);
    float dMakeup = (FilterShape.makeup(shape.inputTo) - makeup) / Quantum.FRAMES;
    float mix = 0.01f * glides.from(MIX);
    float dMix = (0.01f * glides.to(MIX) - mix) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = io.offset + 2 * i + side;
      float wet = twice ? band.down(work[2 * i], work[2 * i + 1]) : work[i];
      wet *= Math.fma(i, dMakeup, makeup);
      float share = Math.fma(i, dMix, mix);
      io.audio[at] = Math.fma(share, wet, (1f - share) * io.audio[at]) * gains[i];
    }
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    rest.reset();
    sweep.reset();
    for (int side = 0; side < Quantum.CHANNELS; side++) {
      channels[side].reset();
      bands[side].reset();
      dry[side].reset();
    }
  }
}
