package org.songline.engine.run;

import org.songline.dsp.Quantum;
import org.songline.engine.plan.Transport;

/** Musical time at the first frames of recent quanta, worked out once for all devices. */
final class Clock {
  private final double[] bpm;
  private final double[] quarters;
  private final int mask;
  private Transport transport;
  private long next;

  /**
   * @param quanta how many quanta back may be asked for
   */
  Clock(int quanta, Transport transport) {
    int size = Integer.highestOneBit(Math.max(1, quanta)) * 2;
    bpm = new double[size];
    quarters = new double[size];
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
    long frame = quantum * Quantum.FRAMES;
    int i = (int) quantum & mask;
    bpm[i] = transport.tempo().bpmAt(frame, transport.rate());
    quarters[i] = transport.tempo().quartersAt(frame, transport.rate());
  }

  double bpm(long quantum) {
    return bpm[(int) quantum & mask];
  }

  double quarters(long quantum) {
    return quarters[(int) quantum & mask];
  }
}
