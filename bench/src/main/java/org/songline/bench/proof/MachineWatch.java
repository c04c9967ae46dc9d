package org.songline.bench.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Notes when this machine ran nobody: a thread that only naps wakes up late, or the system says
 * that the host took processor time away ({@code steal} in {@code /proc/stat}, where there is one).
 */
final class MachineWatch implements AutoCloseable {
  private static final Path STAT = Path.of("/proc/stat");
  private static final long NAP_NANOS = 500_000;
  private static final long LATE_NANOS = 3_000_000;

  /** The system counts stolen time in ticks of 10 ms. */
  private static final long TICK_NANOS = 10_000_000;

  private static final int STEAL_FIELD = 8;

  private record Away(long from, long to) {}

  private final List<Away> away = new ArrayList<>();
  private final Thread watch;
  private volatile boolean over;

  MachineWatch() {
    watch = Thread.ofPlatform().daemon().start(this::run);
  }

  /** Whether the machine was away at some time between two. */
  boolean away(long from, long to) {
    synchronized (away) {
      return away.stream().anyMatch(one -> one.from() < to && one.to() > from);
    }
  }

  private void run() {
    long last = System.nanoTime();
    long looked = last;
    long stolen = stolen();
    while (!over) {
      LockSupport.parkNanos(NAP_NANOS);
      long now = System.nanoTime();
      if (now - last > LATE_NANOS) {
        note(last, now);
      }
      if (now - looked > TICK_NANOS) {
        long ticks = stolen();
        if (ticks > stolen) {
          note(looked - TICK_NANOS, now);
        }
        stolen = ticks;
        looked = now;
      }
      last = now;
    }
  }

  private void note(long from, long to) {
    synchronized (away) {
      away.add(new Away(from, to));
    }
  }

  private static long stolen() {
    try {
      String first =
          Files.readString(STAT, StandardCharsets.US_ASCII).lines().findFirst().orElse("");
      String[] fields = first.split(" +", -1);
      return fields.length > STEAL_FIELD ? Long.parseLong(fields[STEAL_FIELD]) : 0;
    } catch (IOException | NumberFormatException none) {
      return 0;
    }
  }

  @Override
  public void close() {
    over = true;
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
