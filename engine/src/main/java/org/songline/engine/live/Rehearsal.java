package org.songline.engine.live;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;

/**
 * How a silent rehearsal went.
 *
 * @param seconds that it took
 * @param rounds through the song
 * @param settled whether the compiler had nothing to do at its end
 */
public record Rehearsal(double seconds, int rounds, boolean settled) {
  /** What is played first, time and again until it is done with ease. */
  private static final double FIRST_SECONDS = 4;

  /** How often at most. */
  private static final int FIRST_TIMES = 4;

  /** Of its length, what the first second of it may take to be done with ease. */
  private static final double EASE = 0.5;

  /** How much longer than it works it rests when it is to be gentle. */
  private static final int REST = 2;

  /** Places of the song that are played in a round. */
  private static final int PLACES = 16;

  /** How long each place is played. */
  private static final double PLACE_SECONDS = 0.75;

  /** Of a round, by which the places of the next lie later. */
  private static final double SHIFT = 0.618034;

  /** Of the time of a round, what the compiler may be at work for in one that counts as calm. */
  private static final double CALM = 0.05;

  /** Calm rounds in a row after which all is compiled: a long compilation ends in a later round. */
  private static final int CALM_ROUNDS = 2;

  /** What leads a rehearsal while it goes on. */
  @FunctionalInterface
  public interface Guide {
    /** Asked all the time; once it says no the rehearsal ends. */
    boolean goesOn();

    /** The frame of the song from which it will be heard first. */
    default long first() {
      return 0;
    }

    /** What will be heard first goes with ease. */
    default void ready() {}

    /** Whether others need the processors: then it rests more than it works. */
    default boolean gently() {
      return false;
    }
  }

  /** Plays a silent session until its compiler is at rest. */
  static Rehearsal of(Session silent, long end, int rate, int quanta, double seconds, Guide guide) {
    return new Course(silent, rate, quanta, seconds, guide).run(end);
  }

  /** A rehearsal that goes on. */
  private static final class Course {
    private final long start = System.nanoTime();
    private final Session silent;
    private final int rate;
    private final int quanta;
    private final long most;
    private final Guide guide;
    private final float[] sound;
    private boolean more = true;

    Course(Session silent, int rate, int quanta, double seconds, Guide guide) {
      this.silent = silent;
      this.rate = rate;
      this.quanta = quanta;
      this.most = start + (long) (seconds * 1e9);
      this.guide = guide;
      this.sound = new float[quanta * Quantum.SAMPLES];
    }

    Rehearsal run(long end) {
      silent.play();
      first();
      int rounds = 0;
      int calm = 0;
      do {
        double began = seconds(start);
        double compiled = compiled();
        double shift = rounds * SHIFT % 1;
        silent.locate(0);
        silent.play();
        for (int place = 0; place < PLACES && more; place++) {
          play(PLACE_SECONDS);
          silent.locate((long) ((place + shift) / PLACES * end));
        }
        silent.stop();
        rounds++;
        boolean quiet = compiled() - compiled <= CALM * (seconds(start) - began);
        calm = quiet ? calm + 1 : 0;
      } while (more && calm < CALM_ROUNDS);
      return new Rehearsal(seconds(start), rounds, calm >= CALM_ROUNDS);
    }

    /** What will be heard first, until that goes with ease. */
    private void first() {
      boolean eased = false;
      for (int i = 0; i < FIRST_TIMES && !eased && more; i++) {
        silent.locate(guide.first());
        double began = seconds(start);
        play(1);
        eased = seconds(start) - began < EASE;
        if (!eased) {
          play(FIRST_SECONDS - 1);
        }
      }
      guide.ready();
    }

    private void play(double length) {
      int blocks = (int) (length * rate / Quantum.FRAMES / quanta) + 1;
      for (int b = 0; b < blocks && more; b++) {
        long from = System.nanoTime();
        silent.run(sound, quanta);
        more = guide.goesOn() && System.nanoTime() < most;
        if (more && guide.gently()) {
          LockSupport.parkNanos(REST * (System.nanoTime() - from));
        }
      }
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  /** Seconds for which the compiler was at work so far. */
  private static double compiled() {
    @Nullable CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return compiler == null || !compiler.isCompilationTimeMonitoringSupported()
        ? 0
        : compiler.getTotalCompilationTime() * 1e-3;
  }
}
