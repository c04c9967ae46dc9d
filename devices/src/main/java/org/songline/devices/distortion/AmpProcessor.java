package org.songline.devices.distortion;

import static org.songline.devices.distortion.AmpDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.SectionChain;
import org.songline.devices.Setup;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.StereoDelay;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.filter.MatchedEq;
import org.songline.dsp.filter.ToneStack;

/** Gate, amplifier of two sides, presence, cabinet, mix. */
final class AmpProcessor implements Processor {
  private static final double PRESENCE_HERTZ = 3200;
  private static final double PRESENCE_DECIBELS = 10;
  private static final double MASTER_DECIBELS = 40;
  private static final double GATE_ATTACK = 0.001;
  private static final double GATE_RELEASE = 0.08;
  private static final double GATE_DECAY = 0.01;
  private static final float GATE_SLOPE = 3;
  private static final float GATE_DEEPEST = 80;

  /** Peak below which the gate hears nothing: -200 dB. */
  private static final float LEAST_PEAK = 1e-10f;

  private final AmpModel model;
  private final AmpStages stages;
  private final Cabinet cabinet;
  private final SectionChain presence;
  private final double[] from = new double[ToneStack.SIZE];
  private final double[] to = new double[ToneStack.SIZE];
  private final Glide gain;
  private final Glide master;
  private final Glide bass;
  private final Glide middle;
  private final Glide treble;
  private final Glide sag;
  private final Glide mix;
  private final Glide gated;
  private final GainGlide output;
  private final float[] gains = new float[Quantum.FRAMES];
  private final float[] masters = new float[Quantum.FRAMES];
  private final float[] wet = new float[Quantum.SAMPLES];
  private final StereoDelay delay;
  private final Rest rest = new Rest();
  private final float level;
  private final float attack;
  private final float release;
  private final float decay;
  private final int latency;
  private float present = Float.NaN;
  private float peak;
  private float reduction;

  AmpProcessor(Setup setup, int latency) {
    double rate = setup.sampleRate();
    this.latency = latency;
    model = AmpModel.of(setup.initial().get(MODEL).intValue());
    stages = new AmpStages(model, rate);
    cabinet = new Cabinet(rate);
    presence = new SectionChain(rate, 1);
    gain = new Glide(rate);
    master = new Glide(rate);
    bass = new Glide(rate);
    middle = new Glide(rate);
    treble = new Glide(rate);
    sag = new Glide(rate);
    mix = new Glide(rate);
    gated = new Glide(rate);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    level = (float) Exact.gain(model.level());
    attack = Ballistics.factor(GATE_ATTACK, rate);
    release = Ballistics.factor(GATE_RELEASE, rate);
    decay = 1f - Ballistics.factor(GATE_DECAY, rate);
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
      snap();
      if (skips) {
        return;
      }
    }
    control(io.values);
    take(io.audio, io.offset, io.values.at(GATE));
    stages.process(wet, gains, masters, from, to, 0.01f * sag.to());
    presence.process(wet);
    cabinet.process(wet);
    mix(io.audio, io.offset);
    rest.leave(4 * stages.latency() + latency, settle());
  }

  private void control(Values values) {
    gain.next(values, GAIN);
    master.next(values, MASTER);
    bass.next(values, BASS);
    middle.next(values, MIDDLE);
    treble.next(values, TREBLE);
    sag.next(values, SAG);
    mix.next(values, MIX);
    output.next(values, OUTPUT);
    float on = values.at(GATE) > NO_GATE ? 1 : 0;
    gated.next(on, on);
    ramp(gains, preamp(gain.from()), preamp(gain.to()));
    ramp(masters, power(master.from()), power(master.to()));
    tone(bass.from(), middle.from(), treble.from(), from);
    tone(bass.to(), middle.to(), treble.to(), to);
    if (values.end(PRESENCE) != present) {
      present = values.end(PRESENCE);
      double decibels = present * 0.01 * PRESENCE_DECIBELS;
      presence.aim(0, MatchedEq.Shape.HIGH_SHELF, PRESENCE_HERTZ, 0.7, decibels);
    }
    presence.next();
    cabinet.next(values.choice(CABINET), values.choice(MICROPHONE));
  }

  private float preamp(float knob) {
    return Exact.fastGain((float) (model.least() + 0.01 * knob * (model.most() - model.least())));
  }

  private static float power(float knob) {
    return Exact.fastGain((float) (0.01 * (knob - 50) * MASTER_DECIBELS));
  }

  private static void ramp(float[] gains, float start, float end) {
    float step = (end - start) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      gains[i] = Math.fma(i, step, start);
    }
  }

  /** Positions of the wipers; the bass potentiometer has a taper. */
  private void tone(float bassKnob, float middleKnob, float trebleKnob, double[] target) {
    double low = 0.01 * bassKnob;
    stages.design(
        0.01 + 0.99 * low * low, 0.02 + 0.0096 * middleKnob, 0.02 + 0.0096 * trebleKnob, target);
  }

  /** Takes the input through the gate, and keeps it for the mix. */
  private void take(float[] x, int at, float threshold) {
    boolean gates = gated.from() != 0 || gated.to() != 0;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float open = 1;
      for (int c = 0; c < 2; c++) {
        float in = x[at + 2 * i + c];
        wet[2 * i + c] = Math.abs(in) <= 1e4f ? in : 0f;
      }
      if (gates) {
        float now = Math.max(Math.abs(wet[2 * i]), Math.abs(wet[2 * i + 1]));
        peak = Math.max(now, peak * decay);
        float below = threshold - Ballistics.level(peak * peak);
        float aim = Math.min(GATE_DEEPEST, GATE_SLOPE * Math.max(0f, below));
        // Falling reduction opens, so it has the attack.
        reduction = Ballistics.follow(reduction, aim, release, attack);
        open = 1f + gated.at(i) * (Ballistics.gain(reduction) - 1f);
      }
      for (int c = 0; c < 2; c++) {
        float in = wet[2 * i + c];
        x[at + 2 * i + c] = delay.next(in);
        wet[2 * i + c] = in * open;
      }
    }
  }

  private void mix(float[] x, int at) {
    float[] out = output.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float share = 0.01f * mix.at(i);
      int left = at + 2 * i;
      x[left] = Math.fma(share, level * wet[2 * i] - x[left], x[left]) * out[i];
      x[left + 1] = Math.fma(share, level * wet[2 * i + 1] - x[left + 1], x[left + 1]) * out[i];
    }
  }

  private boolean settle() {
    boolean amplifier = stages.rests();
    boolean box = cabinet.rests();
    boolean empty = presence.rests() && amplifier && box;
    peak = peak >= LEAST_PEAK ? peak : 0f;
    if (gated.to() == 0) {
      peak = 0;
      reduction = 0;
    }
    return empty && peak == 0;
  }

  private void snap() {
    gain.snap();
    master.snap();
    bass.snap();
    middle.snap();
    treble.snap();
    sag.snap();
    mix.snap();
    gated.snap();
    output.snap();
    presence.snap();
    cabinet.snap();
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    rest.reset();
    stages.reset();
    cabinet.reset();
    presence.reset();
    delay.reset();
    peak = 0;
    reduction = 0;
  }
}
