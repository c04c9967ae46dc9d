package org.songline.studio.live;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.songline.engine.output.AudioOutput;
import org.songline.engine.output.OutputDevice;
import org.songline.engine.output.OutputProblem;
import org.songline.engine.output.Outputs;
import org.songline.engine.output.RoundTrip;

/**
 * Where the sound of the open song goes: a device of this machine, or browsers only. It outlives
 * songs. A device that goes, or asks for no sound any more, gives the engine back, so that the song
 * goes on in browsers or unheard, and another device is offered. Any thread.
 */
public final class CardOutput implements AutoCloseable {
  private static final long WATCH_MILLIS = 200;

  /** A device that asks for nothing for so long is as good as gone. */
  private static final long STANDS_NANOS = 2_000_000_000;

  /** Between two looks for a device to offer. */
  private static final long LOOK_NANOS = 4_000_000_000L;

  private final Outputs outputs;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("output-watch").factory());
  private OutputChoice choice = OutputChoice.BROWSER;
  private @Nullable Player player;
  private int rate;
  private @Nullable Playing playing;
  private volatile OutputNow now = OutputNow.browser(OutputChoice.BROWSER);
  private long looked;

  /** A device that plays. */
  private static final class Playing {
    final AudioOutput output;
    final CardFeed feed;
    int roundTrip;

    Playing(AudioOutput output, CardFeed feed) {
      this.output = output;
      this.feed = feed;
    }
  }

  /** Begins with browsers. */
  public CardOutput(Outputs outputs) {
    this.outputs = outputs;
    var _ =
        watch.scheduleWithFixedDelay(this::look, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The devices that there are. */
  public Outputs outputs() {
    return outputs;
  }

  /** Where sound goes now. */
  public OutputNow now() {
    return now;
  }

  /** What was chosen. */
  public synchronized OutputChoice choice() {
    return choice;
  }

  /** Goes on with the engine of another song; before the one before is closed. */
  public synchronized void follow(Player next, int songRate) {
    player = next;
    rate = songRate;
    next.store(choice.store());
    Playing on = playing;
    if (on != null && on.output.rate() == songRate) {
      on.feed.turn(next);
    } else if (on != null || now.phase() == OutputPhase.REFUSED) {
      take(choice);
    }
  }

  /** Takes up a choice; when its device does not open that is told, and browsers play. */
  public synchronized void take(OutputChoice wanted) {
    end();
    choice = wanted;
    if (player != null) {
      player.store(wanted.store());
    }
    now = OutputNow.browser(wanted);
    if (!wanted.device().isEmpty()) {
      try {
        begin(wanted);
      } catch (OutputProblem problem) {
        refused(wanted, problem);
      }
    }
  }

  private void refused(OutputChoice wanted, OutputProblem problem) {
    now =
        OutputNow.without(
            OutputPhase.REFUSED, wanted, wanted.device(), String.valueOf(problem.getMessage()));
    looked = System.nanoTime() - LOOK_NANOS;
  }

  /**
   * Changes the choice; when the new device does not open, the one before plays on.
   *
   * @throws OutputProblem when it does not open
   */
  public synchronized void choose(OutputChoice wanted) throws OutputProblem {
    OutputChoice before = choice;
    boolean same =
        wanted.device().equals(before.device())
            && wanted.buffer() == before.buffer()
            && (playing != null || wanted.device().isEmpty());
    choice = wanted;
    if (player != null) {
      player.store(wanted.store());
    }
    if (same) {
      refresh();
      return;
    }
    end();
    now = OutputNow.browser(wanted);
    if (wanted.device().isEmpty()) {
      return;
    }
    try {
      begin(wanted);
    } catch (OutputProblem problem) {
      take(before);
      throw problem;
    }
  }

  private void begin(OutputChoice wanted) throws OutputProblem {
    Player engine = player;
    if (engine == null) {
      throw new OutputProblem(wanted.device(), "no song is open");
    }
    AudioOutput opened = outputs.open(wanted.device(), rate, wanted.buffer());
    if (opened.rate() != rate) {
      int got = opened.rate();
      opened.close();
      throw new OutputProblem(
          opened.device().name(),
          "it plays %,d frames a second and the song has %,d".formatted(got, rate));
    }
    CardFeed feed = new CardFeed(engine);
    Playing begun = new Playing(opened, feed);
    try {
      opened.start(feed, () -> lost(begun, "it is gone"));
    } catch (OutputProblem problem) {
      feed.release();
      opened.close();
      throw problem;
    }
    playing = begun;
    choice = wanted.device(opened.device().key());
    refresh();
  }

  private void end() {
    Playing on = playing;
    playing = null;
    if (on != null) {
      on.feed.release();
      on.output.close();
    }
  }

  private synchronized void lost(Playing gone, String why) {
    if (playing == gone) {
      OutputDevice device = gone.output.device();
      playing = null;
      gone.feed.release();
      // What is gone may take its time to close.
      Thread.ofPlatform().daemon().name("output-close").start(gone.output::close);
      now = OutputNow.without(OutputPhase.LOST, choice, device.name(), why);
      looked = System.nanoTime() - LOOK_NANOS;
    }
  }

  private void look() {
    long time = System.nanoTime();
    Playing on;
    boolean due;
    synchronized (this) {
      on = playing;
      refresh();
      due = without() && time - looked >= LOOK_NANOS;
      looked = due ? time : looked;
    }
    if (on != null && time - on.feed.asked() > STANDS_NANOS) {
      lost(on, "it asks for no sound any more");
    }
    if (due) {
      List<OutputDevice> there = outputs.available();
      synchronized (this) {
        offer(there);
      }
    }
  }

  private boolean without() {
    return now.phase() == OutputPhase.LOST || now.phase() == OutputPhase.REFUSED;
  }

  /** The device that went when it is back after it went, else the best other one. */
  private void offer(List<OutputDevice> there) {
    if (!without()) {
      return;
    }
    OutputNow told = now;
    OutputDevice best = null;
    for (OutputDevice device : there) {
      boolean own = device.key().equals(told.chosen());
      if ((own && told.phase() == OutputPhase.LOST) || (best == null && !own)) {
        best = device;
      }
    }
    now = best == null ? told.offering("", "") : told.offering(best.key(), best.name());
  }

  private void refresh() {
    Playing on = playing;
    if (on == null) {
      OutputNow told = now;
      now =
          told.phase() == OutputPhase.BROWSER
              ? OutputNow.browser(choice)
              : OutputNow.without(told.phase(), choice, told.name(), told.trouble())
                  .offering(told.offer(), told.offerName());
      return;
    }
    AudioOutput output = on.output;
    now =
        new OutputNow(
            OutputPhase.RUNNING,
            output.device().key(),
            output.device().name(),
            choice.buffer(),
            choice.store(),
            output.rate(),
            output.block(),
            output.latency(),
            output.dropouts(),
            on.roundTrip,
            "",
            "",
            "");
  }

  /**
   * Measures the way from the output of the device that plays back into its input, by a burst of
   * noise.
   *
   * @throws OutputProblem when no device plays, it has no input, or nothing comes back
   */
  public RoundTrip roundTrip() throws OutputProblem {
    Playing on;
    synchronized (this) {
      on = playing;
    }
    if (on == null) {
      throw new OutputProblem("round trip", "no sound card plays");
    }
    RoundTrip trip = outputs.roundTrip(on.output.device());
    synchronized (this) {
      on.roundTrip = trip.frames();
      refresh();
    }
    return trip;
  }

  /** Gives the engine back and closes the device. */
  @Override
  public void close() {
    watch.shutdownNow();
    synchronized (this) {
      end();
      player = null;
    }
  }
}
