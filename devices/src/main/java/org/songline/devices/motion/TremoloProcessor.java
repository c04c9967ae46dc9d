package org.songline.devices.motion;

import static org.songline.devices.motion.TremoloDevice.*;

import org.songline.devices.EffectLfo;
import org.songline.devices.GainGlide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Crossover;
import org.songline.dsp.filter.Svf;

/** A moving gain a side, and a crossover for the harmonic mode. */
final class TremoloProcessor implements Processor {
  private static final double FADE_SECONDS = 0.0065;

  private final double rate;
  private final EffectLfo lfo;
  private final Glides glides;
  private final GainGlide output;
  private final Crossover[] bands = {new Crossover(), new Crossover()};
  private final float[] movement = new float[Quantum.FRAMES];
  private final Rest rest = new Rest();

  TremoloProcessor(Setup setup) {
    rate = setup.sampleRate();
    lfo = new EffectLfo(setup, LFO, 2, FADE_SECONDS, 1);
    glides = new Glides(rate, TABLE);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
  }

  @Override
  public void process(Io io) {
    if (rest.skips(io)) {
      return;
    }
    if (rest.quiet()) {
      glides.snap();
      lfo.snap();
      output.snap();
    }
    glides.next(io.values);
    output.next(io.values, OUTPUT);
    lfo.next(io, 0.005f * glides.to(SMOOTH));
    double ahead = glides.from(PHASE) / 360.0;
    double aheadEnd = glides.to(PHASE) / 360.0;
    boolean harmonic = glides.from(MODE) != 0 || glides.to(MODE) != 0;
    for (int c = 0; c < 2; c++) {
      lfo.fill(c, c * ahead, c * aheadEnd, movement);
      if (harmonic) {
        moveBands(io.audio, io.offset + c, bands[c]);
      } else {
        bands[c].reset();
        move(io.audio, io.offset + c);
      }
    }
    rest.leave(0, bands[0].empty() && bands[1].empty());
  }

  private void move(float[] audio, int from) {
    float[] gains = output.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float depth = 0.005f * glides.at(DEPTH, i);
      audio[from + 2 * i] *= gains[i] * (1f - depth * (1f - movement[i]));
    }
  }

  private void moveBands(float[] audio, int from, Crossover split) {
    float[] gains = output.gains();
    float cutoff = Svf.warp(glides.from(CROSSOVER), rate);
    float step = (Svf.warp(glides.to(CROSSOVER), rate) - cutoff) / Quantum.FRAMES;
    split.tune(cutoff);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = from + 2 * i;
      float depth = 0.005f * glides.at(DEPTH, i);
      float with = 1f - depth * (1f - movement[i]);
      float against = 1f - depth * (1f + movement[i]);
      float x = Exact.bounded(audio[at]);
      if (step != 0) {
        split.tune(Math.fma(i, step, cutoff));
      }
      split.step(x);
      float parted = split.low() * with + split.high() * against;
      float plain = x * with;
      audio[at] = gains[i] * Math.fma(glides.at(MODE, i), parted - plain, plain);
    }
    split.flush();
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    bands[0].reset();
    bands[1].reset();
    rest.reset();
  }
}
