package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.TransientDevice.*;

import org.jspecify.annotations.Nullable;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.dynamics.Transients;
import org.songline.dsp.filter.OnePole;
import org.songline.dsp.filter.Svf;

/** Splits, listens, and turns the heard part up or down; what is not shaped passes to the bit. */
final class TransientProcessor implements Processor {
  /** How fast the gain may move: fast enough for any attack, slow enough for no edge. */
  private static final double SMOOTH_SECONDS = 0.0003;

  private static final float LEAST = 1e-5f;

  private final double rate;
  private final Transients transients;
  private final OnePole[] poles = {new OnePole(), new OnePole()};
  private final Glide attack;
  private final Glide sustain;
  private final Glide low;
  private final Glide high;
  private final Glide cutoff;
  private final Glide mix;
  private final GainGlide output;
  private final @Nullable SoftClip clip;
  private final float smoothing;
  private final int latency;
  private final Rest rest = new Rest();
  private float decibels;

  TransientProcessor(double rate, boolean soft) {
    this.rate = rate;
    transients = new Transients(rate);
    attack = new Glide(rate);
    sustain = new Glide(rate);
    low = new Glide(rate);
    high = new Glide(rate);
    cutoff = new Glide(rate);
    mix = new Glide(rate);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    clip = soft ? new SoftClip() : null;
    latency = clip == null ? 0 : clip.latency();
    smoothing = Ballistics.factor(SMOOTH_SECONDS, rate);
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public void process(Io io) {
    boolean skips = rest.skips(io);
    if (rest.quiet()) {
      snap();
      if (skips) {
        io.readings.set(0, 0);
        return;
      }
    }
    control(io.values);
    shape(io.audio, io.offset);
    if (clip != null) {
      clip.process(io.audio, io.offset);
    }
    poles[0].flush();
    poles[1].flush();
    decibels = Math.abs(decibels) >= LEAST ? decibels : 0f;
    rest.leave(4 * latency, poles[0].empty() && poles[1].empty() && transients.empty());
    io.readings.set(0, decibels);
  }

  private void control(Values values) {
    transients.times(values.at(LENGTH) * 0.001, values.at(RING) * 0.001);
    attack.next(values, ATTACK);
    sustain.next(values, SUSTAIN);
    int focus = values.choice(FOCUS);
    // The full sound is the lows and the highs.
    low.next(focus == 2 ? 0 : 1, focus == 2 ? 0 : 1);
    high.next(focus == 1 ? 0 : 1, focus == 1 ? 0 : 1);
    cutoff.next(Svf.warp(values.at(FREQUENCY), rate), Svf.warp(values.end(FREQUENCY), rate));
    mix.next(values, MIX);
    output.next(values, OUTPUT);
  }

  private void shape(float[] x, int at) {
    float[] gains = output.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float left = Exact.bounded(x[at + 2 * i]);
      float right = Exact.bounded(x[at + 2 * i + 1]);
      float tune = cutoff.at(i);
      poles[0].tune(tune);
      poles[1].tune(tune);
      float lowLeft = poles[0].low(left);
      float lowRight = poles[1].low(right);
      float lows = low.at(i);
      float highs = high.at(i);
      float partLeft = Math.fma(highs, left - lowLeft, lows * lowLeft);
      float partRight = Math.fma(highs, right - lowRight, lows * lowRight);
      transients.step(Math.max(partLeft * partLeft, partRight * partRight));
      float aim = Math.fma(attack.at(i), transients.attack(), sustain.at(i) * transients.sustain());
      decibels = Math.fma(smoothing, aim - decibels, decibels);
      float more = (Exact.fastGain(decibels) - 1f) * mix.at(i) * 0.01f;
      x[at + 2 * i] = Math.fma(more, partLeft, left) * gains[i];
      x[at + 2 * i + 1] = Math.fma(more, partRight, right) * gains[i];
    }
  }

  private void snap() {
    attack.snap();
    sustain.snap();
    low.snap();
    high.snap();
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
    transients.reset();
    poles[0].reset();
    poles[1].reset();
    if (clip != null) {
      clip.reset();
    }
    decibels = 0;
  }
}
