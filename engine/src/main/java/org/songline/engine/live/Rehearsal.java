package org.songline.engine.live;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.BooleanSupplier;
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

  /** Plays a silent session until its compiler is at rest. */
  static Rehearsal of(
      Session silent, long end, int rate, int quanta, double seconds, BooleanSupplier goOn) {
    long start = System.nanoTime();
    long most = start + (long) (seconds * 1e9);
    int blocks = (int) (PLACE_SECONDS * rate / Quantum.FRAMES / quanta) + 1;
    float[] sound = new float[quanta * Quantum.SAMPLES];
    int rounds = 0;
    int calm = 0;
    boolean more = true;
    while (more && calm < CALM_ROUNDS) {
      double began = seconds(start);
      double compiled = compiled();
      double shift = rounds * SHIFT % 1;
      silent.locate(0);
      silent.play();
      for (int place = 0; place < PLACES && more; place++) {
        for (int b = 0; b < blocks && more; b++) {
          silent.run(sound, quanta);
          more = goOn.getAsBoolean() && System.nanoTime() < most;
        }
        silent.locate((long) ((place + shift) / PLACES * end));
      }
      silent.stop();
      rounds++;
      boolean quiet = compiled() - compiled <= CALM * (seconds(start) - began);
      calm = quiet ? calm + 1 : 0;
    }
    return new Rehearsal(seconds(start), rounds, calm >= CALM_ROUNDS);
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
