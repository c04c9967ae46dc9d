package org.songline.devices.distortion;

import org.songline.devices.SectionChain;
import org.songline.dsp.filter.MatchedEq.Shape;

/**
 * A loudspeaker in its box before a microphone, as minimum-phase filters: the resonance of the
 * cone, the hollow of the box, the break-up of the cone around 3 kHz and the steep fall beyond it,
 * then what the microphone adds.
 */
final class Cabinet {
  /** The choices of {@link AmpDevice#CABINET} that are boxes, without "none". */
  private static final double[][] BOXES = {
    // low cut Hz, Q; cone Hz, dB; hollow Hz, dB; break-up Hz, dB; dip Hz, dB; high cut Hz, Q
    {95, 0.8, 130, 3, 480, -3, 2600, 5, 4200, -3, 5400, 1.1},
    {80, 0.9, 110, 3.5, 420, -3.5, 2900, 5.5, 4400, -2, 5300, 1.2},
    {75, 1.1, 100, 4.5, 380, -4, 2400, 4.5, 3800, -4, 4800, 1.2},
    {45, 1, 65, 4, 300, -3, 1600, 3, 2600, -5, 3200, 0.8},
    {50, 0.8, 85, 2.5, 600, -2, 2200, 4, 3300, -3, 4500, 0.9}
  };

  private static final double[][] MICROPHONES = {
    // presence Hz, dB; shelf Hz, dB
    {4500, 2.5, 9000, -3},
    {7000, 1.5, 11000, 3},
    {200, 2, 4000, -6}
  };

  private static final double WIDE = 0.7;
  private static final double NARROW = 1.4;
  private static final int SECTIONS = 9;

  private final SectionChain chain;
  private int box = -1;
  private int microphone = -1;

  Cabinet(double rate) {
    chain = new SectionChain(rate, SECTIONS);
  }

  /** Takes the choices of the next quantum; box 0 is none. */
  void next(int newBox, int newMicrophone) {
    if (newBox != box || newMicrophone != microphone) {
      box = newBox;
      microphone = newMicrophone;
      if (box == 0) {
        for (int s = 0; s < SECTIONS; s++) {
          chain.aimFlat(s);
        }
      } else {
        aim(BOXES[box - 1], MICROPHONES[microphone]);
      }
    }
    chain.next();
  }

  private void aim(double[] b, double[] m) {
    chain.aim(0, Shape.LOW_CUT, b[0], b[1], 0);
    chain.aim(1, Shape.BELL, b[2], NARROW, b[3]);
    chain.aim(2, Shape.BELL, b[4], WIDE, b[5]);
    chain.aim(3, Shape.BELL, b[6], NARROW, b[7]);
    chain.aim(4, Shape.BELL, b[8], 2 * NARROW, b[9]);
    chain.aim(5, Shape.HIGH_CUT, b[10], b[11], 0);
    chain.aim(6, Shape.HIGH_CUT, b[10], WIDE, 0);
    chain.aim(7, Shape.BELL, m[0], WIDE, m[1]);
    chain.aim(8, Shape.HIGH_SHELF, m[2], WIDE, m[3]);
  }

  /** Filters an interleaved quantum in place. */
  void process(float[] x) {
    chain.process(x);
  }

  /** Ends a quantum: whether no charge is left. */
  boolean rests() {
    return chain.rests();
  }

  void snap() {
    chain.snap();
  }

  void reset() {
    chain.reset();
  }
}
