package org.songline.devices.effects;

import static org.songline.devices.effects.UtilityDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Silence;
import org.songline.devices.Values;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Crossover;
import org.songline.dsp.filter.DcBlocker;
import org.songline.dsp.filter.Svf;

/** A 2 by 2 matrix that glides, a gain, and two optional filters. */
final class UtilityProcessor implements Processor {
  private static final double DC_HERTZ = 5;

  private final double rate;
  private final GainGlide gain;
  private final Glide balance;
  private final Glide width;
  private final Glide left;
  private final Glide right;
  private final Glide swap;
  private final Glide monoBass;
  private final Glide dcBlock;
  private final Glide hertz;
  private final Crossover mid = new Crossover();
  private final Crossover side = new Crossover();
  private final DcBlocker dcLeft;
  private final DcBlocker dcRight;
  private boolean quiet = true;

  private final float[] start = {1, 0, 0, 1};
  private final float[] end = {1, 0, 0, 1};

  UtilityProcessor(double rate) {
    this.rate = rate;
    gain = new GainGlide(rate, SILENCE);
    balance = new Glide(rate);
    width = new Glide(rate);
    left = new Glide(rate);
    right = new Glide(rate);
    swap = new Glide(rate);
    monoBass = new Glide(rate);
    dcBlock = new Glide(rate);
    hertz = new Glide(rate);
    dcLeft = new DcBlocker(DC_HERTZ, rate);
    dcRight = new DcBlocker(DC_HERTZ, rate);
  }

  @Override
  public void process(Io io) {
    boolean silentIn = Silence.in(io.audio, io.offset);
    if (quiet) {
      snap();
      if (silentIn) {
        return;
      }
    }
    Values values = io.values;
    balance.next(values, BALANCE);
    width.next(values, WIDTH);
    left.next(values, INVERT_LEFT);
    right.next(values, INVERT_RIGHT);
    swap.next(values, SWAP);
    monoBass.next(values, MONO_BASS);
    dcBlock.next(values, DC_BLOCK);
    hertz.next(values, MONO_BASS_FREQUENCY);
    gain.next(values, GAIN);

    blockDc(io.audio, io.offset);
    makeBassMono(io.audio, io.offset);
    applyMatrix(io.audio, io.offset);
    applyGain(io.audio, io.offset);
    quiet = silentIn && empty();
  }

  private void blockDc(float[] audio, int offset) {
    if (dcBlock.from() == 0 && dcBlock.to() == 0) {
      dcLeft.reset();
      dcRight.reset();
      return;
    }
    float step = (dcBlock.to() - dcBlock.from()) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float amount = Math.fma(i, step, dcBlock.from());
      int at = offset + 2 * i;
      float l = audio[at];
      float r = audio[at + 1];
      audio[at] = Math.fma(amount, dcLeft.step(l) - l, l);
      audio[at + 1] = Math.fma(amount, dcRight.step(r) - r, r);
    }
    dcLeft.flush();
    dcRight.flush();
  }

  private void makeBassMono(float[] audio, int offset) {
    if (monoBass.from() == 0 && monoBass.to() == 0) {
      mid.reset();
      side.reset();
      return;
    }
    float cutoff = Svf.warp(hertz.from(), rate);
    float cutoffStep = (Svf.warp(hertz.to(), rate) - cutoff) / Quantum.FRAMES;
    mid.tune(cutoff);
    side.tune(cutoff);
    float step = (monoBass.to() - monoBass.from()) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float amount = Math.fma(i, step, monoBass.from());
      int at = offset + 2 * i;
      float m = 0.5f * (audio[at] + audio[at + 1]);
      float s = 0.5f * (audio[at] - audio[at + 1]);
      if (cutoffStep != 0) {
        mid.tune(Math.fma(i, cutoffStep, cutoff));
        side.tune(Math.fma(i, cutoffStep, cutoff));
      }
      mid.step(m);
      side.step(s);
      m = Math.fma(amount, mid.low() + mid.high() - m, m);
      s = Math.fma(amount, side.high() - s, s);
      audio[at] = m + s;
      audio[at + 1] = m - s;
    }
    mid.flush();
    side.flush();
  }

  private void applyMatrix(float[] audio, int offset) {
    matrix(start, balance.from(), width.from(), left.from(), right.from(), swap.from());
    matrix(end, balance.to(), width.to(), left.to(), right.to(), swap.to());
    float ll = start[0];
    float lr = start[1];
    float rl = start[2];
    float rr = start[3];
    float dll = (end[0] - ll) / Quantum.FRAMES;
    float dlr = (end[1] - lr) / Quantum.FRAMES;
    float drl = (end[2] - rl) / Quantum.FRAMES;
    float drr = (end[3] - rr) / Quantum.FRAMES;
    if (ll == 1 && rr == 1 && lr == 0 && rl == 0 && dll == 0 && dlr == 0 && drl == 0 && drr == 0) {
      return;
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = offset + 2 * i;
      float l = audio[at];
      float r = audio[at + 1];
      audio[at] = Math.fma(i, dll, ll) * l + Math.fma(i, dlr, lr) * r;
      audio[at + 1] = Math.fma(i, drl, rl) * l + Math.fma(i, drr, rr) * r;
    }
  }

  /** Invert, swap, width, balance, in that order: left from left, left from right, and so on. */
  private static void matrix(
      float[] m, float balance, float width, float left, float right, float swap) {
    float l = 1 - 2 * left;
    float r = 1 - 2 * right;
    float same = 0.5f + width / 200f;
    float other = 0.5f - width / 200f;
    float near = same + swap * (other - same);
    float far = other + swap * (same - other);
    float leftGain = Math.min(1f, 1f - 0.01f * balance);
    float rightGain = Math.min(1f, 1f + 0.01f * balance);
    m[0] = leftGain * near * l;
    m[1] = leftGain * far * r;
    m[2] = rightGain * far * l;
    m[3] = rightGain * near * r;
  }

  private void applyGain(float[] audio, int offset) {
    float[] gains = gain.gains();
    if (gain.constant() && gains[0] == 1) {
      return;
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      audio[offset + 2 * i] *= gains[i];
      audio[offset + 2 * i + 1] *= gains[i];
    }
  }

  private boolean empty() {
    return mid.empty() && side.empty() && dcLeft.empty() && dcRight.empty();
  }

  private void snap() {
    gain.snap();
    balance.snap();
    width.snap();
    left.snap();
    right.snap();
    swap.snap();
    monoBass.snap();
    dcBlock.snap();
    hertz.snap();
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    quiet = true;
    mid.reset();
    side.reset();
    dcLeft.reset();
    dcRight.reset();
  }
}
