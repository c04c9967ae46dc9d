package org.songline.measure.curve;

import java.util.Arrays;

/**
 * Collects a {@link Waveform} of any length in bounded memory: when all parts are used, each two
 * neighbours become one.
 */
public final class WaveformMeter {
  private static final int PARTS = 8192;

  private final float[][] low;
  private final float[][] high;
  private final double[][] squares;
  private int framesPerPart = 32;
  private int part;
  private int inPart;

  public WaveformMeter(int channels) {
    low = new float[channels][PARTS];
    high = new float[channels][PARTS];
    squares = new double[channels][PARTS];
    open();
  }

  public void accept(float[][] planar, int count) {
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, framesPerPart - inPart);
      for (int c = 0; c < low.length; c++) {
        add(c, planar[c], done, done + n);
      }
      done += n;
      inPart += n;
      if (inPart == framesPerPart) {
        close();
      }
    }
  }

  private void add(int c, float[] x, int from, int to) {
    float lowest = low[c][part];
    float highest = high[c][part];
    double sum = squares[c][part];
    for (int i = from; i < to; i++) {
      lowest = Math.min(lowest, x[i]);
      highest = Math.max(highest, x[i]);
      sum = Math.fma(x[i], (double) x[i], sum);
    }
    low[c][part] = lowest;
    high[c][part] = highest;
    squares[c][part] = sum;
  }

  private void close() {
    inPart = 0;
    part++;
    if (part == PARTS) {
      for (int c = 0; c < low.length; c++) {
        for (int i = 0; i < PARTS / 2; i++) {
          low[c][i] = Math.min(low[c][2 * i], low[c][2 * i + 1]);
          high[c][i] = Math.max(high[c][2 * i], high[c][2 * i + 1]);
          squares[c][i] = squares[c][2 * i] + squares[c][2 * i + 1];
        }
      }
      part = PARTS / 2;
      framesPerPart *= 2;
    }
    open();
  }

  private void open() {
    for (int c = 0; c < low.length; c++) {
      low[c][part] = Float.POSITIVE_INFINITY;
      high[c][part] = Float.NEGATIVE_INFINITY;
      squares[c][part] = 0;
    }
  }

  public Waveform waveform() {
    int parts = part + (inPart > 0 ? 1 : 0);
    float[][] rms = new float[low.length][parts];
    for (int c = 0; c < low.length; c++) {
      for (int i = 0; i < parts; i++) {
        int frames = i < part ? framesPerPart : inPart;
        rms[c][i] = (float) Math.sqrt(squares[c][i] / frames);
      }
    }
    return new Waveform(framesPerPart, cut(low, parts), cut(high, parts), rms);
  }

  private static float[][] cut(float[][] curves, int parts) {
    return Arrays.stream(curves).map(c -> Arrays.copyOf(c, parts)).toArray(float[][]::new);
  }
}
