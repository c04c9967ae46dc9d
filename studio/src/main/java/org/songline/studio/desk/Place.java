package org.songline.studio.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.live.Loop;
import org.songline.engine.live.Rehearsal;
import org.songline.engine.live.Session;
import org.songline.engine.live.TransportState;
import org.songline.engine.media.SongFiles;
import org.songline.model.song.Song;
import org.songline.model.store.Recovered;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TempoMap;
import org.songline.model.time.TickPosition;
import org.songline.studio.Library;
import org.songline.studio.UserFolders;
import org.songline.studio.live.LoudnessWatch;
import org.songline.studio.live.Player;
import org.songline.studio.live.Source;
import org.songline.studio.peaks.MarkShelf;
import org.songline.studio.peaks.PeakShelf;

/**
 * A song that is open: its desk, and the engine that plays it. Songs that the desk wants heard are
 * made ready by a thread of their own; while one is, only the newest of those that follow waits.
 */
public final class Place implements AutoCloseable {
  private static final AtomicLong OPENED = new AtomicLong();

  /** A song sets off by then, whatever the compiler still has to do. */
  private static final long MOST_WARMING_MILLIS = 2000;

  private final String name = "song-" + OPENED.incrementAndGet() + "-" + System.nanoTime();
  private final Path folder;
  private final Desk desk;
  private final Session session;
  private final Player player;
  private final PeakShelf peaks;
  private final MarkShelf marks;
  private final LoudnessWatch loudness;
  private final int rate;
  private final List<String> notices;
  private final AtomicReference<@Nullable Recovered> recovered;
  private final AtomicReference<@Nullable Song> wanted = new AtomicReference<>();
  private final Thread publisher;
  private volatile boolean open = true;
  private volatile List<String> problems = List.of();
  private volatile Optional<Range> loop = Optional.empty();
  private volatile boolean metronome;
  private volatile boolean warm = true;

  /** Bars to count when the song sets off; null while nobody waits for that. */
  private final AtomicReference<@Nullable Integer> waiting = new AtomicReference<>();

  /** A stretch of the song, and whether it repeats. */
  public record Range(TickPosition from, TickPosition to, boolean on) {}

  /**
   * @param block frames of the engine's longest block
   * @param threads of the engine
   */
  public Place(SongFolder folder, int block, int threads) {
    this.folder = folder.folder();
    this.notices = folder.notices();
    this.recovered = new AtomicReference<>(folder.recovered().orElse(null));
    this.rate = folder.song().rate();
    SongFiles files = Library.files(folder.folder());
    this.session = new Session(BuiltIn.catalogue(), files, rate, block, threads);
    this.loudness = new LoudnessWatch(session.mix(), rate);
    this.peaks = new PeakShelf(files, UserFolders.cache().resolve("peaks"));
    this.marks = new MarkShelf(files, UserFolders.cache().resolve("marks"));
    this.publisher = Thread.ofPlatform().daemon().name("publisher").unstarted(this::publish);
    this.desk = new Desk(folder, this::hear);
    publisher.start();
    this.player = new Player(Source.of(session), rate, block);
  }

  /**
   * Plays the song silently on a thread of its own, so that the compiler has what it needs before
   * the song is heard: first from where the song stands, then all over it, gently once it plays.
   *
   * @param seconds that it may take
   */
  public void rehearse(double seconds) {
    Song song = desk.song();
    warm = false;
    Thread.ofPlatform()
        .daemon()
        .name("rehearsal")
        .start(
            () -> {
              try {
                var _ = session.rehearse(song, seconds, new Guide());
              } finally {
                warm();
              }
            });
  }

  private final class Guide implements Rehearsal.Guide {
    @Override
    public boolean goesOn() {
      return open;
    }

    @Override
    public long first() {
      return session.frame();
    }

    @Override
    public void ready() {
      warm();
    }

    @Override
    public boolean gently() {
      return session.state() != TransportState.STOPPED;
    }
  }

  private void warm() {
    warm = true;
    setOff();
  }

  /** Sets off, once so many bars were counted; a song that is rehearsed waits until it may. */
  public void play(int bars) {
    if (warm) {
      session.play(bars);
      return;
    }
    waiting.set(bars);
    CompletableFuture.delayedExecutor(MOST_WARMING_MILLIS, TimeUnit.MILLISECONDS)
        .execute(this::setOff);
    if (warm) {
      setOff();
    }
  }

  /** Stops, also a song that waits to set off. */
  public void stop() {
    waiting.set(null);
    session.stop();
  }

  /** Whether the song waits to set off. */
  public boolean warming() {
    return waiting.get() != null;
  }

  private void setOff() {
    Integer bars = waiting.getAndSet(null);
    if (bars != null && open) {
      session.play(bars);
    }
  }

  /** Names this opening of the song. */
  public String name() {
    return name;
  }

  public Path folder() {
    return folder;
  }

  public Desk desk() {
    return desk;
  }

  public Player player() {
    return player;
  }

  /** Pictures of its recordings. */
  public PeakShelf peaks() {
    return peaks;
  }

  /** Transients and beats of its recordings. */
  public MarkShelf marks() {
    return marks;
  }

  /** How loud the mix is. */
  public LoudnessWatch loudness() {
    return loudness;
  }

  public Session session() {
    return session;
  }

  /** Frames a second of the engine. */
  public int rate() {
    return rate;
  }

  public List<String> notices() {
    return notices;
  }

  /** What came back after the program ended without closing the song, until somebody saw it. */
  public Optional<Recovered> recovered() {
    return Optional.ofNullable(recovered.get());
  }

  /** Somebody saw what came back. */
  public void recoverySeen() {
    recovered.set(null);
  }

  /** What of the song cannot sound, a line each. */
  public List<String> problems() {
    return problems;
  }

  public Optional<Range> loop() {
    return loop;
  }

  public boolean metronome() {
    return metronome;
  }

  public void metronome(boolean on) {
    metronome = on;
    session.metronome(on);
  }

  public void loop(Range range) {
    loop = Optional.of(range);
    loopAgain();
  }

  public void locate(TickPosition at) {
    session.locate(frame(desk.song(), at));
  }

  private long frame(Song song, TickPosition at) {
    return new TempoMap(song.tempos()).frameAt(at, rate).frame();
  }

  private void loopAgain() {
    Song song = desk.song();
    session.loop(
        loop.filter(Range::on)
            .map(range -> new Loop(frame(song, range.from()), frame(song, range.to())))
            .orElse(null));
  }

  private void hear(Song song) {
    wanted.set(song);
    LockSupport.unpark(publisher);
  }

  private void publish() {
    Song last = null;
    while (open) {
      Song song = wanted.getAndSet(null);
      if (song == null) {
        LockSupport.park(this);
        continue;
      }
      List<String> compiled = session.publish(song);
      List<String> all = new ArrayList<>(compiled);
      all.addAll(session.problems());
      problems = List.copyOf(all);
      if (last != null && !last.tempos().equals(song.tempos()) && loop.isPresent()) {
        loopAgain();
      }
      last = song;
    }
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(publisher);
    player.close();
    desk.close();
    session.close();
    try {
      peaks.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
