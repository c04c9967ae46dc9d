package org.songline.studio.live;

import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;

/**
 * A ring of quanta from the thread that makes blocks to one that sends them. The writer never
 * waits: what finds no room is lost, and so is all that waits, until the reader has come back and
 * begins with what is made then. Counters are modular, so that they may wrap.
 */
final class Tap {
  private final float[] samples;
  private final long[] frames;
  private final int mask;
  private final AtomicInteger written;
  private final AtomicInteger read;
  private final AtomicInteger losses = new AtomicInteger();
  private volatile boolean full;
  private volatile @Nullable Thread waiting;

  /**
   * @param quanta a power of two
   */
  Tap(int quanta) {
    this(quanta, 0);
  }

  /**
   * @param begin where both counters begin
   */
  Tap(int quanta, int begin) {
    if (Integer.bitCount(quanta) != 1) {
      throw new IllegalArgumentException("a power of two: " + quanta);
    }
    samples = new float[quanta * Quantum.SAMPLES];
    frames = new long[quanta];
    mask = quanta - 1;
    written = new AtomicInteger(begin);
    read = new AtomicInteger(begin);
  }

  /**
   * Puts a block in. On the audio path.
   *
   * @param frame of the engine that it begins with
   */
  void put(float[] stereo, int quanta, long frame) {
    if (full) {
      return;
    }
    int at = written.get();
    if (at - read.get() + quanta > mask + 1) {
      losses.incrementAndGet();
      full = true;
      return;
    }
    for (int q = 0; q < quanta; q++) {
      int slot = (at + q) & mask;
      System.arraycopy(
          stereo, q * Quantum.SAMPLES, samples, slot * Quantum.SAMPLES, Quantum.SAMPLES);
      frames[slot] = frame + (long) q * Quantum.FRAMES;
    }
    written.set(at + quanta);
    Thread reader = waiting;
    if (reader != null) {
      LockSupport.unpark(reader);
    }
  }

  /** Quanta that wait. */
  int waiting() {
    return written.get() - read.get();
  }

  /** How often all that waited was lost. */
  int losses() {
    return losses.get();
  }

  /** The frame of the engine that the next quantum begins with, when one waits. */
  long frame() {
    return frames[read.get() & mask];
  }

  /**
   * How many quanta that follow each other may be taken. Gives up what waits when some was lost.
   *
   * @param most at least 1
   */
  int ready(int most) {
    if (full) {
      skip();
    }
    int at = read.get();
    int there = Math.min(most, written.get() - at);
    int run = Math.min(there, 1);
    while (run < there && follows(at + run)) {
      run++;
    }
    return run;
  }

  private boolean follows(int at) {
    return frames[at & mask] == frames[(at - 1) & mask] + Quantum.FRAMES;
  }

  /** Copies quanta that are {@link #ready}; they go on waiting until they are {@link #taken}. */
  void copy(FloatBuffer into, int quanta) {
    int at = read.get();
    for (int q = 0; q < quanta; q++) {
      into.put(samples, ((at + q) & mask) * Quantum.SAMPLES, Quantum.SAMPLES);
    }
  }

  void taken(int quanta) {
    read.set(read.get() + quanta);
  }

  /** Gives up what waits. */
  void skip() {
    read.set(written.get());
    full = false;
  }

  /** Waits until something comes, a time has passed, or somebody wakes the thread. */
  void await(long nanos) {
    waiting = Thread.currentThread();
    if (waiting() == 0 && !full) {
      LockSupport.parkNanos(this, nanos);
    }
    waiting = null;
  }
}
