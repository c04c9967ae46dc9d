package org.songline.studio.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.songline.dsp.Quantum;

/**
 * The sound that goes to one browser. All numbers are little-endian.
 *
 * <p>To the page: sequence (u32), frames (u32), frame of the engine that the first of them is
 * (u64), then so many stereo frames of float32. A message of no frames tells instead of sound how
 * the page should play: whether it leads (u32), and how many frames it should have in store (u32).
 *
 * <p>From the page: frames that it has played of those that came since it connected (u32), how
 * often it ran dry (u32), and how many frames its clock has gone on (u32). Counters wrap.
 *
 * <p>One thread per listener sends; a listener that does not keep up gets nothing until it does,
 * and then what is made at that time.
 */
public final class AudioFeed implements Listener, AutoCloseable {
  /** Bytes before the samples. */
  public static final int HEADER = 16;

  /** Bytes of what the page says. */
  public static final int CREDIT = 12;

  private static final int RING_QUANTA = 256;
  private static final int MOST_QUANTA = 16;
  private static final long NAP_NANOS = 20_000_000;
  private static final long STANDS_NANOS = 300_000_000;

  /** A page that leads holds what it is given; one that follows another clock may drift so far. */
  private static final int DRIFT = 2048;

  /** More than this is sent to no page. */
  private static final int MOST_FRAMES = Target.MOST + 4096;

  private final Player player;
  private final Wire wire;
  private final Tap tap = new Tap(RING_QUANTA);
  private final Target target;
  private final ByteBuffer message =
      ByteBuffer.allocateDirect(HEADER + MOST_QUANTA * Quantum.SAMPLES * Float.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN);
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicBoolean sending = new AtomicBoolean();
  private final Thread sender;
  private volatile int played;
  private volatile int gaps;
  private volatile int ticks;
  private volatile long ticked;
  private volatile boolean closed;
  private int sequence;
  private boolean skips;
  private long told = -1;

  /** Begins to send what a player makes. */
  public AudioFeed(Player player, Wire wire) {
    this.target = new Target(player.store(), System.nanoTime());
    this.player = player;
    this.wire = wire;
    this.ticked = System.nanoTime() - STANDS_NANOS;
    this.sender = Thread.ofPlatform().name("songline-audio-feed").daemon().unstarted(this::work);
    player.join(this, tap);
    sender.start();
  }

  /** Takes what the page says; messages of another length are ignored. On any one thread. */
  public void received(ByteBuffer credit) {
    if (credit.remaining() != CREDIT) {
      return;
    }
    ByteBuffer said = credit.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    long now = System.nanoTime();
    played = said.getInt();
    int dry = said.getInt();
    int clock = said.getInt();
    if (dry != gaps) {
      gaps = dry;
      target.gap(now);
    } else {
      target.well(now);
    }
    if (clock != ticks) {
      ticks = clock;
      ticked = now;
    }
    player.wake();
  }

  /** While somebody plays or records, little is held in store. */
  void live(boolean on) {
    target.live(on);
  }

  /** Holds so many frames in store at least. */
  void least(int frames) {
    target.least(frames);
    player.wake();
  }

  /** How often the page ran dry. */
  public int gaps() {
    return gaps;
  }

  /** How often the page stalled so long that sound was dropped. */
  public int losses() {
    return tap.losses();
  }

  /** Whether the clock of this page paces the engine. */
  public boolean leads() {
    return player.leads(this);
  }

  @Override
  public boolean alive(long now) {
    return now - ticked < STANDS_NANOS;
  }

  @Override
  public int store() {
    // What is on its way is counted twice for a moment rather than not at all.
    int waits = tap.waiting();
    return waits * Quantum.FRAMES + sent.get() - played;
  }

  @Override
  public int target() {
    return target.frames();
  }

  private void work() {
    while (!closed) {
      if (tells() || sends()) {
        pause();
      } else {
        tap.await(NAP_NANOS);
      }
    }
  }

  /** Tells the page how to play when that changed. */
  private boolean tells() {
    boolean leads = leads();
    int frames = target.frames();
    long tell = (leads ? 1L << 32 : 0) | frames;
    if (tell == told) {
      return false;
    }
    told = tell;
    header(0, 0);
    message.putInt(leads ? 1 : 0).putInt(frames);
    send();
    return true;
  }

  private boolean sends() {
    int quanta = tap.ready(MOST_QUANTA);
    if (quanta == 0) {
      return false;
    }
    int store = sent.get() - played;
    if (!leads()) {
      // Another clock paces: what is too much is left out at once rather than bit by bit.
      skips = skips ? store > target.frames() : store > target.frames() + DRIFT;
      if (skips && alive(System.nanoTime())) {
        tap.skip();
        return false;
      }
    }
    if (store + quanta * Quantum.FRAMES > MOST_FRAMES) {
      LockSupport.parkNanos(this, NAP_NANOS / 4);
      return false;
    }
    header(quanta * Quantum.FRAMES, tap.frame());
    tap.copy(message.asFloatBuffer(), quanta);
    message.position(HEADER + quanta * Quantum.SAMPLES * Float.BYTES);
    sent.addAndGet(quanta * Quantum.FRAMES);
    tap.taken(quanta);
    send();
    return true;
  }

  private void header(int frames, long frame) {
    message.clear().putInt(sequence++).putInt(frames).putLong(frame);
  }

  private void send() {
    sending.set(true);
    wire.send(message.flip(), this::done);
  }

  private void done() {
    sending.set(false);
    LockSupport.unpark(sender);
  }

  private void pause() {
    while (sending.get() && !closed) {
      LockSupport.parkNanos(this, NAP_NANOS);
    }
  }

  /** Sends no more; another listener leads when this one did. */
  @Override
  public void close() {
    closed = true;
    player.leave(this, tap);
    LockSupport.unpark(sender);
  }
}
