package org.songline.engine.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.songline.devices.Catalogue;
import org.songline.dsp.Quantum;
import org.songline.engine.clips.AudioSegment;
import org.songline.engine.clips.ClipView;
import org.songline.engine.compile.Compiler;
import org.songline.engine.compile.Wishes;
import org.songline.engine.media.FileAssets;
import org.songline.engine.media.SongFiles;
import org.songline.engine.media.Sounds;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Plan;
import org.songline.engine.plan.Port;
import org.songline.engine.plan.Transport;
import org.songline.engine.run.Course;
import org.songline.engine.run.Executor;
import org.songline.engine.run.Machine;
import org.songline.engine.run.Rack;
import org.songline.engine.run.Score;
import org.songline.engine.values.PlanValues;
import org.songline.media.Progress;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Song;

/**
 * Renders songs offline. The same song gives the same samples at every block size, on any number of
 * threads, on every machine.
 *
 * <p>Usage:
 *
 * <pre>{@code
 * var renderer = new Renderer(BuiltIn.catalogue(), new SongFiles(folder));
 * var mix = new SampleSink();
 * var report = renderer.render(song, RenderRequest.MIX, (port, rate) -> mix, Progress.NONE);
 * }</pre>
 *
 * <p>Missing and damaged recordings are silence, unknown devices pass sound on; both stand in
 * {@link RenderReport#problems}. The latency of devices is taken off, so that the first frame is
 * the first frame of the song (or of the range).
 *
 * @param catalogue the devices that songs may name
 * @param files where the song's recordings and device files are
 */
public record Renderer(Catalogue catalogue, SongFiles files) {

  /**
   * Renders.
   *
   * @param sinks opens one sink for each wanted output; sinks are finished when all is written, and
   *     closed in every case
   * @param progress in frames of the song; total is -1 while the length of the tail is open
   * @throws IOException when a sink cannot write; nothing half done is left by sinks that keep
   *     their contract
   */
  public RenderReport render(
      Song song, RenderRequest request, RenderSink.Factory sinks, Progress progress)
      throws IOException {
    long started = System.nanoTime();
    int rate = request.rate() == 0 ? song.rate() : request.rate();
    Transport transport = Transport.of(song, rate);
    FileAssets assets = new FileAssets(files);
    Rack rack = new Rack(rate, assets);
    rack.tempo(song.tempos().getFirst().bpm());
    Wishes wishes = new Wishes(request.outlets(), true);
    Compiler.Compiled compiled = Compiler.compile(song, rate, catalogue, rack, wishes);
    List<String> problems = new ArrayList<>(compiled.problems());
    problems.addAll(assets.problems());
    ClipView clips = ClipView.of(song, transport.tempo(), rate);
    try (Sounds sounds = new Sounds(rate)) {
      if (!sounds.open(used(song, clips), files, progress)) {
        return cancelled(rate, problems);
      }
      PlanValues values = PlanValues.of(song, catalogue, transport.tempo(), rate);
      Score score = new Score(transport, values, clips, sounds);
      Plan plan = compiled.plan();
      Machine machine =
          new Machine(plan, rack, request.block() / Quantum.FRAMES, score, Course.STRAIGHT, null);
      long ready = System.nanoTime();
      Span span = span(request, transport, clips);
      try (Exits exits = Exits.open(machine, request, sinks, rate);
          Executor executor = Executor.of(request.threads())) {
        Pass pass = new Pass(machine, executor, exits, span);
        boolean done = pass.run(progress);
        if (done) {
          exits.finish();
        }
        problems.addAll(sounds.problems());
        return new RenderReport(
            rate,
            exits.frames(),
            exits.made(),
            plan.latency() * Quantum.FRAMES,
            problems,
            (ready - started) * 1e-9,
            (System.nanoTime() - ready) * 1e-9,
            !done);
      }
    }
  }

  private static RenderReport cancelled(int rate, List<String> problems) {
    return new RenderReport(rate, 0, List.of(), 0, problems, 0, 0, true);
  }

  private static Set<AudioSource> used(Song song, ClipView clips) {
    Set<AudioSource> used = new LinkedHashSet<>();
    for (var track : song.tracks()) {
      for (AudioSegment segment : clips.audio().getOrDefault(track.id(), List.of())) {
        SourceId id = segment.source();
        AudioSource source = song.sources().get(id);
        if (source != null) {
          used.add(source);
        }
      }
    }
    return used;
  }

  private static Span span(RenderRequest request, Transport transport, ClipView clips) {
    int rate = transport.rate();
    long from = transport.tempo().frameAt(request.from(), rate).frame();
    if (request.to().isPresent()) {
      long to = transport.tempo().frameAt(request.to().get(), rate).frame();
      return new Span(from, Math.max(from, to), Math.max(from, to), rate / 2);
    }
    long end = Math.max(from, clips.end());
    return switch (request.tail()) {
      case Tail.ToSilence(double most) ->
          new Span(from, end, end + Math.round(most * rate), rate / 2);
      case Tail.Seconds(double seconds) -> {
        long to = end + Math.round(seconds * rate);
        yield new Span(from, to, to, rate / 2);
      }
    };
  }

  /** The port names that a render of this song would open sinks for, in order. */
  public List<Port> ports(Song song, RenderRequest request) {
    int rate = request.rate() == 0 ? song.rate() : request.rate();
    Rack rack = new Rack(rate, new FileAssets(files));
    Wishes wishes = new Wishes(request.outlets(), true);
    return Compiler.compile(song, rate, catalogue, rack, wishes).plan().ports().stream()
        .filter(port -> request.wants(Outlet.MIX) || !(port instanceof Port.Mix))
        .toList();
  }
}
