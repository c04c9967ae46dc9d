package org.songline.bench.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Port;
import org.songline.engine.render.FileSink;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.engine.render.SampleSink;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;

/**
 * Renders the example songs in every way and compares the hashes: {@code SameBits [--song NAME]
 * [--short] [--machines]}. Exits with 1 when anything differs. {@code bench/same-bits} is the way
 * in.
 */
public final class SameBits {
  private static final TickPosition BARS_3 = TickPosition.quarters(12);
  private static final int MILLIQUARTERS = 100;

  private boolean same = true;

  private SameBits() {}

  public static void main(String[] arguments) throws IOException {
    boolean brief = false;
    boolean onlyMachines = false;
    Optional<String> wanted = Optional.empty();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--short" -> brief = true;
        case "--machines" -> onlyMachines = true;
        case "--song" -> wanted = Optional.of(arguments[++i]);
        default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
      }
    }
    List<Path> songs = new ArrayList<>();
    for (Path song : Examples.songs()) {
      if (wanted.isEmpty() || song.getFileName().toString().equals(wanted.get())) {
        songs.add(song);
      }
    }
    var proof = new SameBits();
    for (Path song : songs) {
      if (!onlyMachines) {
        proof.blocksAndThreads(song, brief ? Optional.of(BARS_3) : Optional.empty());
      }
      proof.compare(song, machines(brief));
    }
    if (songs.isEmpty()) {
      System.out.println("there is no such song");
    } else {
      System.out.println(proof.same ? "all the same" : "!! THERE ARE DIFFERENCES");
    }
    System.exit(proof.same && !songs.isEmpty() ? 0 : 1);
  }

  private void blocksAndThreads(Path folder, Optional<TickPosition> end) throws IOException {
    Song song = SongFolder.read(folder);
    RenderRequest request = RenderRequest.MIX.range(TickPosition.START, end);
    System.out.println(
        folder.getFileName() + (end.isEmpty() ? ", the whole song" : ", three bars"));
    Fingerprint expected = null;
    for (int block : new int[] {64, 512, 4096}) {
      for (int threads = 1; threads <= 2; threads++) {
        long started = System.nanoTime();
        Fingerprint found = Fingerprint.of(folder, song, request.block(block).threads(threads));
        expected = expected == null ? found : expected;
        String way = "block " + block + ", " + threads + (threads == 1 ? " thread" : " threads");
        row(way, found.brief(), found.equals(expected), started);
      }
    }
    String first = null;
    for (String time : new String[] {"a WAV file", "the same again"}) {
      long started = System.nanoTime();
      String found = file(folder, song, request);
      first = first == null ? found : first;
      row(time, found.substring(0, 16), found.equals(first), started);
    }
    long started = System.nanoTime();
    StemSum sum = StemSum.of(folder, song, end);
    String difference =
        sum.largestDbfs() == null
            ? "no difference"
            : String.format(Locale.ROOT, "%.1f dBFS", sum.largestDbfs());
    row(sum.stems() + " stems less their sum", difference, sum.kept(), started);
  }

  private static String file(Path folder, Song song, RenderRequest request) throws IOException {
    Path file = Files.createTempFile("songline-same-bits", ".wav");
    try {
      new Renderer(BuiltIn.catalogue(), Library.files(folder))
          .render(
              song,
              request,
              (port, rate) ->
                  new FileSink(AudioFiles.create(file, WriteFormat.wavFloat(rate, 2), Tags.NONE)),
              Progress.NONE);
      var digest = HashSink.sha256();
      try (var stream = Files.newInputStream(file)) {
        byte[] block = new byte[1 << 16];
        for (int n = stream.read(block); n > 0; n = stream.read(block)) {
          digest.update(block, 0, n);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static List<Machine> machines(boolean brief) {
    List<Machine> machines = new ArrayList<>(List.of(Machine.INTERPRETER, Machine.FIRST_COMPILER));
    if (Machine.hasAvx()) {
      for (int width = brief ? 1 : 0; width <= 3; width++) {
        machines.add(Machine.avx(width));
      }
    }
    return machines;
  }

  private void compare(Path folder, List<Machine> machines) throws IOException {
    System.out.println(
        folder.getFileName()
            + ", all tracks at once for a tenth of a quarter note: "
            + heard(folder));
    long started = System.nanoTime();
    Fingerprint expected = Chorus.fingerprint(folder, MILLIQUARTERS, 512, 1);
    row("here", expected.brief(), true, started);
    for (Machine machine : machines) {
      started = System.nanoTime();
      Fingerprint found = machine.chorus(folder, MILLIQUARTERS);
      row(machine.toString(), found.brief(), found.equals(expected), started);
    }
  }

  /** How many of the tracks that play something sound in the passage. */
  private static String heard(Path folder) throws IOException {
    Song song = Chorus.of(SongFolder.read(folder));
    RenderReport report =
        new Renderer(BuiltIn.catalogue(), Library.files(folder))
            .render(
                song,
                RenderRequest.MIX
                    .outlets(Outlet.MIX, Outlet.STRIPS)
                    .range(TickPosition.START, Optional.of(Chorus.thousandths(MILLIQUARTERS))),
                (port, rate) -> new SampleSink(),
                Progress.NONE);
    List<String> silent = new ArrayList<>();
    int sounding = 0;
    for (RenderReport.Made made : report.outputs()) {
      if (made.port() instanceof Port.Strip(var id)) {
        Track track = song.track(id).orElseThrow();
        if (made.left() > 0 || made.right() > 0) {
          sounding++;
        } else {
          silent.add(track.name());
        }
      }
    }
    return sounding
        + " strips sound"
        + (silent.isEmpty() ? "" : ", silent: " + String.join(", ", silent));
  }

  private void row(String way, String found, boolean good, long started) {
    same &= good;
    System.out.println(
        String.format(
            Locale.ROOT,
            "  %-26s %-18s %-4s %8.1f s",
            way,
            found,
            good ? "same" : "!!",
            (System.nanoTime() - started) * 1e-9));
  }
}
