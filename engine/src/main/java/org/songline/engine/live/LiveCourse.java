package org.songline.engine.live;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;
import org.songline.engine.run.Course;
import org.songline.engine.values.Motion;

/**
 * The transport as a state machine. Anyone may give commands; the audio path takes them at its next
 * block. The song begins, stops and jumps between quanta; a loop comes round within half a quantum
 * of its place, and what is missing or too much is made up for at the next turn.
 */
final class LiveCourse implements Course {
  /** Quanta that are remembered: twenty seconds at 48 kHz, more than any latency. */
  private static final int SIZE = 1 << 14;

  private static final int MASK = SIZE - 1;

  /** Bits of {@link #place} over those of the frame. */
  private static final long ROLLS = 1L << 62;

  private static final long COUNTS = 1L << 61;

  private static final int PLAY = 0;
  private static final int STOP = 1;
  private static final int LOCATE = 2;
  private static final int MOST_COMMANDS = 256;

  private final int[] kinds = new int[MOST_COMMANDS];
  private final long[] values = new long[MOST_COMMANDS];
  private final AtomicInteger told = new AtomicInteger();
  private final AtomicInteger obeyed = new AtomicInteger();
  private final long[] song = new long[SIZE];
  private final long[] time = new long[SIZE];
  private final Motion[] motion = new Motion[SIZE];
  private final long[] left = new long[SIZE];
  private TransportState state = TransportState.STOPPED;
  private Motion next = Motion.ROLLS;
  private long position;
  private long beats;
  private long countIn;
  private long carry;
  private volatile @Nullable Loop loop;
  private volatile long place;

  LiveCourse() {
    Arrays.fill(motion, Motion.STANDS);
  }

  /** Rolls after so many quanta of counting in. */
  void play(long quanta) {
    tell(PLAY, quanta);
  }

  void stop() {
    tell(STOP, 0);
  }

  /** Goes to a quantum of the song, and rolls on if it rolls. */
  void locate(long quantum) {
    tell(LOCATE, quantum);
  }

  /** What is told when many things wait already, because no block is run, is lost. */
  private synchronized void tell(int kind, long value) {
    int at = told.get();
    if (at - obeyed.get() < MOST_COMMANDS) {
      kinds[at & (MOST_COMMANDS - 1)] = kind;
      values[at & (MOST_COMMANDS - 1)] = value;
      told.set(at + 1);
    }
  }

  void loop(@Nullable Loop other) {
    loop = other;
  }

  @Nullable Loop loop() {
    return loop;
  }

  /** What it did at the end of the last block. */
  TransportState state() {
    long now = place;
    if ((now & ROLLS) != 0) {
      return TransportState.ROLLING;
    }
    return (now & COUNTS) != 0 ? TransportState.COUNTING_IN : TransportState.STOPPED;
  }

  /** The frame of the song that the next block begins with. */
  long frame() {
    return place & ~(ROLLS | COUNTS);
  }

  /**
   * Takes commands and says where the song stands at each quantum of a block. On the audio path.
   *
   * @param rested whether nothing sounds, so that all may begin as if new
   */
  void go(long quantum, int count, boolean rested) {
    int last = told.get();
    for (int at = obeyed.get(); at != last; at++) {
      obey(kinds[at & (MOST_COMMANDS - 1)], values[at & (MOST_COMMANDS - 1)], rested);
    }
    obeyed.set(last);
    Loop turn = loop;
    for (long q = quantum; q < quantum + count; q++) {
      step((int) q & MASK, turn);
    }
    long bits =
        switch (state) {
          case ROLLING -> ROLLS;
          case COUNTING_IN -> COUNTS;
          case STOPPED -> 0;
        };
    place = bits | position * Quantum.FRAMES;
  }

  private void obey(int kind, long value, boolean rested) {
    switch (kind) {
      case PLAY -> {
        if (state == TransportState.STOPPED) {
          countIn = value;
          state = TransportState.COUNTING_IN;
          next = rested ? Motion.STARTS : Motion.JUMPS;
        }
      }
      case STOP -> {
        state = TransportState.STOPPED;
        beats = position;
      }
      default -> {
        position = value;
        beats = value;
        carry = 0;
        if (state == TransportState.ROLLING) {
          next = Motion.JUMPS;
        }
      }
    }
  }

  private void step(int slot, @Nullable Loop turn) {
    if (state == TransportState.COUNTING_IN && countIn-- <= 0) {
      state = TransportState.ROLLING;
    }
    if (state != TransportState.ROLLING) {
      song[slot] = position;
      time[slot] = beats++;
      motion[slot] = Motion.STANDS;
      left[slot] = state == TransportState.COUNTING_IN ? countIn + 1 : 0;
      return;
    }
    song[slot] = position;
    time[slot] = position;
    motion[slot] = next;
    next = Motion.ROLLS;
    position++;
    if (turn != null && turn.to() > (position - 1) * Quantum.FRAMES) {
      comeRound(turn);
    }
  }

  /** Back to the start of the loop when its end is nearer now than after the next quantum. */
  private void comeRound(Loop turn) {
    long over = position * Quantum.FRAMES + carry - turn.to();
    if (2 * over < -Quantum.FRAMES) {
      return;
    }
    long wanted = turn.from() + over;
    position = Math.max(0, Math.floorDiv(wanted + Quantum.FRAMES / 2, Quantum.FRAMES));
    carry = wanted - position * Quantum.FRAMES;
    next = Motion.JUMPS;
  }

  /** How many quanta were left to count at a quantum of the engine, itself included. */
  long left(long quantum) {
    return left[(int) quantum & MASK];
  }

  @Override
  public long song(long quantum) {
    return song[(int) quantum & MASK];
  }

  @Override
  public long time(long quantum) {
    return time[(int) quantum & MASK];
  }

  @Override
  public Motion motion(long quantum) {
    return motion[(int) quantum & MASK];
  }
}
