package org.songline.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Automation;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.Output;
import org.songline.model.song.Track.Send;
import org.songline.model.song.Track.Strip;
import org.songline.model.time.Frames;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * Builds songs for tests. At the default tempo of 125 and rate of 48,000 a quarter note has exactly
 * 23,040 frames, and a frame exactly 14 ticks.
 */
public final class TestSong {
  public static final int RATE = 48_000;
  public static final long TICKS_A_FRAME = 14;

  private final List<Track> tracks = new ArrayList<>();
  private final SortedMap<SourceId, AudioSource> sources =
      new TreeMap<>(Comparator.comparing(SourceId::text));
  private final SortedMap<PatternId, Pattern> patterns =
      new TreeMap<>(Comparator.comparing(PatternId::text));
  private List<Tempo> tempos = List.of(new Tempo(TickPosition.START, 125, Tempo.Shape.STEP));

  public static TickPosition frame(long frame) {
    return new TickPosition(frame * TICKS_A_FRAME);
  }

  public static Ticks frames(long frames) {
    return new Ticks(frames * TICKS_A_FRAME);
  }

  public static TrackId id(String id) {
    return new TrackId(id);
  }

  public TestSong tempos(List<Tempo> other) {
    tempos = other;
    return this;
  }

  /** A strip that outputs to the master; the master itself outputs nowhere. */
  public TestSong track(String id, Kind kind, Device... devices) {
    tracks.add(Track.of(id(id), kind, id).withDevices(List.of(devices)));
    return this;
  }

  public TestSong master(Device... devices) {
    return track("master", Kind.MASTER, devices);
  }

  /** Changes the strip that was added last. */
  private TestSong last(UnaryOperator<Track> change) {
    tracks.add(change.apply(tracks.removeLast()));
    return this;
  }

  public TestSong to(String output) {
    return output(new Output.To(id(output)));
  }

  public TestSong output(Output output) {
    return last(track -> track.withOutput(output));
  }

  public TestSong strip(Strip strip) {
    return last(track -> track.withStrip(strip));
  }

  /** Lets the strip that was added last follow a VCA. */
  public TestSong vca(String vca) {
    return last(track -> track.withVca(Optional.of(id(vca))));
  }

  public TestSong send(String to, boolean preFader, double level) {
    return last(
        track -> {
          List<Send> sends = new ArrayList<>(track.sends());
          sends.add(new Send(id(to), preFader, level, 0, true));
          return track.withSends(sends);
        });
  }

  public TestSong automate(Automation... lanes) {
    return last(track -> track.withAutomation(List.of(lanes)));
  }

  public TestSong clips(Clip... clips) {
    return last(track -> track.withClips(List.of(clips)));
  }

  public TestSong source(String id, String file, int rate, int channels, long frames) {
    SourceId source = new SourceId(id);
    sources.put(source, new AudioSource(source, id, file, rate, channels, frames));
    return this;
  }

  public TestSong pattern(String id, Note... notes) {
    PatternId pattern = new PatternId(id);
    patterns.put(pattern, new Pattern(pattern, id, List.of(notes), List.of()));
    return this;
  }

  /** A note clip on frames that plays a pattern from its beginning. */
  public static NoteClip notes(String id, String pattern, long start, long length) {
    return new NoteClip(
        new ClipId(id),
        id,
        frame(start),
        frames(length),
        false,
        new PatternId(pattern),
        Ticks.ZERO,
        Optional.empty(),
        0);
  }

  /** An audio clip on frames that plays a recording from a frame on. */
  public static AudioClip audio(String id, String source, long start, long length, long offset) {
    return new AudioClip(
        new ClipId(id),
        id,
        frame(start),
        frames(length),
        false,
        new SourceId(source),
        new Frames(offset),
        Optional.empty(),
        0,
        Fade.NONE,
        Fade.NONE,
        false);
  }

  /** A note of velocity 127 on frames. */
  public static Note note(long start, long length, int key) {
    return new Note(frame(start), frames(length), key, 127);
  }

  public static Device device(String id, String type, Map<String, Double> parameters) {
    return new Device(
        new DeviceId(id), type, true, new TreeMap<>(parameters), new TreeMap<>(), Optional.empty());
  }

  public static Device device(String id, String type) {
    return device(id, type, Map.of());
  }

  public static Device side(String id, String type, String source, boolean preFader) {
    return new Device(
        new DeviceId(id),
        type,
        true,
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.of(new Device.SideChain(new TrackId(source), preFader)));
  }

  public static Device off(Device device) {
    return device.withEnabled(false);
  }

  /** A modulator that moves one parameter. */
  public static Device moving(Device modulator, String target, String parameter, double depth) {
    return modulator.withModulations(
        List.of(new Device.Modulation(new DeviceId(target), parameter, depth)));
  }

  public Song build() {
    return Song.empty("Test", RATE)
        .withTempos(tempos)
        .withSources(sources)
        .withPatterns(patterns)
        .withTracks(tracks);
  }
}
