package org.songline.devices.motion;

import static org.songline.devices.motion.PhaserDevice.*;

import org.songline.devices.EffectLfo;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.devices.SlowGlide;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.AllPassChain;

/** A chain of all-passes a side whose cutoffs move together. */
final class PhaserProcessor implements Processor {
  private static final double FADE_SECONDS = 0.03;
  private static final int MOST = 12;
  private static final int PAIRS = MOST / 2;

  private final float rate;
  private final AllPassChain[] chains = {new AllPassChain(MOST), new AllPassChain(MOST)};
  private final EffectLfo lfo;
  private final Glides glides;
  private final GainGlide output;
  private final SlowGlide stereo;
  private final Feedback feedback;
  private final Glide[] shares = new Glide[PAIRS];
  private final Glide[] places = new Glide[MOST];
  private final float[] weights = new float[PAIRS];
  private final float[][] movement = new float[2][Quantum.FRAMES + 1];
  private final Rest rest = new Rest();
  private int pairs;

  PhaserProcessor(Setup setup) {
    rate = (float) setup.sampleRate();
    lfo = new EffectLfo(setup, LFO, 2, FADE_SECONDS, 1);
    glides = new Glides(rate, TABLE);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    stereo = new SlowGlide(0.5 / (0.1 * rate));
    feedback = new Feedback(rate);
    for (int p = 0; p < PAIRS; p++) {
      shares[p] = new Glide(rate);
    }
    for (int s = 0; s < MOST; s++) {
      places[s] = new Glide(rate);
    }
  }

  @Override
  public void process(Io io) {
    if (rest.skips(io)) {
      return;
    }
    if (rest.quiet()) {
      snap();
    }
    control(io);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      for (int p = 0; p < pairs; p++) {
        weights[p] = shares[p].at(i);
      }
      float back = feedback.at(i);
      float mix = 0.01f * glides.at(MIX, i);
      float wet = mix * feedback.level(i);
      for (int c = 0; c < 2; c++) {
        int at = io.offset + 2 * i + c;
        float x = Exact.bounded(io.audio[at]);
        float y = chains[c].step(x, back, weights, pairs);
        io.audio[at] = Math.fma(wet, y, x - mix * x);
      }
    }
    chains[0].flush();
    chains[1].flush();
    output.apply(io.audio, io.offset);
    rest.leave(0, chains[0].empty() && chains[1].empty());
  }

  private void control(Io io) {
    glides.next(io.values);
    output.next(io.values, OUTPUT);
    lfo.next(io);
    feedback.next(io.values, FEEDBACK);
    stereo.next(io.values.at(STEREO) / 360f, io.values.end(STEREO) / 360f);
    int chosen = io.values.choice(STAGES) + 1;
    pairs = 0;
    for (int p = 0; p < PAIRS; p++) {
      float share = p + 1 == chosen ? 1f : 0f;
      shares[p].next(share, share);
      pairs = shares[p].from() != 0 || shares[p].to() != 0 ? p + 1 : pairs;
    }
    float last = 2 * chosen - 1;
    for (int s = 0; s < MOST; s++) {
      float place = Math.min(1f, s / last) - 0.5f;
      places[s].next(place, place);
    }
    for (int c = 0; c < 2; c++) {
      chains[c].rest(2 * pairs);
      lfo.fill(c, c * stereo.from(), c * stereo.to(), movement[c]);
      float from = octaves(glides.from(CENTRE)) + glides.from(DEPTH) * movement[c][0];
      float to = octaves(glides.to(CENTRE)) + glides.to(DEPTH) * movement[c][Quantum.FRAMES];
      for (int s = 0; s < 2 * pairs; s++) {
        chains[c].tune(
            s,
            warp(Math.fma(glides.from(SPREAD), places[s].from(), from)),
            warp(Math.fma(glides.to(SPREAD), places[s].to(), to)));
      }
    }
  }

  /** A frequency as powers of two of the sample rate. */
  private float octaves(float hertz) {
    return Exact.fastLog2(hertz / rate);
  }

  private static float warp(float octaves) {
    return Exact.fastTan(Math.clamp(Exact.fastExp2(octaves), 1e-4f, 0.49f));
  }

  private void snap() {
    glides.snap();
    output.snap();
    lfo.snap();
    stereo.snap();
    feedback.snap();
    for (Glide share : shares) {
      share.snap();
    }
    for (Glide place : places) {
      place.snap();
    }
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    chains[0].reset();
    chains[1].reset();
    rest.reset();
  }
}
