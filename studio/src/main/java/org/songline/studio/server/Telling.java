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
import org.songline.studio.live.Passage;
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
  private int windows;
  private @Nullable Player followed;
  private long passages;

  private Telling(Studio studio) {
    this.studio = studio;
  }

  static Telling start(Studio studio) {
    var telling = new Telling(studio);
    telling.clock.scheduleAtFixedRate(
        telling::tick, INTERVAL_MICROS, INTERVAL_MICROS, TimeUnit.MICROSECONDS);
    return telling;
  }

  private void tick() {
    if (studio.windows().isEmpty()) {
      return;
    }
    Place place = studio.place();
    boolean another = windows != studio.windows().size();
    windows = studio.windows().size();
    if (another) {
      followed = null;
    }
    var moves =
        new Tell.Transport(
            place.session().state(),
            place.metronome(),
            place.loop().map(range -> new Tell.LoopRange(range.from(), range.to(), range.on())));
    if (another || !moves.equals(transport)) {
      transport = moves;
      studio.tell(moves);
    }
    Optional<Meters> meters = place.session().meters();
    if (meters.isPresent()) {
      var order = new Tell.Strips(meters.get().tracks());
      if (another || !order.equals(strips)) {
        strips = order;
        studio.tell(order);
      }
    }
    var wrong = new Tell.Problems(List.copyOf(place.problems()));
    if (another || !wrong.equals(problems)) {
      problems = wrong;
      studio.tell(wrong);
    }
    pulse(place);
  }

  private void pulse(Place place) {
    Player player = place.player();
    long passed = player.passages();
    if (passed != passages || player != followed) {
      List<Passage> since = player.passages(player == followed ? passages : 0);
      passages = passed;
      followed = player;
      studio.tell(new Tell.Passages(since));
    }
    PlayerStatus status = player.status();
    String text =
        WireJson.text(
            new Tell.Pulse(
                place.rate(), status.load(), status.late(), status.worstMillis(), status.engine()));
    Optional<ByteBuffer> levels =
        place.session().meters().map(meters -> LevelFrame.of(meters.look()));
    for (Window window : studio.windows()) {
      window.passing(text);
      levels.ifPresent(window::picture);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
