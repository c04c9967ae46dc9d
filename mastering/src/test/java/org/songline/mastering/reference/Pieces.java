package org.songline.mastering.reference;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.songline.measure.plot.Span;

/** Made-up music of known spectra. */
final class Pieces {
  static final int RATE = 48_000;

  private Pieces() {}

  /** Noise that falls by {@code slope} dB an octave, with a side of {@code width} dB beside mid. */
  static float[] noise(double seconds, long seed, double slope, double width, double level) {
    int frames = (int) (seconds * RATE);
    float[] mid = coloured(frames, new Random(seed), slope);
    float[] side = coloured(frames, new Random(seed + 99), slope);
    double s = Math.pow(10, width / 20);
    float[] x = new float[2 * frames];
    for (int i = 0; i < frames; i++) {
      x[2 * i] = (float) (level * (mid[i] + s * side[i]));
      x[2 * i + 1] = (float) (level * (mid[i] - s * side[i]));
    }
    return x;
  }

  /** Gaussian noise, coloured by a row of one-pole shelves, one every octave. */
  private static float[] coloured(int frames, Random random, double slope) {
    float[] x = new float[frames];
    for (int i = 0; i < frames; i++) {
      x[i] = (float) (0.1 * random.nextGaussian());
    }
    double gain = Math.pow(10, -slope / 20);
    for (double f = 40; f < 16_000; f *= 2) {
      double a = 1 - Math.exp(-2 * Math.PI * f / RATE);
      double low = 0;
      for (int i = 0; i < frames; i++) {
        low += a * (x[i] - low);
        x[i] = (float) (low + gain * (x[i] - low));
      }
    }
    return x;
  }

  /** A level that goes up and down in the rhythm of bars, so that something moves. */
  static float[] pumped(float[] x, double depthDb, double hertz) {
    float[] y = x.clone();
    for (int i = 0; i < y.length / 2; i++) {
      double db = depthDb * 0.5 * (Math.sin(2 * Math.PI * hertz * i / RATE) - 1);
      float g = (float) Math.pow(10, db / 20);
      y[2 * i] *= g;
      y[2 * i + 1] *= g;
    }
    return y;
  }

  /** Short hits over a bed: so many a second, each louder by so much at first. */
  static float[] struck(float[] x, double hertz, double strengthDb) {
    float[] y = x.clone();
    int period = (int) (RATE / hertz);
    for (int i = 0; i < y.length / 2; i++) {
      double ring = Math.exp(-(i % period) / (0.01 * RATE));
      float g = (float) (1 + (Math.pow(10, strengthDb / 20) - 1) * ring);
      y[2 * i] *= g;
      y[2 * i + 1] *= g;
    }
    return y;
  }

  /** Parts of so many seconds by turns as they are and changed by so much. */
  static float[] parts(float[] x, double seconds, double changeDb) {
    float[] y = x.clone();
    float g = (float) Math.pow(10, changeDb / 20);
    for (int i = 0; i < y.length / 2; i++) {
      if ((int) (i / (seconds * RATE)) % 2 == 1) {
        y[2 * i] *= g;
        y[2 * i + 1] *= g;
      }
    }
    return y;
  }

  static float[] gained(float[] x, double db) {
    float[] y = new float[x.length];
    float g = (float) Math.pow(10, db / 20);
    for (int i = 0; i < x.length; i++) {
      y[i] = g * x[i];
    }
    return y;
  }

  static float[] joined(float[]... parts) {
    int length = 0;
    for (float[] part : parts) {
      length += part.length;
    }
    float[] all = new float[length];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  static Hearing.Heard heard(float[] stereo) {
    Hearing hearing = new Hearing(RATE, 2, EnumSet.allOf(Hearing.Detail.class));
    hearing.accept(stereo, 0, stereo.length / 2);
    return hearing.finish("piece");
  }

  static Profile profile(float[] stereo, Span... sections) {
    return heard(stereo).profile(List.of(sections));
  }
}
