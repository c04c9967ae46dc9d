package org.songline.devices.grain;

import org.songline.dsp.resample.ShortSinc;

/** One grain: a piece of the recording at a speed, under a shape. */
final class Grain {
  private static final float[] WEIGHTS = ShortSinc.weights();
  private static final int TAPS = ShortSinc.TAPS;

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

  /** Adds the quantum to both sides. */
  void add(GrainSource source, float[] outLeft, float[] outRight, int frames) {
    int end = Math.min(frames, delay + left);
    float[] curve = shape.curve;
    float[] l = source.left;
    float[] r = source.right;
    boolean stereo = source.stereo;
    double at = position;
    double place = phase;
    for (int n = delay; n < end; n++) {
      int whole = (int) at;
      int row = ((int) ((at - whole) * ShortSinc.PHASES)) * TAPS;
      int i = whole + GrainSource.EDGE - 3;
      int point = (int) place;
      float part = (float) (place - point);
      float w = Math.fma(part, curve[point + 1] - curve[point], curve[point]);
      float a = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        a = Math.fma(l[i + tap], WEIGHTS[row + tap], a);
      }
      float b = a;
      if (stereo) {
        b = 0;
        for (int tap = 0; tap < TAPS; tap++) {
          b = Math.fma(r[i + tap], WEIGHTS[row + tap], b);
        }
      }
      outLeft[n] = Math.fma(a * w, leftGain, outLeft[n]);
      outRight[n] = Math.fma(b * w, rightGain, outRight[n]);
      at += step;
      place += phaseStep;
    }
    position = at;
    phase = place;
    left -= end - delay;
    delay = 0;
  }
}
