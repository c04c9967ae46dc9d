package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.EqDevice.*;

import org.songline.devices.Setup;
import org.songline.dsp.Exact;
import org.songline.dsp.convolve.Impulse;
import org.songline.dsp.filter.LinearPhase;
import org.songline.dsp.filter.Response;

/**
 * Makes the filters of a linear-phase equaliser from the curves of its strip, in small steps: the
 * gain from each side to each at every bin, band after band, and then the impulse of each path.
 */
final class EqFir {
  /** Delay at 48 kHz; twice, four times that at higher rates. */
  private static final int DELAY = 4096;

  /** Bins of one step. */
  private static final int CHUNK = 512;

  /** Left to left, left to right, right to left, right to right. */
  private static final int PATHS = 4;

  private static final float[] NOTHING = {};

  private final LinearPhase design;
  private final int delay;
  private final double[] warped;
  private final int[] places = new int[BANDS];
  private final double[][] gains = new double[PATHS][];
  private final float[][] taps = new float[PATHS][];
  private final Impulse impulse;
  private final Response[] curves = new Response[EqStrip.SECTIONS];
  private int solo = -1;
  private boolean taken;
  private int step;

  EqFir(Setup setup) {
    int times = Math.max(1, Integer.highestOneBit((int) (setup.sampleRate() / 44100)));
    delay = DELAY * times;
    design = new LinearPhase(delay);
    warped = new double[design.bins()];
    for (int i = 0; i < warped.length; i++) {
      warped[i] = Exact.warp(0.5 * i / (warped.length - 1));
    }
    boolean sides = false;
    boolean across = false;
    for (int band = 0; band < BANDS; band++) {
      places[band] = setup.initial().get(more(band, PLACEMENT)).intValue();
      sides |= places[band] == LEFT || places[band] == RIGHT;
      across |= places[band] == MID || places[band] == SIDE;
    }
    for (int path = 0; path < PATHS; path++) {
      boolean own = path == 0 || across || (sides && path == PATHS - 1);
      gains[path] = own ? new double[design.bins()] : new double[0];
      taps[path] = own ? new float[design.taps()] : NOTHING;
    }
    impulse =
        across
            ? Impulse.matrix(taps[0], taps[1], taps[2], taps[3])
            : sides ? Impulse.stereo(taps[0], taps[3]) : Impulse.mono(taps[0]);
    for (int i = 0; i < curves.length; i++) {
      curves[i] = new Response();
    }
  }

  /** Frames by which the filters delay. */
  int delay() {
    return delay;
  }

  /** The filter, whose numbers are good when {@link #step} has said so. */
  Impulse impulse() {
    return impulse;
  }

  /** Takes over the curves of a strip; false when they are those it already has. */
  boolean take(EqStrip strip) {
    boolean same = taken && solo == strip.solo();
    for (int i = 0; i < curves.length; i++) {
      same = same && curves[i].same(strip.curve(i));
      curves[i].set(strip.curve(i));
    }
    solo = strip.solo();
    taken = true;
    if (!same) {
      step = 0;
    }
    return !same;
  }

  /** Does a part of the work; whether all is done. */
  boolean step() {
    int chunks = (warped.length + CHUNK - 1) / CHUNK;
    if (step < chunks) {
      int end = Math.min(warped.length, (step + 1) * CHUNK);
      for (int bin = step * CHUNK; bin < end; bin++) {
        gains(bin);
      }
    } else {
      int path = step - chunks;
      if (taps[path].length > 0) {
        design.design(gains[path], taps[path]);
      }
    }
    step++;
    return step == chunks + PATHS;
  }

  /** From each side to each, the bands one after the other. */
  private void gains(int bin) {
    double ll = 1;
    double lr = 0;
    double rl = 0;
    double rr = 1;
    for (int band = 0; band < BANDS; band++) {
      double part = gain(band, warped[bin]);
      int place = places[band];
      double other = place == STEREO ? part : solo == band ? 0 : 1;
      double same = part;
      double across = 0;
      double sameRight = other;
      if (place == RIGHT) {
        same = other;
        sameRight = part;
      } else if (place == MID || place == SIDE) {
        same = 0.5 * (part + other);
        sameRight = same;
        across = place == MID ? 0.5 * (part - other) : 0.5 * (other - part);
      }
      double newLl = same * ll + across * lr;
      double newRl = same * rl + across * rr;
      lr = across * ll + sameRight * lr;
      rr = across * rl + sameRight * rr;
      ll = newLl;
      rl = newRl;
    }
    keep(0, bin, ll);
    keep(1, bin, lr);
    keep(2, bin, rl);
    keep(3, bin, rr);
  }

  private void keep(int path, int bin, double gain) {
    if (gains[path].length > 0) {
      gains[path][bin] = gain;
    }
  }

  private double gain(int band, double at) {
    double power = 1;
    for (int s = band * EqStrip.DEEP; s < (band + 1) * EqStrip.DEEP; s++) {
      if (!curves[s].isFlat()) {
        power *= curves[s].power(at);
      }
    }
    return power == 1 ? 1 : Math.sqrt(power);
  }
}
