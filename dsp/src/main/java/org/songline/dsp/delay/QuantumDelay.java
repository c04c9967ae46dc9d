package org.songline.dsp.delay;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * The recent past of one channel, a quantum at a time. Write a quantum, then read the one that came
 * {@code delay} frames before it: delay 0 is the one just written. What is at the beginning of the
 * ring stands again behind its end, so that the 64 frames of any quantum lie together.
 */
public final class QuantumDelay {
  private static final int FRAMES = Quantum.FRAMES;

  private final float[] ring;
  private final int size;
  private int at;

  /** A line of silence that can be read up to {@code longest} frames back. */
  public QuantumDelay(int longest) {
    size = (longest / FRAMES + 2) * FRAMES;
    ring = new float[size + FRAMES];
  }

  /** The most frames by which {@link #place} can look back. */
  public int longest() {
    return size - FRAMES;
  }

  /** Writes the 64 frames from {@code from} on. */
  public void write(float[] x, int from) {
    at = at + FRAMES == size ? 0 : at + FRAMES;
    System.arraycopy(x, from, ring, at, FRAMES);
    if (at == 0) {
      System.arraycopy(x, from, ring, size, FRAMES);
    }
  }

  /** What {@link #place} points into; only to be read. */
  public float[] ring() {
    return ring;
  }

  /** The index of the first of the 64 frames that came {@code delay} frames before the newest. */
  public int place(int delay) {
    int from = at - delay;
    return from < 0 ? from + size : from;
  }

  public void reset() {
    Arrays.fill(ring, 0f);
    at = 0;
  }
}
