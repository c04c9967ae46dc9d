package org.songline.devices.distortion;

import static org.songline.devices.distortion.SaturatorDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.StereoDelay;
import org.songline.dsp.filter.DcBlocker;
import org.songline.dsp.shape.ClipShape;
import org.songline.dsp.shape.Curves;
import org.songline.dsp.shape.Shape;

/** Drive, the curves of two sides, tone and mix. */
final class SaturatorProcessor implements Processor {
  private static final double DC_HERTZ = 5;

  /** The styles whose curves turn so sharply that four times the rate is not enough. */
  private static final boolean[] CORNERED = {false, false, true, false, true};

  private final Shape[] shapes = {
    Curves.TAPE, Curves.TUBE, new ClipShape(), Curves.FOLD, Curves.TRANSISTOR
  };
  private final Rest rest = new Rest();
  private final GainGlide drive;
  private final GainGlide output;
  private final Glide mix;
  private final Glide compensation;
  private final Glide[] styles = new Glide[STYLES];
  private final SaturatorTone tone;
  private final TapeLoss loss;
  private final Bender[] benders = new Bender[2];
  private final DcBlocker[] blockers = new DcBlocker[2];
  private final float[] wet = new float[Quantum.SAMPLES];
  private final StereoDelay delay;
  private final int latency;

  SaturatorProcessor(double rate) {
    drive = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    mix = new Glide(rate);
    compensation = new Glide(rate);
    for (int i = 0; i < STYLES; i++) {
      styles[i] = new Glide(rate);
    }
    tone = new SaturatorTone(rate);
    loss = new TapeLoss(rate);
    for (int c = 0; c < 2; c++) {
      benders[c] = new Bender(shapes, CORNERED);
      blockers[c] = new DcBlocker(DC_HERTZ, rate);
    }
    latency = benders[0].latency();
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
    float[] x = io.audio;
    drive(x, io.offset);
    loss.process(wet);
    bend(0);
    bend(1);
    tone.process(wet);
    mix(x, io.offset);
    blockers[0].flush();
    blockers[1].flush();
    boolean empty = tone.rests() && loss.rests() && blockers[0].empty() && blockers[1].empty();
    rest.leave(4 * latency, empty);
  }

  private void drive(float[] x, int at) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      for (int c = 0; c < 2; c++) {
        float in = Exact.bounded(x[at + 2 * i + c]);
        wet[2 * i + c] = in * drive.gains()[i];
        x[at + 2 * i + c] = delay.next(in);
      }
    }
  }

  private void bend(int side) {
    benders[side].process(wet, side, styles);
    DcBlocker blocker = blockers[side];
    for (int i = side; i < Quantum.SAMPLES; i += 2) {
      wet[i] = blocker.step(wet[i]);
    }
  }

  private void mix(float[] x, int at) {
    float[] gains = output.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float share = mix.at(i) * 0.01f;
      float level = gains[i] * compensation.at(i);
      int left = at + 2 * i;
      x[left] = Math.fma(share, wet[2 * i] * level - x[left], x[left]);
      x[left + 1] = Math.fma(share, wet[2 * i + 1] * level - x[left + 1], x[left + 1]);
    }
  }

  private void control(Values values) {
    drive.next(values, DRIVE);
    output.next(values, OUTPUT);
    mix.next(values, MIX);
    int style = values.choice(STYLE);
    for (int s = 0; s < STYLES; s++) {
      float share = s == style ? 1 : 0;
      styles[s].next(share, share);
    }
    boolean auto = values.on(AUTO_GAIN);
    compensation.next(
        auto ? compensation(style, values.at(DRIVE)) : 1f,
        auto ? compensation(style, values.end(DRIVE)) : 1f);
    tone.next(values);
    loss.next(values);
  }

  /** The gain that brings a peak of -12 dB back to where it was. */
  private float compensation(int style, float decibels) {
    float peak = 0.25f * Exact.fastGain(decibels);
    return 0.25f / (float) shapes[style].at(style == FOLD ? Math.min(1.5f, peak) : peak);
  }

  private void snap() {
    drive.snap();
    output.snap();
    mix.snap();
    compensation.snap();
    tone.snap();
    loss.snap();
    for (Glide style : styles) {
      style.snap();
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
      benders[c].reset();
      blockers[c].reset();
    }
    tone.reset();
    loss.reset();
    delay.reset();
  }
}
