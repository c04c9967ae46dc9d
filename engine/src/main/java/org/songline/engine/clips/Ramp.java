package org.songline.engine.clips;

import org.songline.dsp.Exact;
import org.songline.model.song.Clip.FadeShape;

/**
 * A fade on the song's frames: frame {@code from + i} has the travel t = i / length.
 *
 * @param rising whether the gain is the shape's g(t), or g(1 - t)
 */
public record Ramp(long from, long length, FadeShape shape, boolean rising) {
  public Ramp {
    if (length < 1) {
      throw new IllegalArgumentException("a fade of " + length + " frames");
    }
  }

  /** The fade that adds up with this rising one: to 1, for equal power to a power of 1. */
  public Ramp complement() {
    FadeShape other =
        switch (shape) {
          case SLOW -> FadeShape.FAST;
          case FAST -> FadeShape.SLOW;
          default -> shape;
        };
    return new Ramp(from, length, other, !rising);
  }

  public long to() {
    return from + length;
  }

  /** The gain at a frame; 1 outside on the loud side, 0 beyond the silent end. */
  public double at(long frame) {
    double t = Math.clamp((frame - from) / (double) length, 0.0, 1.0);
    return gain(shape, rising ? t : 1 - t);
  }

  /** Multiplies the stereo frames from a song frame on by this fade. */
  public void apply(long frame, float[] audio, int at, int frames) {
    long first = Math.max(frame, rising ? frame : from);
    long stop = rising ? Math.min(frame + frames, to()) : frame + frames;
    for (long f = first; f < stop; f++) {
      float g = (float) at(f);
      int i = at + (int) (f - frame) * 2;
      audio[i] *= g;
      audio[i + 1] *= g;
    }
  }

  private static double gain(FadeShape shape, double t) {
    return switch (shape) {
      case LINEAR -> t;
      case EQUAL_POWER -> Exact.sinPi(t / 2);
      case S_CURVE -> square(Exact.sinPi(t / 2));
      case SLOW -> t * t;
      case FAST -> 1 - (1 - t) * (1 - t);
    };
  }

  private static double square(double x) {
    return x * x;
  }
}
