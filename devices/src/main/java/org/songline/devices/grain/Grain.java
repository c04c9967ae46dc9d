package org.songline.devices.grain;

import org.songline.dsp.Quantum;
import org.songline.dsp.resample.ShortSinc;

/** One grain: a piece of the recording at a speed, under a shape. */
final class Grain {
  /** Where the points of a reading begin in a {@link GrainSource}, from the frame before it. */
  private static final int FIRST = GrainSource.EDGE - 3;

  private GrainShape shape = GrainShape.SMOOTH;
  private double position;
  private double step;
  private double phase;
  private double phaseStep;
  private float leftGain;
  private float rightGain;
  private int delay;
  private int left;

  /**
   * Begins.
   *
   * @param frame of the quantum
   * @param from first place in the recording, in frames
   * @param newStep frames of the recording for each of the output; below 0 backwards
   * @param length frames
   */
  void start(
      int frame,
      double from,
      double newStep,
      int length,
      GrainShape newShape,
      float gainLeft,
      float gainRight) {
    delay = frame;
    position = from;
    step = newStep;
    left = length;
    phaseStep = (double) GrainShape.POINTS / length;
    phase = 0.5 * phaseStep;
    shape = newShape;
    leftGain = gainLeft;
    rightGain = gainRight;
  }

  void stop() {
    left = 0;
  }

  boolean sounding() {
    return left > 0;
  }

  /** Where it reads the recording at a frame of this quantum. */
  double at(int frame) {
    return position + (frame - delay) * step;
  }

  /** Frames that it still has after a frame of this quantum. */
  int leftAt(int frame) {
    return left - (frame - delay);
  }

  double step() {
    return step;
  }

  /** Adds the quantum, at the levels of its note; see {@link Cloud#add}. */
  void add(GrainSource source, float[] levels, int voice, GrainSum sum) {
    int end = Math.min(Quantum.FRAMES, delay + left);
    float[] curve = shape.curve;
    double at = position * ShortSinc.PHASES;
    double phases = step * ShortSinc.PHASES;
    double place = phase;
    for (int n = delay; n < end; n++) {
      long reading = (long) at;
      int first = (int) (reading >> ShortSinc.PHASE_BITS) + FIRST;
      int between = (int) reading & (ShortSinc.PHASES - 1);
      int point = (int) place;
      float part = (float) (place - point);
      float level = Math.fma(part, curve[point + 1] - curve[point], curve[point]);
      level *= levels[n * Quantum.LANES + voice];
      sum.add(n, source.left, source.right, first, between, level * leftGain, level * rightGain);
      at += phases;
      place += phaseStep;
    }
    position = at / ShortSinc.PHASES;
    phase = place;
    left -= end - delay;
    delay = 0;
  }
}
