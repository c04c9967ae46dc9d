package org.songline.studio.live;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Quantum;
import org.songline.engine.live.TransportState;

/**
 * Runs the engine and hands what it makes to those who listen. One hand at a time makes blocks: the
 * player's own thread, paced by the first browser that listens or by the clock of this machine, or
 * somebody who took over, such as the thread of a sound card. The engine goes on where the last
 * hand left it.
 */
public final class Player implements AutoCloseable {
  /** Frames of a block that are usual. */
  public static final int BLOCK = 256;

  private static final int LEAST_BLOCK = 64;
  private static final int MOST_BLOCK = 2048;
  private static final long IDLE_NANOS = 50_000_000;
  private static final long NAP_NANOS = 100_000;
  private static final Tap[] NONE = {};

  private final Source source;
  private final float[] block;
  private final Load load;
  private final Passages passages = new Passages();
  private final BrowserPace pace;
  private final Hand own = new Hand();
  private final AtomicReference<Hand> hand = new AtomicReference<>(own);
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile Tap[] taps = NONE;
  private volatile long engine;
  private volatile boolean live;
  private volatile int store = Target.USUAL;
  private volatile boolean closed;

  /** Whoever may make blocks now. */
  public final class Hand {
    private Hand() {}

    /**
     * Makes the next block, or silence when another hand has taken over or is still at it. On the
     * audio path.
     *
     * @param stereo receives interleaved frames
     * @param frames a multiple of 64, at most the longest block of the source
     * @return whether the engine went on
     */
    public boolean run(float[] stereo, int frames) {
      if (hand.get() != this || !busy.compareAndSet(false, true)) {
        Arrays.fill(stereo, 0, 2 * frames, 0);
        return false;
      }
      boolean mine = hand.get() == this;
      if (mine) {
        make(stereo, frames);
      } else {
        Arrays.fill(stereo, 0, 2 * frames, 0);
      }
      busy.set(false);
      return mine;
    }

    /** Gives the engine back to the player's own thread; nothing when another hand has it. */
    public void release() {
      if (hand.compareAndSet(this, own)) {
        wake();
      }
    }
  }

  /**
   * Begins at once.
   *
   * @param rate frames a second
   * @param frames of a block: 64 to 2048, a multiple of 64
   */
  @SuppressWarnings("ThreadPriorityCheck") // Sound comes before all else that runs here.
  public Player(Source source, int rate, int frames) {
    if (frames < LEAST_BLOCK || frames > MOST_BLOCK || frames % Quantum.FRAMES != 0) {
      throw new IllegalArgumentException(
          "a block is %d to %d frames, a multiple of %d: %d"
              .formatted(LEAST_BLOCK, MOST_BLOCK, Quantum.FRAMES, frames));
    }
    this.source = source;
    this.block = new float[2 * frames];
    this.load = new Load(rate);
    this.pace = new BrowserPace(rate);
    this.thread = new Thread(this::work, "songline-audio");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  private void work() {
    int frames = block.length / 2;
    while (!closed) {
      if (hand.get() != own) {
        pace.rest();
        LockSupport.parkNanos(this, IDLE_NANOS);
        continue;
      }
      long wait = pace.due(System.nanoTime(), frames);
      if (wait > 0) {
        LockSupport.parkNanos(this, wait);
      } else if (own.run(block, frames)) {
        pace.made(frames);
      } else {
        LockSupport.parkNanos(this, NAP_NANOS);
      }
    }
  }

  private void make(float[] stereo, int frames) {
    long from = System.nanoTime();
    long frame = engine;
    try {
      source.run(stereo, frames / Quantum.FRAMES);
    } catch (RuntimeException | Error e) {
      failure.set(e);
      load.failed();
      Arrays.fill(stereo, 0, 2 * frames, 0);
    }
    boolean rolls = source.state() == TransportState.ROLLING;
    long song = source.frame() - (rolls ? frames : 0);
    passages.went(frame + source.latency(), song, rolls);
    engine = frame + frames;
    Tap[] all = taps;
    for (int i = 0; i < all.length; i++) {
      all[i].put(stereo, frames / Quantum.FRAMES, frame);
    }
    load.took(System.nanoTime() - from, frames);
  }

  /** Takes the engine over; from now on only the new hand makes blocks. */
  public Hand take() {
    Hand taken = new Hand();
    hand.set(taken);
    return taken;
  }

  /** Whether somebody took the engine over. */
  public boolean taken() {
    return hand.get() != own;
  }

  /** While somebody plays or records, browsers hold little in store. */
  public synchronized void live(boolean on) {
    live = on;
    for (Listener listener : pace.listeners()) {
      if (listener instanceof AudioFeed feed) {
        feed.live(on);
      }
    }
  }

  /**
   * Frames that browsers hold in store at least, so that sound does not break off; usually 1024.
   *
   * @param frames two blocks to 8192
   */
  public synchronized void store(int frames) {
    if (frames < block.length || frames > Target.MOST) {
      throw new IllegalArgumentException(
          "%d to %d frames in store: %d".formatted(block.length, Target.MOST, frames));
    }
    store = frames;
    for (Listener listener : pace.listeners()) {
      if (listener instanceof AudioFeed feed) {
        feed.least(frames);
      }
    }
  }

  /** Frames that browsers hold in store at least. */
  public int store() {
    return store;
  }

  synchronized void join(AudioFeed feed, Tap tap) {
    feed.live(live);
    feed.least(store);
    Tap[] more = Arrays.copyOf(taps, taps.length + 1);
    more[taps.length] = tap;
    taps = more;
    pace.add(feed);
    wake();
  }

  synchronized void leave(AudioFeed feed, Tap tap) {
    pace.remove(feed);
    taps = Arrays.stream(taps).filter(other -> other != tap).toArray(Tap[]::new);
    wake();
  }

  boolean leads(Listener listener) {
    return listener.equals(pace.leader());
  }

  /** Has the player look at once whether a block is due. */
  void wake() {
    LockSupport.unpark(thread);
  }

  /** Frames of a block. */
  public int block() {
    return block.length / 2;
  }

  /** How the engine runs. The longest time is since the last look. */
  public PlayerStatus status() {
    return new PlayerStatus(
        engine,
        source.frame(),
        source.state(),
        source.latency(),
        load.share(),
        load.blocks(),
        load.late(),
        load.worstMillis(),
        load.failures());
  }

  /** Why the last block that could not be made was not; null when all were. */
  public @Nullable Throwable failure() {
    return failure.get();
  }

  /** How many passages there were. */
  public long passages() {
    return passages.count();
  }

  /** The passages from a number on, as far as they are kept, earliest first. */
  public List<Passage> passages(long number) {
    return passages.since(number);
  }

  /** Ends the thread and every hand; the source is left as it is. */
  @Override
  public void close() {
    closed = true;
    Hand _ = take();
    while (busy.get()) {
      // A block that another hand is at ends before what it is made of may.
      LockSupport.parkNanos(this, NAP_NANOS);
    }
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
