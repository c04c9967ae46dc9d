package org.songline.bench.proof;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.live.Session;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.engine.render.SampleSink;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.model.time.FramePosition;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;

/**
 * Plays the example songs through the live engine and compares with what is rendered: {@code Played
 * SECONDS THREADS PACED REHEARSAL [SONG...]}. Paced, each block waits until it is due, and a block
 * that ends after the next is due counts as late. Late blocks are the machine's while {@link
 * MachineWatch} sees that it ran nobody, and ours when their processor time alone is longer than a
 * block and the machine was there; ours are told with their place. A rehearsal before takes so many
 * seconds at most.
 */
public final class Played {
  private static final int BLOCK = 256;
  private static final long NAP_NANOS = 100_000;

  private final double seconds;
  private final int threads;
  private final boolean paced;
  private final double rehearsal;

  /** A block that came late: when it was made, in nanoseconds, and its processor time. */
  private record Late(int block, long from, long to, long work) {}

  private Played(double seconds, int threads, boolean paced, double rehearsal) {
    this.rehearsal = rehearsal;
    this.seconds = seconds;
    this.threads = threads;
    this.paced = paced;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var played =
        new Played(
            Double.parseDouble(arguments[0]),
            Integer.parseInt(arguments[1]),
            Boolean.parseBoolean(arguments[2]),
            Double.parseDouble(arguments[3]));
    List<String> wanted = Arrays.asList(arguments).subList(4, arguments.length);
    System.out.printf(
        "%-16s %10s %8s %8s %8s %8s %8s %6s %6s %8s %9s%n",
        "song",
        "frames",
        "differ",
        "core %",
        "99.9 ms",
        "most ms",
        "most cpu",
        "late",
        "ours",
        "machine",
        "bytes");
    boolean same = true;
    for (Path folder : Examples.songs()) {
      if (wanted.isEmpty() || wanted.contains(folder.getFileName().toString())) {
        same &= played.song(folder);
      }
    }
    System.exit(same ? 0 : 1);
  }

  private boolean song(Path folder) throws IOException, InterruptedException {
    Song song = SongFolder.read(folder);
    int rate = song.rate();
    int blocks = (int) (seconds * rate / BLOCK);
    float[] live = new float[2 * BLOCK * blocks];
    long[] nanos = new long[blocks];
    long[] work = new long[blocks];
    List<Late> late = new ArrayList<>();
    var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = 0;
    int latency;
    MachineWatch watch = new MachineWatch();
    try (watch;
        Session session =
            new Session(BuiltIn.catalogue(), Library.files(folder), rate, BLOCK, threads)) {
      session.publish(song);
      if (rehearsal > 0) {
        System.out.println(session.rehearse(song, rehearsal, () -> true));
      }
      session.play();
      latency = session.latency();
      float[] block = new float[2 * BLOCK];
      double due = (double) BLOCK / rate * 1e9;
      long start = System.nanoTime();
      for (int b = 0; b < blocks; b++) {
        if (paced) {
          while (System.nanoTime() < start + (long) (b * due)) {
            LockSupport.parkNanos(NAP_NANOS);
          }
        } else {
          session.readAhead();
        }
        long had = memory.getCurrentThreadAllocatedBytes();
        long worked = memory.getCurrentThreadCpuTime();
        long from = System.nanoTime();
        session.run(block, BLOCK / 64);
        long to = System.nanoTime();
        nanos[b] = to - from;
        work[b] = memory.getCurrentThreadCpuTime() - worked;
        if (b >= blocks / 2) {
          bytes += memory.getCurrentThreadAllocatedBytes() - had;
        }
        if (paced && to > start + (long) ((b + 1) * due)) {
          late.add(new Late(b, from, to, work[b]));
          start += to - (start + (long) ((b + 1) * due));
        }
        System.arraycopy(block, 0, live, b * 2 * BLOCK, 2 * BLOCK);
      }
    }
    List<Late> machines = late.stream().filter(one -> watch.away(one.from(), one.to())).toList();
    List<Late> ours =
        late.stream()
            .filter(one -> one.work() > BLOCK * 1e9 / rate && !machines.contains(one))
            .toList();
    ours.forEach(
        one ->
            System.out.printf(
                Locale.ROOT,
                "ours: at %.2f s, %.2f ms of processor time%n",
                one.block() * (double) BLOCK / rate,
                one.work() * 1e-6));
    long sum = Arrays.stream(work).sum();
    Arrays.sort(nanos);
    Arrays.sort(work);
    float[] mix = rendered(folder, song);
    int frames = Math.min(live.length / 2 - latency, mix.length / 2);
    int differ = 0;
    for (int i = 0; i < 2 * frames; i++) {
      if (Float.floatToRawIntBits(live[2 * latency + i]) != Float.floatToRawIntBits(mix[i])) {
        differ++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-16s %10d %8d %8.1f %8.2f %8.2f %8.2f %6d %6d %8d %9d%n",
        folder.getFileName(),
        frames,
        differ,
        sum * 100.0 / (blocks * (double) BLOCK / rate * 1e9),
        nanos[(int) (blocks * 0.999)] * 1e-6,
        nanos[blocks - 1] * 1e-6,
        work[blocks - 1] * 1e-6,
        late.size(),
        ours.size(),
        machines.size(),
        bytes);
    return differ == 0;
  }

  private float[] rendered(Path folder, Song song) throws IOException {
    TickPosition end =
        new TempoMap(song.tempos())
            .tickAt(new FramePosition((long) (seconds * song.rate())), song.rate());
    SampleSink mix = new SampleSink();
    new Renderer(BuiltIn.catalogue(), Library.files(folder))
        .render(
            song,
            RenderRequest.MIX.range(TickPosition.START, Optional.of(end)),
            (port, rate) -> mix,
            Progress.NONE);
    return mix.samples();
  }
}
