package org.songline.devices.distortion;

import org.songline.dsp.filter.ToneStack;

/**
 * What makes one amplifier another. Decibels are those of each stage's gain.
 *
 * @param stages valve stages before the tone controls, 2 or 3
 * @param input gain into the first stage
 * @param least gain of the gain control at 0, and so before the second stage
 * @param most the same at 100
 * @param third gain into the third stage
 * @param coupling corner of the coupling capacitors in hertz: higher is tighter
 * @param width corner of each stage's highs in hertz
 * @param power gain into the power stage with the master at 50
 * @param level gain of the output
 * @param parts of the tone controls
 */
record AmpModel(
    int stages,
    double input,
    double least,
    double most,
    double third,
    double coupling,
    double width,
    double power,
    double level,
    ToneStack.Parts parts) {
  private static final ToneStack.Parts AMERICAN =
      new ToneStack.Parts(250e3, 1e6, 25e3, 56e3, 250e-12, 20e-9, 20e-9);
  private static final ToneStack.Parts BRITISH =
      new ToneStack.Parts(220e3, 1e6, 22e3, 33e3, 470e-12, 22e-9, 22e-9);
  private static final ToneStack.Parts DEEP =
      new ToneStack.Parts(250e3, 1e6, 25e3, 56e3, 250e-12, 47e-9, 33e-9);

  /** In the order of the choice: clean, crunch, lead, bass. */
  static AmpModel of(int choice) {
    return switch (choice) {
      case 0 -> new AmpModel(2, 4, -14, 22, 0, 30, 16000, 0, 4, AMERICAN);
      case 1 -> new AmpModel(2, 10, -8, 32, 0, 70, 14000, 3, -3, BRITISH);
      case 2 -> new AmpModel(3, 12, -6, 30, 10, 110, 12000, 0, -6, BRITISH);
      default -> new AmpModel(2, 4, -14, 26, 0, 15, 9000, 2, 2, DEEP);
    };
  }
}
