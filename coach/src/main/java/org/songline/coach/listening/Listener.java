package org.songline.coach.listening;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.songline.devices.Catalogue;
import org.songline.engine.media.SongFiles;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Port;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.RenderSink;
import org.songline.engine.render.Renderer;
import org.songline.measure.Measure;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.model.song.Device;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;

/** Hears songs and files. */
public final class Listener {
  private static final Set<Part> TRACK = EnumSet.of(Part.SPECTRUM, Part.HEARING);
  private static final Set<Part> RECORDING = EnumSet.of(Part.SPECTRUM, Part.HEARING, Part.FAULTS);
  private static final Set<Part> MIX = EnumSet.of(Part.SPECTRUM, Part.HEARING, Part.TRUE_PEAK);
  private static final Set<Part> FILE =
      EnumSet.of(Part.SPECTRUM, Part.HEARING, Part.TRUE_PEAK, Part.FAULTS);

  private final Song song;
  private final Map<Port, MeasuringSink> sounds = new LinkedHashMap<>();
  private final Map<Port, StageSink> stages = new LinkedHashMap<>();
  private final Map<Port, Pieces> pieces = new LinkedHashMap<>();
  private final Map<TrackId, HeardTrack> known = new LinkedHashMap<>();

  private final Copies copies;

  private Listener(Song song, Copies copies) {
    this.song = song;
    this.copies = copies;
  }

  /** Takes copies of what is heard. */
  @FunctionalInterface
  public interface Copies {
    /** Opens what takes an output; empty when no copy of it is wanted. */
    Optional<RenderSink> open(Port port, int rate) throws IOException;
  }

  /**
   * Renders a song once and measures everything on the way; nothing is written to disk.
   *
   * @param catalogue the devices that the song may name
   * @param files its recordings
   * @param to where to stop listening; empty for the end and its tail
   * @throws CancellationException when {@code progress} asks to stop
   */
  public static Listening song(
      Song song, Catalogue catalogue, SongFiles files, Optional<TickPosition> to, Progress progress)
      throws IOException {
    return song(song, catalogue, files, to, (port, rate) -> Optional.empty(), progress);
  }

  /** The same, and hands on copies of what is heard. */
  public static Listening song(
      Song song,
      Catalogue catalogue,
      SongFiles files,
      Optional<TickPosition> to,
      Copies copies,
      Progress progress)
      throws IOException {
    return new Listener(song, copies).listen(song, new Renderer(catalogue, files), to, progress);
  }

  /**
   * Hears a song again after a change.
   *
   * @param played what is rendered in its place: the same, but with recordings of what is known
   * @param known tracks that sound as before, to the bit
   * @param before what was heard of them
   */
  public static Listening again(
      Song song,
      Song played,
      Set<TrackId> known,
      Listening before,
      Catalogue catalogue,
      SongFiles files,
      Progress progress)
      throws IOException {
    var listener = new Listener(song, (port, rate) -> Optional.empty());
    for (HeardTrack track : before.tracks()) {
      if (known.contains(track.track().id())) {
        listener.known.put(track.track().id(), track);
      }
    }
    return listener.listen(
        played, new Renderer(catalogue, files), Optional.of(song.end()), progress);
  }

  /**
   * Measures a finished file.
   *
   * @throws CancellationException when {@code progress} asks to stop
   */
  public static Listening file(Path file, Progress progress) throws IOException {
    Sound sound = new Sound(Measure.file(file, FILE, progress));
    return new Listening(
        file.getFileName().toString(),
        Optional.empty(),
        sound,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(Passages.whole(sound.hearing().frames())),
        List.of());
  }

  private Listening listen(
      Song played, Renderer renderer, Optional<TickPosition> to, Progress progress)
      throws IOException {
    RenderRequest wanted =
        RenderRequest.MIX
            .range(TickPosition.START, to)
            .outlets(Outlet.MIX, Outlet.PREMASTER, Outlet.STRIPS, Outlet.TAPS);
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      var report =
          renderer.render(played, wanted, (port, rate) -> sink(port, rate, pool), progress);
      if (report.cancelled()) {
        throw new CancellationException();
      }
    }
    Sound mix = heard(new Port.Mix());
    int frames = mix.hearing().frames();
    List<HeardTrack> tracks = new ArrayList<>();
    for (Track track : song.tracks()) {
      if (track.kind().sounds() && track.kind() != Track.Kind.MASTER) {
        HeardTrack before = known.get(track.id());
        tracks.add(
            before != null
                ? before
                : new HeardTrack(track, heard(new Port.Strip(track.id())), chain(track)));
      }
    }
    return new Listening(
        song.title(),
        Optional.of(song),
        mix,
        Optional.of(heard(new Port.Premaster())),
        tracks,
        chain(song.master()),
        Passages.of(song, frames),
        TwinFinder.find(tracks, this::pieces, song.rate()));
  }

  private RenderSink sink(Port port, int rate, Executor pool) throws IOException {
    if (port instanceof Port.Tap) {
      StageSink sink = new StageSink(rate);
      stages.put(port, sink);
      return sink;
    }
    if (port instanceof Port.Strip(var id) && known.containsKey(id)) {
      PieceSink sink = new PieceSink(rate);
      pieces.put(port, sink.pieces());
      return sink;
    }
    MeasuringSink sink = new MeasuringSink(rate, parts(port), pool);
    pieces.put(port, sink.pieces());
    sounds.put(port, sink);
    Optional<RenderSink> copy = copies.open(port, rate);
    return copy.isPresent() ? new BothSinks(sink, copy.get()) : sink;
  }

  private Set<Part> parts(Port port) {
    if (port instanceof Port.Mix) {
      return MIX;
    }
    boolean recorded =
        port instanceof Port.Strip(var id)
            && song.track(id).map(track -> track.kind() == Track.Kind.AUDIO).orElse(false);
    return recorded ? RECORDING : TRACK;
  }

  private List<float[]> pieces(HeardTrack track) {
    Pieces kept = pieces.get(new Port.Strip(track.track().id()));
    return kept == null ? List.of() : kept.kept();
  }

  private Sound heard(Port port) {
    return Objects.requireNonNull(sounds.get(port), port.name()).sound();
  }

  private List<Stage> chain(Track track) {
    List<Stage> chain = new ArrayList<>();
    stage(track, Optional.empty()).ifPresent(chain::add);
    for (Device device : track.devices()) {
      stage(track, Optional.of(device)).ifPresent(chain::add);
    }
    return chain;
  }

  private Optional<Stage> stage(Track track, Optional<Device> device) {
    StageSink sink = stages.get(new Port.Tap(track.id(), device.map(Device::id)));
    return Optional.ofNullable(sink).map(known -> known.stage(device));
  }
}
