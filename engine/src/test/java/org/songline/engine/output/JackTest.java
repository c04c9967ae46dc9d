package org.songline.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.notes;
import static org.songline.engine.output.NativeLibrary.MEMORY;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songline.engine.TestDevices;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.live.Session;
import org.songline.engine.media.SongFiles;
import org.songline.engine.render.RenderRequest;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;

/** Plays through a real JACK server with a driver of no hardware, where JACK is installed. */
class JackTest {
  private static final int BLOCK = 256;
  private static final String SERVER = "songline-test-" + ProcessHandle.current().pid();

  private final JackSystem system = new JackSystem(SERVER);
  private @Nullable Process server;

  @BeforeEach
  void serve() throws Exception {
    Process started;
    try {
      // Waits for its clients, so that a busy machine delays and loses nothing.
      started =
          new ProcessBuilder(
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
                  Integer.toString(BLOCK))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      notTested("jackd is not installed");
      return;
    }
    server = started;
    if (!await(() -> !system.look().devices().isEmpty() || !started.isAlive())
        || !started.isAlive()) {
      notTested("jackd does not start here");
    }
  }

  private static void notTested(String why) {
    System.err.println("NOT TESTED, output to JACK: " + why);
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

  /** Keeps what comes in, both sides. */
  private static final class Capture implements JackClient.Work {
    final float[] left;
    final float[] right;
    private volatile int frames;

    Capture(int most) {
      left = new float[most];
      right = new float[most];
    }

    @Override
    public void process(long[] inputs, long[] outputs, int count) {
      int now = Math.min(count, left.length - frames);
      copy(inputs[0], left, now);
      copy(inputs[1], right, now);
      int kept = frames;
      frames = kept + now;
    }

    private void copy(long from, float[] to, int count) {
      MemorySegment.copy(MEMORY, ValueLayout.JAVA_FLOAT_UNALIGNED, from, to, frames, count);
    }

    boolean full() {
      return frames == left.length;
    }
  }

  private static JackClient client(int inputs, int outputs, JackClient.Work work)
      throws OutputProblem {
    return new JackClient(
        Jack.find().orElseThrow(), "test", SERVER, inputs, outputs, work, () -> {}, () -> {});
  }

  private AudioOutput open() throws OutputProblem {
    return new Outputs(List.of(system)).open("jack", 44_100, 0);
  }

  private static Song song() {
    return new TestSong()
        .pattern("p", note(100, 9000, 60), note(12_000, 4000, 67), note(30_000, 9000, 55))
        .track("keys", Kind.INSTRUMENT, device("synth", "spikes"), device("echo", "tail"))
        .clips(notes("c", "p", 0, 40_000))
        .master()
        .build();
  }

  @Test
  void whatIsHeardIsWhatIsRenderedToTheBit() throws Exception {
    float[] mix = TestRender.of(song(), RenderRequest.MIX).mix();
    Capture capture = new Capture(96_000);
    try (Session session =
            new Session(TestDevices.catalogue(), new SongFiles(Path.of("none")), 48_000, BLOCK, 1);
        AudioOutput output = open();
        JackClient listener = client(2, 0, capture)) {
      session.publish(song());
      output.start((stereo, frames) -> session.run(stereo, frames / 64), () -> {});
      listener.activate();
      JackOutput jack = (JackOutput) output;
      assertThat(listener.connect(jack.port(0), listener.input(0))).isTrue();
      assertThat(listener.connect(jack.port(1), listener.input(1))).isTrue();
      assertThat(await(() -> capture.frames > 0)).isTrue();
      Thread.sleep(100);
      session.play();
      assertThat(await(capture::full)).isTrue();
      assertThat(output.failure()).isEmpty();
    }
    int first = firstSound(mix, 2);
    int start = firstSound(capture.left, 1);
    int frames = Math.min(mix.length / 2 - first, capture.left.length - start);
    assertThat(frames).isGreaterThan(20_000);
    for (int f = 0; f < frames; f++) {
      assertThat(capture.left[start + f]).isEqualTo(mix[2 * (first + f)]);
      assertThat(capture.right[start + f]).isEqualTo(mix[2 * (first + f) + 1]);
    }
  }

  private static int firstSound(float[] samples, int stride) {
    int i = 0;
    while (samples[i * stride] == 0) {
      i++;
    }
    return i;
  }

  @Test
  void theServerSaysRateBlockAndLatency() throws Exception {
    try (AudioOutput output = open()) {
      assertThat(output.rate()).as("the server's, whatever was wished for").isEqualTo(48_000);
      assertThat(output.block()).isEqualTo(BLOCK);
      assertThat(output.state()).isEqualTo(OutputState.READY);
      output.start((stereo, frames) -> {}, () -> {});
      assertThat(output.latency()).isBetween(BLOCK, 8 * BLOCK);
      assertThat(output.state()).isEqualTo(OutputState.PLAYING);
    }
    try (AudioOutput output = system.open(system.look().devices().getFirst(), 0, 128)) {
      assertThat(output.block()).as("the server changes it when asked to").isEqualTo(128);
    }
  }

  @Test
  void onceWarmThePathMakesNoGarbage() throws Exception {
    var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    AtomicLong thread = new AtomicLong();
    AtomicLong blocks = new AtomicLong();
    try (AudioOutput output = open()) {
      output.start(
          (stereo, frames) -> {
            thread.setPlain(Thread.currentThread().threadId());
            blocks.incrementAndGet();
            Arrays.fill(stereo, 0, 2 * frames, 0.25f);
          },
          () -> {});
      assertThat(await(() -> blocks.get() > 400)).isTrue();
      long before = memory.getThreadAllocatedBytes(thread.getPlain());
      long until = blocks.get() + 400;
      assertThat(await(() -> blocks.get() > until)).isTrue();
      assertThat(memory.getThreadAllocatedBytes(thread.getPlain()) - before).isZero();
    }
  }

  @Test
  void aServerThatDiesIsALostDevice() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    AudioOutput output = open();
    output.start((stereo, frames) -> {}, told::countDown);
    Objects.requireNonNull(server).destroyForcibly().waitFor();
    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(output.state()).isEqualTo(OutputState.LOST);
    output.close();
    assertThat(system.look().reason()).isEqualTo("no JACK or PipeWire server runs");
    assertThatThrownBy(this::open).isInstanceOf(OutputProblem.class);
  }

  @Test
  void theRoundTripOverAWireIsMeasuredToTheFrame() throws Exception {
    int late = 100;
    float[] ring = new float[late];
    int[] at = {0};
    JackClient.Work wire =
        (inputs, outputs, frames) -> {
          for (int f = 0; f < frames; f++) {
            long offset = (long) Float.BYTES * f;
            float now = MEMORY.get(ValueLayout.JAVA_FLOAT_UNALIGNED, inputs[0] + offset);
            MEMORY.set(ValueLayout.JAVA_FLOAT_UNALIGNED, outputs[0] + offset, ring[at[0]]);
            ring[at[0]] = now;
            at[0] = (at[0] + 1) % late;
          }
        };
    try (JackClient cable = client(1, 1, wire)) {
      cable.activate();
      RoundTrip trip =
          JackRoundTrip.measure(
              Jack.find().orElseThrow(), SERVER, List.of(cable.input(0)), cable.output(0));
      assertThat(trip.frames()).as("a way in circles takes a block").isEqualTo(BLOCK + late);
      assertThat(trip.rate()).isEqualTo(48_000);
    }
  }

  @Test
  void withoutACableTheRoundTripIsNotMade() {
    OutputDevice device = system.look().devices().getFirst();
    assertThatThrownBy(() -> system.roundTrip(device)).hasMessageContaining("nothing came back");
  }

  @Test
  void aSourceThatFailsIsSilenceAndTold() throws Exception {
    try (AudioOutput output = open()) {
      output.start(
          (stereo, frames) -> {
            throw new IllegalStateException("broken");
          },
          () -> {});
      assertThat(await(() -> output.failure().isPresent())).isTrue();
      assertThat(output.failure().get()).hasMessage("broken");
      assertThat(output.state()).isEqualTo(OutputState.PLAYING);
    }
  }
}
