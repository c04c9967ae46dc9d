package org.songline.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.songline.devices.Catalogue;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Quantum;
import org.songline.engine.clips.ClipView;
import org.songline.engine.compile.Compiler;
import org.songline.engine.compile.Wishes;
import org.songline.engine.media.FileAssets;
import org.songline.engine.media.SongFiles;
import org.songline.engine.media.Sounds;
import org.songline.engine.plan.Transport;
import org.songline.engine.run.Course;
import org.songline.engine.run.Machine;
import org.songline.engine.run.Rack;
import org.songline.engine.run.ReferenceExecutor;
import org.songline.engine.run.Score;
import org.songline.engine.values.PlanValues;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Clip;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Frames;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * A song as it plays live, 64 frames at a time on one thread: 256 strips with equaliser, compressor
 * and fader over recordings held in memory, and 256 voices of the synthesizer. {@code RealTime DATA
 * SCRATCH} prints what share of a core it takes, how long blocks last and what they allocate.
 */
public final class RealTime {
  private static final int STRIPS = 256;
  private static final int VOICES = 256;
  private static final int RATE = 48000;
  private static final int SECONDS = 4;
  private static final int WARM_BLOCKS = 20_000;
  private static final int BLOCKS = 20_000;

  private RealTime() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    var pool = new Pool(folder);
    Path loop = folder.resolve("loop.wav");
    cut(Path.of(arguments[0]).resolve("src0.wav"), loop);
    Song mix = MixWorkload.song(Path.of(arguments[0]), pool, true);
    Song song = song(mix, pool.add(loop));
    var files = new SongFiles(folder);
    Transport transport = Transport.of(song, RATE);
    FileAssets assets = new FileAssets(files);
    Rack rack = new Rack(RATE, assets);
    Catalogue catalogue = BuiltIn.catalogue();
    Compiler.Compiled compiled = Compiler.compile(song, RATE, catalogue, rack, Wishes.MIX);
    ClipView clips = ClipView.of(song, transport.tempo(), RATE);
    try (Sounds sounds = new Sounds(RATE);
        var executor = new ReferenceExecutor()) {
      sounds.open(Set.copyOf(song.sources().values()), files, Progress.NONE);
      PlanValues values = PlanValues.of(song, catalogue, transport.tempo(), RATE);
      Score score = new Score(transport, values, clips, sounds);
      measure(new Machine(compiled.plan(), rack, 1, score, Course.STRAIGHT, null), executor);
    }
  }

  private static void measure(Machine machine, ReferenceExecutor executor) {
    long quantum = 0;
    machine.prepare(0, 1);
    for (; quantum < WARM_BLOCKS; quantum++) {
      executor.run(machine, quantum, 1);
    }
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] nanos = new long[BLOCKS];
    // Once before, so that what asking itself allocates is past.
    threads.getCurrentThreadCpuTime();
    threads.getCurrentThreadAllocatedBytes();
    long cpu = threads.getCurrentThreadCpuTime();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < BLOCKS; i++, quantum++) {
      long before = System.nanoTime();
      executor.run(machine, quantum, 1);
      nanos[i] = System.nanoTime() - before;
    }
    bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
    cpu = threads.getCurrentThreadCpuTime() - cpu;
    Arrays.sort(nanos);
    double deadline = 1e9 * Quantum.FRAMES / RATE;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%d strips and %d voices, %d frames a block: %.1f %% of a core (median block %.1f us,"
                + " 99.9 %% within %.1f us of %.0f us), %d bytes allocated in %d blocks",
            STRIPS,
            VOICES,
            Quantum.FRAMES,
            100.0 * cpu / BLOCKS / deadline,
            nanos[BLOCKS / 2] * 1e-3,
            nanos[BLOCKS - BLOCKS / 1000] * 1e-3,
            deadline * 1e-3,
            bytes,
            BLOCKS));
  }

  /** The first seconds of a recording, so short that the engine holds them in memory. */
  private static void cut(Path from, Path to) throws IOException {
    try (var reader = AudioFiles.open(from)) {
      float[] x = new float[SECONDS * RATE * reader.format().channels()];
      int n = reader.read(x, 0, SECONDS * RATE);
      try (AudioWriter writer = AudioFiles.create(to, WriteFormat.wavFloat(RATE, 2), Tags.NONE)) {
        writer.write(x, 0, n);
        writer.finish();
      }
    }
  }

  private static Song song(Song mix, String file) {
    var source = new SourceId("loop");
    long frames = (long) SECONDS * RATE;
    List<Track> strips = mix.tracks().stream().filter(t -> t.kind() == Track.Kind.AUDIO).toList();
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < STRIPS; i++) {
      Track like = strips.get(i % strips.size());
      var clip =
          new Clip.AudioClip(
              new ClipId("clip-" + i),
              "",
              TickPosition.START,
              Ticks.quarters(2000),
              false,
              source,
              Frames.ZERO,
              Optional.of(new Clip.AudioLoop(Frames.ZERO, new Frames(frames))),
              0,
              Clip.Fade.NONE,
              Clip.Fade.NONE,
              false);
      int number = i;
      tracks.add(
          Track.of(new TrackId("strip-" + i), Track.Kind.AUDIO, "Strip " + i)
              .withStrip(like.strip())
              .withDevices(
                  like.devices().stream()
                      .map(
                          d ->
                              MixWorkload.device(d.type() + "-" + number, d.type(), d.parameters()))
                      .toList())
              .withClips(List.of(clip)));
    }
    Song voices = VoicesWorkload.song(VOICES);
    tracks.addAll(voices.tracks().stream().filter(t -> t.kind() == Track.Kind.INSTRUMENT).toList());
    tracks.add(mix.master());
    var sources =
        new TreeMap<SourceId, AudioSource>(java.util.Comparator.comparing(SourceId::text));
    sources.putAll(Map.of(source, new AudioSource(source, "loop", file, RATE, 2, frames)));
    return voices.withSources(sources).withTracks(tracks);
  }
}
