package org.songline.studio.server;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.songline.engine.live.Meters;
import org.songline.studio.desk.Place;
import org.songline.studio.live.LevelFrame;
import org.songline.studio.live.Player;
import org.songline.studio.live.PlayerStatus;
import org.songline.studio.wire.Tell;
import org.songline.studio.wire.WireJson;

/** Tells windows, many times a second, where the song is, how loud it is and what is wrong. */
final class Telling implements AutoCloseable {
  private static final long INTERVAL_MICROS = 16_667;

  private final Studio studio;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("telling").factory());
  private Tell.@Nullable Transport transport;
  private Tell.@Nullable Strips strips;
  private Tell.@Nullable Problems problems;
  private Tell.@Nullable Output output;
  private Tell.@Nullable Keyboards keyboards;
  private @Nullable Readouts readouts;
  private @Nullable Player followed;
  private long passages;

  private Telling(Studio studio) {
    this.studio = studio;
  }

  static Telling start(Studio studio) {
    var telling = new Telling(studio);
    var _ =
        telling.clock.scheduleAtFixedRate(
            telling::tick, INTERVAL_MICROS, INTERVAL_MICROS, TimeUnit.MICROSECONDS);
    return telling;
  }

  private void tick() {
    try {
      tell();
    } catch (RuntimeException e) {
      // What fails once must not silence all that follows; pages see it in the log of the program.
      System.getLogger("songline").log(System.Logger.Level.WARNING, "telling pages", e);
    }
  }

  private void tell() {
    List<Window> windows = studio.windows();
    if (windows.isEmpty()) {
      return;
    }
    Place place = studio.place();
    var moves =
        new Tell.Transport(
            place.session().state(),
            place.warming(),
            place.metronome(),
            place.loop().map(range -> new Tell.LoopRange(range.from(), range.to(), range.on())));
    Optional<Meters> meters = place.session().meters();
    var order = new Tell.Strips(meters.map(Meters::tracks).orElse(List.of()));
    var wrong = new Tell.Problems(List.copyOf(place.problems()));
    var keys = new Tell.Keyboards(studio.keyboards().now());
    var goes = new Tell.Output(studio.output().now());
    Readouts figures = readouts;
    if (figures == null || figures.place() != place) {
      figures = new Readouts(place);
      readouts = figures;
    }
    for (Window window : windows) {
      boolean fresh = window.takeFresh();
      figures.order(window, fresh);
      told(window, moves, fresh || !moves.equals(transport));
      told(window, order, fresh || !order.equals(strips));
      told(window, wrong, fresh || !wrong.equals(problems));
      told(window, goes, fresh || !goes.equals(output));
      told(window, keys, fresh || !keys.equals(keyboards));
      if (fresh) {
        window.tell(new Tell.Passages(place.player().passages(0)));
      }
    }
    transport = moves;
    strips = order;
    problems = wrong;
    output = goes;
    keyboards = keys;
    figures.tell(windows);
    pulse(windows, place, meters);
  }

  private static void told(Window window, Tell tell, boolean wanted) {
    if (wanted) {
      window.tell(tell);
    }
  }

  private void pulse(List<Window> windows, Place place, Optional<Meters> meters) {
    Player player = place.player();
    long passed = player.passages();
    if (player != followed) {
      followed = player;
      passages = passed;
    } else if (passed != passages) {
      studio.tell(new Tell.Passages(player.passages(passages)));
      passages = passed;
    }
    PlayerStatus status = player.status();
    String text =
        WireJson.text(
            new Tell.Pulse(
                place.rate(),
                status.load(),
                status.late(),
                status.worstMillis(),
                status.engine(),
                status.latency()));
    Optional<ByteBuffer> levels = meters.map(all -> LevelFrame.of(all.look()));
    for (Window window : windows) {
      window.passing(Tell.Pulse.class, text);
      levels.ifPresent(window::picture);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
