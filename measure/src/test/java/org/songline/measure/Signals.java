package org.songline.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.songline.dsp.Exact;

/** Test signals with known answers, built part by part; every channel carries the same signal. */
public final class Signals {
  private final int sampleRate;
  private final List<float[]> parts = new ArrayList<>();
  private double seconds;
  private long frames;

  public Signals(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /** A sine of a peak level in dBFS; its phase runs on from the start of the signal. */
  public Signals sine(double hertz, double dbfs, double length) {
    float[] part = part(length);
    double amplitude = Exact.gain(dbfs);
    for (int i = 0; i < part.length; i++) {
      part[i] = (float) (amplitude * Exact.sin(Exact.TWO_PI * hertz * (frames + i) / sampleRate));
    }
    return add(part);
  }

  public Signals silence(double length) {
    return add(part(length));
  }

  private float[] part(double length) {
    seconds += length;
    return new float[(int) (Math.round(seconds * sampleRate) - frames)];
  }

  private Signals add(float[] part) {
    parts.add(part);
    frames += part.length;
    return this;
  }

  /** The signal as one channel. */
  public float[] mono() {
    float[] all = new float[(int) frames];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** The signal in two equal channels. */
  public float[] stereo() {
    float[] mono = mono();
    return interleave(mono, mono);
  }

  public static float[] interleave(float[]... channels) {
    float[] all = new float[channels[0].length * channels.length];
    for (int c = 0; c < channels.length; c++) {
      for (int i = 0; i < channels[c].length; i++) {
        all[i * channels.length + c] = channels[c][i];
      }
    }
    return all;
  }

  /** White noise, even between -peak and peak. */
  public static float[] noise(int length, double peak, long seed) {
    var random = new SplittableRandom(seed);
    float[] noise = new float[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (float) (peak * (2 * random.nextDouble() - 1));
    }
    return noise;
  }
}
