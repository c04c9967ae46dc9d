package org.songline.engine.run;

import org.songline.dsp.Quantum;
import org.songline.engine.plan.Transport;
import org.songline.engine.values.Motion;

/** Where song and beats stand at recent quanta of the engine, worked out once for all devices. */
final class Clock {
  private final Course course;
  private final double[] bpm;
  private final double[] quarters;
  private final long[] song;
  private final long[] time;
  private final Motion[] motion;
  private final int mask;
  private Transport transport;
  private long next;

  /**
   * @param quanta how many quanta back may be asked for
   */
  Clock(int quanta, Transport transport, Course course) {
    this.course = course;
    int size = Integer.highestOneBit(Math.max(1, quanta)) * 2;
    bpm = new double[size];
    quarters = new double[size];
    song = new long[size];
    time = new long[size];
    motion = new Motion[size];
    mask = size - 1;
    this.transport = transport;
  }

  void follow(Transport other) {
    if (!other.equals(transport)) {
      transport = other;
    }
  }

  /** Makes quanta ready to be asked for; earlier ones stay as they were. */
  void go(long quantum, int count) {
    if (quantum != next) {
      for (long q = Math.max(0, quantum - mask + count); q < quantum; q++) {
        set(q);
      }
    }
    for (long q = quantum; q < quantum + count; q++) {
      set(q);
    }
    next = quantum + count;
  }

  private void set(long quantum) {
    int i = (int) quantum & mask;
    song[i] = course.song(quantum) * Quantum.FRAMES;
    time[i] = course.time(quantum) * Quantum.FRAMES;
    motion[i] = course.motion(quantum);
    bpm[i] = transport.tempo().bpmAt(time[i], transport.rate());
    quarters[i] = transport.tempo().quartersAt(time[i], transport.rate());
  }

  /** The frame of the song at which clips play and automation is read. */
  long song(long quantum) {
    return song[(int) quantum & mask];
  }

  /** The frame by which devices count. */
  long time(long quantum) {
    return time[(int) quantum & mask];
  }

  Motion motion(long quantum) {
    return motion[(int) quantum & mask];
  }

  double bpm(long quantum) {
    return bpm[(int) quantum & mask];
  }

  double quarters(long quantum) {
    return quarters[(int) quantum & mask];
  }
}
