package org.songline.devices.utility;

import static org.songline.devices.utility.UtilityDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Silence;
import org.songline.devices.Values;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.DcBlocker;

/** A 2 by 2 matrix that glides, a gain, and two optional filters. */
final class UtilityProcessor implements Processor {
  private static final double DC_HERTZ = 5;

  private final GainGlide gain;
  private final Glide balance;
  private final Glide width;
  private final Glide left;
  private final Glide right;
  private final Glide swap;
  private final Glide monoBass;
  private final Glide dcBlock;
  private final Glide hertz;
  private final BassWidth bass;
  private final StereoMatrix matrix = new StereoMatrix();
  private final DcBlocker dcLeft;
  private final DcBlocker dcRight;
  private boolean quiet = true;

  UtilityProcessor(double rate) {
    bass = new BassWidth(rate);
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
    bass.process(io.audio, io.offset, monoBass, hertz, 0f, 0f);
    applyMatrix(io.audio, io.offset);
    gain.apply(io.audio, io.offset);
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

  private void applyMatrix(float[] audio, int offset) {
    StereoMatrix.write(
        matrix.start,
        balance.from(),
        1f,
        width.from() / 100f,
        left.from(),
        right.from(),
        swap.from());
    StereoMatrix.write(
        matrix.end, balance.to(), 1f, width.to() / 100f, left.to(), right.to(), swap.to());
    matrix.apply(audio, offset);
  }

  private boolean empty() {
    return bass.empty() && dcLeft.empty() && dcRight.empty();
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
    bass.reset();
    dcLeft.reset();
    dcRight.reset();
  }
}
