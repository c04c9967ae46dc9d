package org.songline.devices.strings;

import java.util.List;
import org.songline.devices.Glide;
import org.songline.dsp.Quantum;
import org.songline.dsp.modal.ModalBank;

/** The box that strings are stretched over: resonances that they drive. */
final class Body {
  /** Names of the bodies, in the order of the choice. */
  static final List<String> NAMES =
      List.of("none", "guitar", "nylon", "harp", "koto", "bass", "banjo", "lute", "soundboard");

  private static final int MOST = 24;

  /** Pitch in Hz, Q and gain of each resonance of each body. */
  private static final double[][] RESONANCES = {
    {},
    {
      98, 12, 0.9, 196, 18, 1, 262, 16, 0.5, 385, 25, 0.45, 475, 25, 0.3, 610, 30, 0.3, 750, 30,
      0.25, 980, 30, 0.25, 1300, 25, 0.2, 1850, 20, 0.2, 2600, 15, 0.2, 3800, 10, 0.15
    },
    {
      95, 14, 1, 181, 20, 1, 229, 15, 0.5, 321, 25, 0.4, 432, 25, 0.35, 566, 30, 0.25, 722, 28, 0.2,
      1110, 24, 0.17, 1620, 20, 0.14, 2350, 15, 0.1
    },
    {
      148, 8, 0.6, 207, 10, 0.7, 291, 12, 0.6, 418, 15, 0.4, 622, 18, 0.3, 903, 20, 0.25, 1407, 15,
      0.2, 2210, 12, 0.2
    },
    {
      108, 20, 0.6, 187, 22, 0.8, 293, 25, 0.8, 431, 28, 0.6, 644, 30, 0.55, 912, 30, 0.45, 1352,
      28, 0.4, 2053, 22, 0.35, 3120, 18, 0.25
    },
    {
      62, 10, 0.9, 105, 14, 1, 171, 16, 0.6, 253, 20, 0.4, 382, 22, 0.3, 551, 22, 0.2, 905, 18, 0.15
    },
    {
      301, 6, 0.9, 523, 8, 0.8, 764, 10, 0.7, 1108, 10, 0.6, 1653, 10, 0.5, 2510, 8, 0.4, 3700, 8,
      0.3
    },
    {
      132, 12, 0.7, 238, 16, 1, 344, 20, 0.6, 502, 22, 0.6, 688, 25, 0.4, 955, 25, 0.35, 1390, 20,
      0.3, 2100, 16, 0.25, 3300, 12, 0.2
    },
    {
      61, 9, 0.6, 84, 12, 0.7, 112, 14, 0.6, 146, 14, 0.6, 183, 16, 0.5, 227, 18, 0.5, 281, 18,
      0.45, 343, 20, 0.4, 419, 20, 0.4, 508, 22, 0.35, 617, 22, 0.35, 742, 22, 0.3, 901, 22, 0.3,
      1083, 20, 0.27, 1312, 20, 0.25, 1590, 18, 0.22, 1930, 18, 0.2, 2380, 16, 0.18, 2950, 14, 0.15,
      3700, 12, 0.12
    },
  };

  private final double rate;
  private final ModalBank bank = new ModalBank(MOST);
  private final float[] rung = new float[Quantum.FRAMES];
  private final Glide amount;
  private int body = -1;

  Body(double rate) {
    this.rate = rate;
    amount = new Glide(rate);
  }

  /**
   * Replaces both sums with what the body makes of them, and lets it ring on.
   *
   * @param mono their sum
   * @param share of the body, 0 to 1
   */
  void process(int choice, float share, float[] mono, float[] left, float[] right) {
    if (body < 0 || (choice != body && amount.to() == 0)) {
      build(choice);
    }
    float aim = body == 0 || choice != body ? 0 : share;
    amount.next(aim, aim);
    if (amount.from() == 0 && amount.to() == 0 && (body == 0 || bank.empty())) {
      return;
    }
    java.util.Arrays.fill(rung, 0f);
    bank.drive(mono, rung, 0, Quantum.FRAMES);
    bank.flush();
    float wet = amount.from();
    float step = (amount.to() - wet) / Quantum.FRAMES;
    for (int f = 0; f < Quantum.FRAMES; f++) {
      float part = Math.fma(f, step, wet);
      float dry = Math.fma(-0.6f, part, 1f);
      left[f] = Math.fma(left[f], dry, rung[f] * part);
      right[f] = Math.fma(right[f], dry, rung[f] * part);
    }
  }

  private void build(int choice) {
    body = choice;
    double[] table = RESONANCES[choice];
    bank.reset();
    bank.count(table.length / 3);
    for (int i = 0; i < table.length / 3; i++) {
      double hertz = table[3 * i];
      double shrink = ModalBank.shrink(2.2 * table[3 * i + 1] / hertz, rate);
      bank.tune(i, hertz / rate, shrink);
      double sign = i % 2 == 0 ? 1 : -1;
      bank.level(i, 2 * (1 - shrink), sign * 1.5 * table[3 * i + 2]);
    }
  }

  /** Whether nothing rings on. */
  boolean empty() {
    return bank.size() < 1e-6;
  }

  /** For an instrument that has just been silent. */
  void rest() {
    bank.reset();
    amount.snap();
    body = -1;
  }
}
