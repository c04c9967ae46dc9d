package org.songline.studio.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songline.engine.live.TransportState;
import org.songline.engine.output.JackSystem;
import org.songline.engine.output.OutputProblem;
import org.songline.engine.output.Outputs;

/**
 * Plays through a real JACK server with a driver of no hardware, where JACK is installed. {@code
 * -Dsound.figures=true} measures from gesture to the block that holds it.
 */
class JackCardTest {
  private static final int BLOCK = 256;
  private static final int RATE = 48_000;
  private static final String SERVER = "songline-card-" + ProcessHandle.current().pid();

  private @Nullable Process server;

  @BeforeEach
  void serve() throws Exception {
    Process started;
    try {
      started =
          new ProcessBuilder(
                  List.of(
                      "jackd",
                      "-n",
                      SERVER,
                      "-S",
                      "-r",
                      "-t",
                      "20000",
                      "-d",
                      "dummy",
                      "-r",
                      "48000",
                      "-p",
                      Integer.toString(BLOCK)))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      notTested("jackd is not installed");
      return;
    }
    server = started;
    var system = new JackSystem(SERVER);
    if (!await(() -> !system.look().devices().isEmpty() || !started.isAlive())
        || !started.isAlive()) {
      notTested("jackd does not start here");
    }
  }

  private static void notTested(String why) {
    System.err.println("NOT TESTED, the studio on JACK: " + why);
    Assumptions.abort(why);
  }

  private static boolean await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      Thread.sleep(10);
    }
    return false;
  }

  @AfterEach
  void quit() throws InterruptedException {
    Process running = server;
    if (running != null) {
      running.destroy();
      running.waitFor();
    }
  }

  private static CardOutput card() {
    return new CardOutput(new Outputs(List.of(new JackSystem(SERVER))));
  }

  private static OutputChoice jack() {
    return OutputChoice.BROWSER.device("jack").buffer(BLOCK);
  }

  @Test
  void theServersClockPacesTheSongAndItsDeathDoesNotStopIt() throws Exception {
    try (Player player = new Player(new KnownSignal(), RATE, BLOCK);
        CardOutput output = card()) {
      output.follow(player, RATE);
      output.choose(jack());
      assertThat(output.now().phase()).isEqualTo(OutputPhase.RUNNING);
      assertThat(output.now().block()).isEqualTo(BLOCK);
      long engine = player.status().engine();
      assertThat(await(() -> player.status().engine() > engine + 20 * BLOCK)).isTrue();
      assertThat(player.taken()).isTrue();
      Objects.requireNonNull(server).destroyForcibly().waitFor();
      assertThat(await(() -> output.now().phase() == OutputPhase.LOST)).isTrue();
      long after = player.status().engine();
      assertThat(await(() -> player.status().engine() > after + 20 * BLOCK)).isTrue();
    }
  }

  /** Notes when a gesture is first in a block. */
  private static final class Gestures implements Source {
    private final KnownSignal signal = new KnownSignal();
    volatile long made;
    volatile boolean waits;

    @Override
    public void run(float[] stereo, int quanta) {
      if (waits) {
        made = System.nanoTime();
        waits = false;
      }
      signal.run(stereo, quanta);
    }

    @Override
    public long frame() {
      return signal.frame();
    }

    @Override
    public TransportState state() {
      return TransportState.ROLLING;
    }

    @Override
    public int latency() {
      return 0;
    }
  }

  /** Told, not judged: how long a gesture waits for the block that it is in. */
  @Test
  void figures() throws InterruptedException, OutputProblem {
    Assumptions.assumeTrue(Boolean.getBoolean("sound.figures"), "only when asked");
    Gestures gestures = new Gestures();
    Random random = new Random(7);
    double[] waits = new double[400];
    try (Player player = new Player(gestures, RATE, BLOCK);
        CardOutput output = card()) {
      output.follow(player, RATE);
      output.choose(jack());
      Thread.sleep(500);
      for (int i = 0; i < waits.length; i++) {
        Thread.sleep(8, random.nextInt(999_999));
        long from = System.nanoTime();
        gestures.waits = true;
        while (gestures.waits) {
          Thread.onSpinWait();
        }
        waits[i] = (gestures.made - from) * 1e-6;
      }
      Arrays.sort(waits);
      System.out.printf(
          Locale.ROOT,
          "gesture to block ms: median %.2f, p90 %.2f, p99 %.2f, most %.2f; a block lasts %.2f;"
              + " the device's own %d frames, %d drop-outs%n",
          waits[waits.length / 2],
          waits[waits.length * 9 / 10],
          waits[waits.length * 99 / 100],
          waits[waits.length - 1],
          1000.0 * BLOCK / RATE,
          output.now().latency(),
          output.now().dropouts());
    }
  }
}
