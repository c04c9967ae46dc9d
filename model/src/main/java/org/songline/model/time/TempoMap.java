package org.songline.model.time;

import java.util.List;

/**
 * Converts between musical time and audio time at any rate.
 *
 * <p>A tick stands at the frame nearest to its instant. The map is monotone. Every frame has a tick
 * that stands on it, and {@link #tickAt} finds the first such tick, as long as ticks are no longer
 * than frames: from 8.3 quarter notes a minute at 44.1 kHz, 9 at 48 kHz, 18 at 96 kHz, 36 at 192
 * kHz. Below that, {@link #tickAt} gives the first tick that does not stand before the frame.
 *
 * <p>Along a ramp the tempo is linear in musical time: T(q) = T0 + m q with q quarter notes from
 * its start, so that the time to q is 60 / m ln(1 + m q / T0) seconds. All arithmetic gives the
 * same bits on every machine. Immutable.
 */
public final class TempoMap {
  private static final double TICKS = Ticks.PER_QUARTER;

  private final List<Tempo> tempos;
  private final long[] start;
  private final double[] seconds;
  private final double[] bpm;

  /** Change of tempo in quarter notes a minute for each quarter note; 0 on steps. */
  private final double[] slope;

  /**
   * @param tempos the first at the start, positions ascending
   * @throws IllegalArgumentException when they are not
   */
  public TempoMap(List<Tempo> tempos) {
    this.tempos = List.copyOf(tempos);
    int count = this.tempos.size();
    if (count == 0 || this.tempos.getFirst().at().tick() != 0) {
      throw new IllegalArgumentException("no tempo at the start");
    }
    start = new long[count];
    seconds = new double[count];
    bpm = new double[count];
    slope = new double[count];
    for (int i = 0; i < count; i++) {
      Tempo tempo = this.tempos.get(i);
      start[i] = tempo.at().tick();
      bpm[i] = tempo.bpm();
      if (i > 0) {
        if (start[i] <= start[i - 1]) {
          throw new IllegalArgumentException("tempos out of order at tick " + start[i]);
        }
        Tempo before = this.tempos.get(i - 1);
        if (before.shape() == Tempo.Shape.RAMP) {
          slope[i - 1] = (bpm[i] - bpm[i - 1]) * TICKS / (start[i] - start[i - 1]);
        }
        seconds[i] = seconds[i - 1] + within(i - 1, start[i] - start[i - 1], 1);
      }
    }
  }

  public List<Tempo> tempos() {
    return tempos;
  }

  /** The frame at {@code rate} frames a second that is nearest to a tick; on a tie the later. */
  public FramePosition frameAt(TickPosition position, int rate) {
    return new FramePosition(frame(position.tick(), rate));
  }

  /** The first tick that does not stand before a frame. */
  public TickPosition tickAt(FramePosition position, int rate) {
    long frame = position.frame();
    if (frame == 0) {
      return TickPosition.START;
    }
    long guess = (long) (quartersAt(frame, rate) * TICKS);
    long low = guess;
    long high = guess;
    for (long step = 1; low > 0 && frame(low, rate) >= frame; step *= 2) {
      high = low;
      low = Math.max(0, low - step);
    }
    for (long step = 1; frame(high, rate) < frame; step *= 2) {
      low = high;
      high = Math.addExact(high, step);
    }
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (frame(middle, rate) >= frame) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new TickPosition(high);
  }

  /** Seconds from the start of the song to a tick. */
  public double secondsAt(TickPosition position) {
    int i = segment(position.tick());
    return seconds[i] + within(i, position.tick() - start[i], 1);
  }

  /** The tempo at a tick, in quarter notes a minute. */
  public double bpmAt(TickPosition position) {
    int i = segment(position.tick());
    return bpm[i] + slope[i] * ((position.tick() - start[i]) / TICKS);
  }

  /** The tempo at a frame, in quarter notes a minute. Allocates nothing. */
  public double bpmAt(long frame, int rate) {
    int i = segmentAt(frame, rate);
    return bpm[i] + slope[i] * (quartersAt(frame, rate) - start[i] / TICKS);
  }

  /** The quarter notes from the start of the song to a frame. Allocates nothing. */
  public double quartersAt(long frame, int rate) {
    int i = segmentAt(frame, rate);
    double time = frame / (double) rate - seconds[i];
    double quarters =
        slope[i] == 0
            ? time * bpm[i] / 60
            : bpm[i] / slope[i] * StrictMath.expm1(slope[i] * time / 60);
    return start[i] / TICKS + Math.max(0, quarters);
  }

  private long frame(long tick, int rate) {
    int i = segment(tick);
    double exact = seconds[i] * rate + within(i, tick - start[i], rate);
    // Rounding of far positions must not carry a tick past the next tempo.
    double limit = i + 1 < start.length ? seconds[i + 1] * rate : Double.MAX_VALUE;
    return (long) Math.floor(Math.min(exact, limit) + 0.5);
  }

  /** The time in units of {@code 1 / rate} seconds from the start of a segment. */
  private double within(int i, long ticks, int rate) {
    if (slope[i] == 0) {
      return ticks * (60.0 * rate) / (TICKS * bpm[i]);
    }
    return 60.0 * rate / slope[i] * StrictMath.log1p(slope[i] * (ticks / TICKS) / bpm[i]);
  }

  private int segment(long tick) {
    int low = 0;
    for (int high = start.length; high - low > 1; ) {
      int middle = (low + high) >>> 1;
      if (start[middle] <= tick) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int segmentAt(long frame, int rate) {
    double time = frame / (double) rate;
    int low = 0;
    for (int high = start.length; high - low > 1; ) {
      int middle = (low + high) >>> 1;
      if (seconds[middle] <= time) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
