package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.CompressorStrip.*;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.StereoDelay;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.dynamics.Characters;
import org.songline.dsp.filter.DcBlocker;
import org.songline.dsp.oversample.HalfBand;

/**
 * The gain cell of a compressor with a character: turns the sound down, adds the harmonics of its
 * kind, and mixes. The harmonics are polynomials of third order at most, so that twice the rate
 * keeps them free of aliases.
 */
final class CharacterColour {
  private static final int PAIRS = 18;
  private static final double DC_HERTZ = 5;

  /** Even harmonics at rest, their growth with each decibel of reduction, and their most. */
  private static final float LEAST_EVEN = 0.004f;

  private static final float MORE_EVEN = 0.001f;
  private static final float MOST_EVEN = 0.02f;

  private final boolean odd;
  private final boolean even;
  private final HalfBand[] bands = {new HalfBand(PAIRS, 9), new HalfBand(PAIRS, 9)};
  private final DcBlocker[] blockers;
  private final int latency;
  private final StereoDelay delay;

  CharacterColour(double rate, int character) {
    odd = character == CompressorDevice.FET;
    even = character == CompressorDevice.VARI_MU;
    latency = odd || even ? bands[0].latency() : 0;
    delay = new StereoDelay(latency);
    blockers = new DcBlocker[] {new DcBlocker(DC_HERTZ, rate), new DcBlocker(DC_HERTZ, rate)};
  }

  int latency() {
    return latency;
  }

  /** Frames for which the filters remember. */
  int memory() {
    return 4 * latency;
  }

  /** Turns down by the envelopes, one for each frame, and mixes. */
  void process(float[] x, int offset, float[] envelopes, CompressorStrip strip) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float gain = Ballistics.gain(envelopes[i]);
      float wet = Math.fma(i, strip.delta[WET], strip.from[WET]);
      float dry = Math.fma(i, strip.delta[DRY], strip.from[DRY]);
      float amount = Math.min(MOST_EVEN, Math.fma(MORE_EVEN, envelopes[i], LEAST_EVEN));
      for (int side = 0; side < 2; side++) {
        int at = offset + 2 * i + side;
        float in = Exact.bounded(x[at]);
        if (latency == 0) {
          x[at] = Math.fma(wet * gain, in, dry * in);
          continue;
        }
        float past = delay.next(in);
        float y = coloured(side, gain * in, amount);
        x[at] = Math.fma(wet, y, dry * past);
      }
    }
  }

  private float coloured(int side, float x, float amount) {
    HalfBand band = bands[side];
    band.up(x);
    if (odd) {
      return band.down(Characters.odd(band.first()), Characters.odd(band.second()));
    }
    float y =
        band.down(Characters.even(band.first(), amount), Characters.even(band.second(), amount));
    return blockers[side].step(y);
  }

  /** Ends a quantum: whether no charge is left. */
  boolean rests() {
    blockers[0].flush();
    blockers[1].flush();
    return blockers[0].empty() && blockers[1].empty();
  }

  void reset() {
    bands[0].reset();
    bands[1].reset();
    blockers[0].reset();
    blockers[1].reset();
    delay.reset();
  }
}
