package org.songline.engine.live;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Catalogue;
import org.songline.dsp.Quantum;
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
import org.songline.engine.run.Costs;
import org.songline.engine.run.Executor;
import org.songline.engine.run.LiveNotes;
import org.songline.engine.run.Machine;
import org.songline.engine.run.Probe;
import org.songline.engine.run.Rack;
import org.songline.engine.run.ReferenceExecutor;
import org.songline.engine.run.Score;
import org.songline.engine.values.Follower;
import org.songline.engine.values.PlanValues;
import org.songline.media.Progress;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.time.FramePosition;
import org.songline.model.time.Meter;
import org.songline.model.time.MeterMap;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;

/**
 * A running engine whose song may change. Any thread publishes songs, moves the transport and plays
 * notes; one thread runs blocks and waits for none of them. What an edit does not touch goes on to
 * the bit: devices keep their state as long as the song has them, changed values glide, and where
 * only values changed the plan is not even compiled anew into kernels.
 *
 * <p>A song that sets off when nothing sounds plays the very samples that {@link
 * org.songline.engine.render.Renderer} renders, from the same place on, as late as the latency of
 * its plan.
 */
public final class Session implements AutoCloseable {
  private static final Port MIX = new Port.Mix();

  private final Catalogue catalogue;
  private final SongFiles files;
  private final int rate;
  private final int quanta;
  private final Executor executor;
  private final FileAssets assets;
  private final Rack rack;
  private final Sounds sounds;
  private final LiveCourse course = new LiveCourse();
  private final Reader reader;
  private final Metronome metronome;
  private final AtomicReference<@Nullable Change> pending = new AtomicReference<>();
  private @Nullable Machine published;

  /** The score that was published last. */
  private @Nullable Score score;

  private final Probe mix = new Probe();
  private final Map<DeviceId, Watched> watched = new HashMap<>();
  private volatile int latency;
  private @Nullable Meters meters;
  private @Nullable Gauges gauges;
  private @Nullable Monitor monitor;
  private Listening listening = Listening.MIX;

  /** Whether plans offer strips before their faders, once somebody listened to them. */
  private boolean prefaders;

  private boolean costly;
  private @Nullable Song heard;
  private @Nullable Beats lastBeats;
  private @Nullable Change running;

  /** What is turned to once so many quanta have gone by. */
  private @Nullable Change awaited;

  private int left;
  private long quantum;

  /** Blocks of nothing but zeros since the last sound. */
  private int rested = Integer.MAX_VALUE / 2;

  /**
   * What the running thread takes over at its next block.
   *
   * @param before what sounds until then, as far as is known
   * @param farewell what that plays in its last quanta, if anything leaves
   */
  private record Change(
      Machine machine,
      Score score,
      Meters meters,
      Gauges gauges,
      Monitor monitor,
      Beats beats,
      @Nullable Machine before,
      @Nullable Score farewell) {}

  /**
   * The newest sound before and after a device.
   *
   * @param before what enters it; silence for an instrument
   */
  public record Watched(Probe before, Probe after) {}

  /**
   * @param block frames of the longest block, a multiple of 64
   * @param threads 1 or more
   */
  public Session(Catalogue catalogue, SongFiles files, int rate, int block, int threads) {
    this(catalogue, files, rate, block / Quantum.FRAMES, Executor.of(threads), new Sounds(rate));
  }

  private Session(
      Catalogue catalogue,
      SongFiles files,
      int rate,
      int quanta,
      Executor executor,
      Sounds sounds) {
    this.catalogue = catalogue;
    this.files = files;
    this.rate = rate;
    this.quanta = quanta;
    this.executor = executor;
    this.assets = new FileAssets(files);
    this.rack = new Rack(rate, assets);
    this.sounds = sounds;
    this.reader = new Reader(course, rate);
    this.metronome = new Metronome(course, rate);
  }

  /**
   * Makes a song the one that sounds from the next block on.
   *
   * @return what of the song cannot sound, a line each
   */
  public synchronized List<String> publish(Song song) {
    rack.tempo(song.tempos().getFirst().bpm());
    Compiler.Compiled compiled =
        Compiler.compile(song, rate, catalogue, rack, new Wishes(outlets(), false));
    Transport transport = transport(song);
    ClipView clips = ClipView.of(song, transport.tempo(), rate);
    sounds.open(song.sources().values(), files, Progress.NONE);
    PlanValues fresh = PlanValues.of(song, catalogue, transport.tempo(), rate);
    PlanValues values = score == null ? fresh : fresh.keeping(score.values());
    Score next = new Score(transport, values, clips, sounds);
    Plan plan = compiled.plan();
    Machine before = published;
    Machine machine =
        before != null && before.plan().equals(plan) && before.score().clips().equals(clips)
            ? before
            : new Machine(plan, rack, quanta, next, course, before);
    Meters looks = meters;
    Gauges figures = gauges;
    Monitor bus = monitor;
    if (looks == null || figures == null || bus == null || machine != published) {
      looks = new Meters(machine);
      figures = new Gauges(machine);
      bus = new Monitor(machine, listening);
      meters = looks;
      gauges = figures;
      monitor = bus;
      reader.follow(machine.ahead());
    }
    watched.forEach((device, probes) -> rack.watch(device, probes.before, probes.after));
    machine.costs().wanted(costly);
    // What was published and is not yet taken over never sounds.
    Change untaken = pending.get();
    Machine sounding = untaken == null ? before : untaken.before;
    Score farewell =
        sounding == null || sounding == machine
            ? null
            : Farewell.of(sounding.plan(), plan, sounding.score()).orElse(null);
    published = machine;
    score = next;
    latency = plan.latency();
    Beats beats = beats(song, transport);
    heard = song;
    pending.set(new Change(machine, next, looks, figures, bus, beats, sounding, farewell));
    return compiled.problems();
  }

  private EnumSet<Outlet> outlets() {
    EnumSet<Outlet> outlets = EnumSet.of(Outlet.MIX, Outlet.STRIPS);
    if (prefaders) {
      outlets.add(Outlet.PREFADERS);
    }
    return outlets;
  }

  /** The last one for as long as the tempo stays, so that curves of the same tempo can be known. */
  private Transport transport(Song song) {
    Song last = heard;
    Score known = score;
    return last != null && known != null && last.tempos().equals(song.tempos())
        ? known.transport()
        : Transport.of(song, rate);
  }

  private Beats beats(Song song, Transport transport) {
    Song last = heard;
    Beats known = lastBeats;
    boolean same =
        last != null
            && last.tempos().equals(song.tempos())
            && last.meters().equals(song.meters())
            && last.end().equals(song.end());
    Beats beats = same && known != null ? known : Beats.of(song, transport);
    lastBeats = beats;
    return beats;
  }

  /**
   * Makes the next block of the mix; silence before the first song.
   *
   * @param stereo receives interleaved frames
   * @param count quanta
   */
  public void run(float[] stereo, int count) {
    takeOver();
    Change now = running;
    if (now == null) {
      Arrays.fill(stereo, 0, count * Quantum.SAMPLES, 0);
      return;
    }
    int lag = now.machine.plan().latency();
    course.go(quantum, count, rested > lag / count);
    executor.run(now.machine, quantum, count);
    left -= Math.min(left, count);
    System.arraycopy(now.machine.output(MIX), 0, stereo, 0, count * Quantum.SAMPLES);
    rested = silent(stereo, count * Quantum.SAMPLES) ? rested + 1 : 0;
    mix.put(stereo, 0, count);
    now.meters.hear(quantum, count);
    now.gauges.hear(quantum, count);
    now.monitor.hear(stereo, count);
    metronome.add(stereo, quantum - lag, count, now.beats);
    quantum += count;
  }

  /**
   * The sound of a track after its fader in the block that was just made, as late as the mix;
   * another plan has other arrays. On the thread that runs blocks.
   *
   * @return interleaved; null when nothing plays or the song has no such strip
   */
  public float @Nullable [] strip(TrackId track) {
    Change now = running;
    Port port = new Port.Strip(track);
    return now == null || !now.machine.plan().ports().contains(port)
        ? null
        : now.machine.output(port);
  }

  /** Turns to what was published; what leaves the song dies away before. On the audio path. */
  private void takeOver() {
    Change next = awaited;
    if (next == null) {
      next = pending.getAndSet(null);
      if (next == null) {
        return;
      }
      Change now = running;
      Score farewell = next.farewell;
      if (farewell != null && now != null && now.machine == next.before && rested == 0) {
        now.machine.follow(farewell);
        awaited = next;
        left = Follower.SWITCH;
      }
    }
    if (left <= 0) {
      awaited = null;
      next.machine.follow(next.score);
      Change last = running;
      next.monitor.enter(last == null ? null : last.monitor);
      running = next;
    }
  }

  private static boolean silent(float[] stereo, int samples) {
    for (int i = 0; i < samples; i++) {
      if (stereo[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Plays a song silently on devices of its own, so that the compiler has what the song needs
   * before it is heard. On the calling thread; nothing that this session plays changes. Blocks that
   * are not compiled take tens of times longer, and their vectors make garbage.
   *
   * @param seconds that it may take
   */
  public Rehearsal rehearse(Song song, double seconds, Rehearsal.Guide guide) {
    try (Session silent =
        new Session(
            catalogue, files, rate, quanta, new ReferenceExecutor(), Sounds.standIns(rate))) {
      silent.publish(song);
      TempoMap tempo = new TempoMap(song.tempos());
      long end = tempo.frameAt(song.end(), rate).frame();
      return Rehearsal.of(silent, end, rate, quanta, seconds, guide);
    }
  }

  /** Plays on from where the song stands. */
  public void play() {
    play(0);
  }

  /**
   * Plays on from where the song stands, once so many bars have been counted in.
   *
   * @param bars 0 or more
   */
  public synchronized void play(int bars) {
    reader.read();
    Song song = heard;
    if (song == null || bars <= 0) {
      course.play(0);
      return;
    }
    TempoMap tempo = new TempoMap(song.tempos());
    TickPosition here = tempo.tickAt(new FramePosition(course.frame()), rate);
    Meter meter = new MeterMap(song.meters()).at(here);
    double beat = 60.0 * rate / tempo.bpmAt(here) * 4 / meter.unit();
    metronome.countIn(new Metronome.CountIn(beat, meter.beats()));
    course.play(Math.round(bars * meter.beats() * beat) / Quantum.FRAMES);
  }

  /** Whether beats are heard while the song plays; they are whenever it is counted in. */
  public void metronome(boolean on) {
    metronome.on(on);
  }

  /**
   * How loud strips and mix are; none before the first song, another one after edits that change
   * the plan.
   */
  public synchronized Optional<Meters> meters() {
    return Optional.ofNullable(meters);
  }

  /** What devices tell about the sound; as {@link #meters}. */
  public synchronized Optional<Gauges> gauges() {
    return Optional.ofNullable(gauges);
  }

  /** The newest sound of the mix, whatever is listened to, and without the metronome. */
  public Probe mix() {
    return mix;
  }

  /**
   * Lets some devices be looked at, and no others.
   *
   * @return the newest sound before and after each of them, for as long as it is wanted
   */
  public synchronized Map<DeviceId, Watched> watch(Set<DeviceId> devices) {
    for (DeviceId gone : Set.copyOf(watched.keySet())) {
      if (!devices.contains(gone)) {
        watched.remove(gone);
        rack.watch(gone, null, null);
      }
    }
    for (DeviceId device : devices) {
      if (!watched.containsKey(device)) {
        Watched fresh = new Watched(new Probe(), new Probe());
        watched.put(device, fresh);
        rack.watch(device, fresh.before, fresh.after);
      }
    }
    return Map.copyOf(watched);
  }

  /** Lets single strips be heard in place of the mix, or the mix again. */
  public synchronized void listen(Listening wanted) {
    boolean anew = wanted.prefader() && !prefaders;
    prefaders |= anew;
    listening = wanted;
    Monitor bus = monitor;
    Song song = heard;
    if (bus != null && song != null) {
      bus.listen(wanted);
      if (anew) {
        publish(song);
      }
    }
  }

  public synchronized Listening listening() {
    return listening;
  }

  /** Whether to measure what tracks and devices cost. */
  public synchronized void measureCosts(boolean on) {
    costly = on;
    Machine machine = published;
    if (machine != null) {
      machine.costs().wanted(on);
    }
  }

  /**
   * What tracks and devices cost since the last look, the most costly first; empty when that is not
   * measured. An edit that changes the plan begins anew.
   */
  public synchronized List<Costs.Cost> costs() {
    Machine machine = published;
    return machine == null ? List.of() : machine.costs().look();
  }

  /** Stops where it is; what sounds dies away. */
  public void stop() {
    course.stop();
  }

  /** Goes to the quantum of the song in which a frame lies, and plays on there if it plays. */
  public void locate(long frame) {
    long target = Math.max(0, frame) / Quantum.FRAMES;
    reader.read(target * Quantum.FRAMES);
    course.locate(target);
  }

  /** Repeats a stretch of the song once the song comes to its end, or nothing. */
  public void loop(@Nullable Loop loop) {
    course.loop(loop);
    reader.read();
  }

  public TransportState state() {
    return course.state();
  }

  /** The frame of the song that is to be made next; it is heard {@link #latency} later. */
  public long frame() {
    return course.frame();
  }

  /** Frames by which the mix lags the song. */
  public int latency() {
    return latency * Quantum.FRAMES;
  }

  /** Where those who play a track's instruments put their notes; empty when it has none. */
  public synchronized List<LiveNotes> players(TrackId track) {
    Machine machine = published;
    return machine == null ? List.of() : machine.players(track);
  }

  /** Reads ahead at once, for those who run blocks faster than they play. */
  public void readAhead() {
    reader.read();
  }

  /** What is missing or damaged, and which devices failed and are bypassed, a line each. */
  public synchronized List<String> problems() {
    Machine machine = published;
    List<String> failures = machine == null ? List.of() : machine.failures();
    return Stream.of(sounds.problems(), assets.problems(), failures).flatMap(List::stream).toList();
  }

  @Override
  public void close() {
    reader.close();
    executor.close();
    sounds.close();
  }
}
