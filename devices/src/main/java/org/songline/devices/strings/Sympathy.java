package org.songline.devices.strings;

import java.util.Arrays;
import org.songline.dsp.Quantum;
import org.songline.dsp.modal.ModalBank;

/** Open strings that ring along, one for each semitone of three octaves. */
final class Sympathy {
  private static final int LOWEST = 40;
  private static final int COUNT = 36;
  private static final double FADE = 3.2;

  private final ModalBank strings = new ModalBank(COUNT);
  private final float[] in = new float[Quantum.FRAMES];
  private final float[] rung = new float[Quantum.FRAMES];
  private boolean rings;

  Sympathy(double rate) {
    strings.count(COUNT);
    for (int i = 0; i < COUNT; i++) {
      double hertz = 440 * StrictMath.pow(2, (LOWEST + i - 69) / 12.0);
      double shrink = ModalBank.shrink(FADE * StrictMath.sqrt(220 / hertz), rate);
      strings.tune(i, hertz / rate, shrink);
      strings.level(i, 2 * (1 - shrink), i % 2 == 0 ? 0.35 : -0.35);
    }
  }

  /** Adds what rings along; {@code share} and {@code shareTo} are 0 to 1 at the quantum's ends. */
  void process(float share, float shareTo, float[] mono, float[] left, float[] right) {
    if (share == 0 && shareTo == 0 && !rings) {
      return;
    }
    float step = (shareTo - share) / Quantum.FRAMES;
    for (int f = 0; f < Quantum.FRAMES; f++) {
      in[f] = mono[f] * Math.fma(f, step, share);
    }
    Arrays.fill(rung, 0f);
    strings.drive(in, rung, 0, Quantum.FRAMES);
    strings.flush();
    for (int f = 0; f < Quantum.FRAMES; f++) {
      left[f] += rung[f];
      right[f] += rung[f];
    }
    rings = strings.size() > 1e-6;
    if (!rings) {
      strings.reset();
    }
  }

  /** Whether any of them rings. */
  boolean rings() {
    return rings;
  }

  void reset() {
    strings.reset();
    rings = false;
  }
}
