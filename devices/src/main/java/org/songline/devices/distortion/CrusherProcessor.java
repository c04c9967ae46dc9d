package org.songline.devices.distortion;

import static org.songline.devices.distortion.CrusherDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Svf;

/** Crusher, filter, mix. A change of the crusher is a fade to another one. */
final class CrusherProcessor implements Processor {
  private static final float FLAT = 1.4142135f;

  private final double rate;
  private final Rest rest = new Rest();
  private final Crusher[] crushers;
  private final Glide fade;
  private final Glide jitter;
  private final Glide filtered;
  private final Glide cutoff;
  private final Glide mix;
  private final GainGlide output;
  private final Svf[] filters = {new Svf(), new Svf()};
  private final int memory;
  private int active;

  CrusherProcessor(double rate, long seed) {
    this.rate = rate;
    crushers = new Crusher[] {new Crusher(rate, seed), new Crusher(rate, seed + 1)};
    fade = new Glide(rate);
    jitter = new Glide(rate);
    filtered = new Glide(rate);
    cutoff = new Glide(rate);
    mix = new Glide(rate);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    memory = (int) (2 * rate / LEAST_RATE) + Quantum.FRAMES;
  }

  @Override
  public void process(Io io) {
    boolean skips = rest.skips(io);
    if (rest.quiet()) {
      snap();
      if (skips) {
        return;
      }
      active = 0;
      crushers[0].start(io.values);
    }
    control(io.values);
    crush(io.audio, io.offset);
    boolean empty = crushers[active].rests();
    for (int side = 0; side < Quantum.CHANNELS; side++) {
      if (filtered.to() != 0) {
        filters[side].flush();
      } else {
        filters[side].reset();
      }
      empty &= filters[side].empty();
    }
    rest.leave(memory, empty);
  }

  private void control(Values values) {
    if (fade.to() == active && !crushers[active].fits(values)) {
      active = 1 - active;
      crushers[active].start(values);
    }
    fade.next(active, active);
    jitter.next(values, JITTER);
    mix.next(values, MIX);
    output.next(values, OUTPUT);
    float open = values.at(FILTER) >= OPEN ? 0 : 1;
    filtered.next(open, open);
    cutoff.next(Svf.warp(values.at(FILTER), rate), Svf.warp(values.end(FILTER), rate));
  }

  private void crush(float[] x, int at) {
    boolean closes = filtered.from() != 0 || filtered.to() != 0;
    boolean fades = fade.moving();
    Crusher one = crushers[active];
    Crusher other = crushers[1 - active];
    float[] gains = output.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int place = at + 2 * i;
      float left = Exact.bounded(x[place]);
      float right = Exact.bounded(x[place + 1]);
      float uneven = jitter.at(i) * 0.01f;
      one.step(left, right, uneven);
      float wetLeft = one.left();
      float wetRight = one.right();
      if (fades) {
        other.step(left, right, uneven);
        float share = Math.abs(active - fade.at(i));
        wetLeft = Math.fma(share, other.left() - wetLeft, wetLeft);
        wetRight = Math.fma(share, other.right() - wetRight, wetRight);
      }
      if (closes) {
        float share = filtered.at(i);
        wetLeft = Math.fma(share, filter(0, wetLeft, i) - wetLeft, wetLeft);
        wetRight = Math.fma(share, filter(1, wetRight, i) - wetRight, wetRight);
      }
      float wet = mix.at(i) * 0.01f;
      x[place] = Math.fma(wet, wetLeft - left, left) * gains[i];
      x[place + 1] = Math.fma(wet, wetRight - right, right) * gains[i];
    }
  }

  private float filter(int side, float x, int frame) {
    Svf filter = filters[side];
    if (frame == 0 || cutoff.moving()) {
      filter.tune(cutoff.at(frame), FLAT);
    }
    filter.step(x);
    return filter.low();
  }

  private void snap() {
    fade.snap();
    jitter.snap();
    filtered.snap();
    cutoff.snap();
    mix.snap();
    output.snap();
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    rest.reset();
    crushers[0].reset();
    crushers[1].reset();
    filters[0].reset();
    filters[1].reset();
    active = 0;
  }
}
