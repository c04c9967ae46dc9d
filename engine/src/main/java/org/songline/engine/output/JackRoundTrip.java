package org.songline.engine.output;

import static org.songline.engine.output.NativeLibrary.MEMORY;

import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plays a burst of noise and listens when it comes back. */
final class JackRoundTrip {
  /** Frames before the burst, while connections settle. */
  private static final int BEFORE = 4800;

  /** Frames that are listened to from the burst on: more than any device takes. */
  private static final int LISTENING = 48_000;

  private static final long PATIENCE_SECONDS = 20;

  private final float[] probe = RoundTrip.probe();
  private final float[] heard = new float[LISTENING];
  private final CountDownLatch done = new CountDownLatch(1);
  private int at = -BEFORE;

  private JackRoundTrip() {}

  /**
   * Measures.
   *
   * @param to ports that play
   * @param from the port that listens
   */
  static RoundTrip measure(Jack jack, String server, List<String> to, String from)
      throws OutputProblem {
    JackRoundTrip trip = new JackRoundTrip();
    try (JackClient client =
        new JackClient(
            jack, "songline-round-trip", server, 1, 1, trip::process, () -> {}, () -> {})) {
      client.activate();
      boolean connected = client.connect(from, client.input(0));
      for (String port : to) {
        connected &= client.connect(client.output(0), port);
      }
      if (!connected) {
        throw new OutputProblem("JACK", "the ports cannot be connected");
      }
      if (!trip.done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new OutputProblem("JACK", "the server stands still");
      }
      int rate = client.rate();
      return RoundTrip.find(trip.heard).stream()
          .mapToObj(frames -> new RoundTrip(frames, rate))
          .findFirst()
          .orElseThrow(
              () ->
                  new OutputProblem(
                      "JACK", "nothing came back; lead a cable from the output to the input"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutputProblem("JACK", "it was stopped");
    }
  }

  private void process(long[] inputs, long[] outputs, int frames) {
    for (int f = 0; f < frames; f++, at++) {
      long offset = (long) Float.BYTES * f;
      boolean plays = at >= 0 && at < probe.length;
      float out = plays ? probe[at] : 0;
      MEMORY.set(ValueLayout.JAVA_FLOAT_UNALIGNED, outputs[0] + offset, out);
      if (at >= 0 && at < heard.length) {
        heard[at] = MEMORY.get(ValueLayout.JAVA_FLOAT_UNALIGNED, inputs[0] + offset);
      }
    }
    if (at >= heard.length) {
      done.countDown();
    }
  }
}
