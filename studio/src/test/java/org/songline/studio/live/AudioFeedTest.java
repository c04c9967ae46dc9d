package org.songline.studio.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AudioFeedTest {
  private final Player player = new Player(new KnownSignal(), 48_000, Player.BLOCK);

  @AfterEach
  void end() {
    player.close();
  }

  /** A page that plays as told. */
  private static final class Page implements Wire {
    private final List<ByteBuffer> came = new ArrayList<>();
    private @Nullable Runnable held;
    private boolean holds;
    private int received;
    private int clock;

    @Override
    public synchronized void send(ByteBuffer message, Runnable done) {
      ByteBuffer copy = ByteBuffer.allocate(message.remaining()).order(ByteOrder.LITTLE_ENDIAN);
      came.add(copy.put(message).flip());
      received += copy.getInt(4);
      if (holds) {
        held = done;
      } else {
        done.run();
      }
    }

    synchronized void hold(boolean now) {
      holds = now;
      if (!now && held != null) {
        held.run();
        held = null;
      }
    }

    synchronized List<ByteBuffer> sound() {
      return came.stream().filter(message -> message.getInt(4) > 0).toList();
    }

    synchronized int received() {
      return received;
    }

    /** Says that all but so many frames are played. */
    void play(AudioFeed feed, int left) {
      feed.received(credit(received() - left, 0, ++clock * 128));
    }

    synchronized boolean leads() {
      return came.stream()
          .filter(message -> message.getInt(4) == 0)
          .reduce((a, b) -> b)
          .map(message -> message.getInt(16) == 1)
          .orElse(false);
    }
  }

  private static ByteBuffer credit(int played, int gaps, int clock) {
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(played)
        .putInt(gaps)
        .putInt(clock)
        .flip();
  }

  private static void until(String what, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(1);
    }
  }

  /** Claims that all samples are those of their frames; tells where sound does not go on. */
  private static int breaks(List<ByteBuffer> sound) {
    int breaks = 0;
    long next = -1;
    for (ByteBuffer message : sound) {
      int frames = message.getInt(4);
      long frame = message.getLong(8);
      assertThat(message.remaining()).isEqualTo(16 + 8 * frames);
      breaks += next >= 0 && frame != next ? 1 : 0;
      next = frame + frames;
      for (int f = 0; f < frames; f++) {
        assertThat(message.getFloat(16 + 8 * f)).isEqualTo(KnownSignal.sample(frame + f, 0));
        assertThat(message.getFloat(20 + 8 * f)).isEqualTo(KnownSignal.sample(frame + f, 1));
      }
    }
    return breaks;
  }

  @Test
  void theEngineRunsAsFarAsTheLeadingPageHasRoom() throws InterruptedException {
    Page page = new Page();
    try (AudioFeed feed = new AudioFeed(player, page)) {
      page.play(feed, 0);
      until("leads", feed::leads);
      int before = page.received();
      for (int i = 0; i < 40; i++) {
        int now = page.received();
        page.play(feed, 0);
        until("goes on", () -> page.received() > now);
      }
      Thread.sleep(50);
      assertThat(page.received() - before).isGreaterThan(40 * 256);
      assertThat(breaks(page.sound())).isZero();
      page.play(feed, 0);
      until("is filled up", () -> feed.store() == 1024);
    }
  }

  @Test
  void sequencesHaveNoHoles() throws InterruptedException {
    Page page = new Page();
    try (AudioFeed feed = new AudioFeed(player, page)) {
      for (int i = 0; i < 20; i++) {
        page.play(feed, 0);
        Thread.sleep(5);
      }
    }
    Thread.sleep(50);
    for (int i = 0; i < page.came.size(); i++) {
      assertThat(page.came.get(i).getInt(0)).isEqualTo(i);
    }
  }

  @Test
  void whenTheLeaderLeavesAnotherLeads() throws InterruptedException {
    Page first = new Page();
    Page second = new Page();
    AudioFeed one = new AudioFeed(player, first);
    try (AudioFeed two = new AudioFeed(player, second)) {
      first.play(one, 0);
      until("the first leads", one::leads);
      second.play(two, 0);
      until("the page knows", first::leads);
      assertThat(two.leads()).isFalse();
      one.close();
      until(
          "the second leads",
          () -> {
            second.play(two, 0);
            return two.leads();
          });
      until("the page knows", second::leads);
      int now = second.received();
      second.play(two, 0);
      until("it paces", () -> second.received() > now);
      assertThat(breaks(second.sound())).isZero();
    }
  }

  @Test
  void aPageThatStallsHoldsUpNeitherEngineNorOthersAndGoesOnWithWhatIsMadeThen()
      throws InterruptedException {
    Page good = new Page();
    Page stuck = new Page();
    try (AudioFeed one = new AudioFeed(player, good);
        AudioFeed two = new AudioFeed(player, stuck)) {
      stuck.hold(true);
      until(
          "all that waits is lost",
          () -> {
            good.play(one, 0);
            return two.losses() == 1;
          });
      int had = stuck.sound().size();
      assertThat(breaks(good.sound())).isZero();
      long engine = player.status().engine();
      stuck.hold(false);
      until(
          "it gets sound again",
          () -> {
            good.play(one, 0);
            stuck.play(two, 0);
            return stuck.sound().size() > had + 2;
          });
      assertThat(stuck.sound().get(had).getLong(8)).isGreaterThanOrEqualTo(engine - 256);
      breaks(stuck.sound());
    }
  }

  @Test
  void aFollowerWhoseClockIsSlowSkipsRatherThanLags() throws InterruptedException {
    Page quick = new Page();
    Page slow = new Page();
    try (AudioFeed one = new AudioFeed(player, quick);
        AudioFeed two = new AudioFeed(player, slow)) {
      quick.play(one, 0);
      until("leads", one::leads);
      int played = 0;
      long engine = player.status().engine();
      for (int i = 0; i < 300; i++) {
        quick.play(one, 0);
        long now = player.status().engine();
        played = Math.min(slow.received(), played + (int) (now - engine) / 2);
        engine = now;
        slow.play(two, slow.received() - played);
        Thread.sleep(1);
      }
      assertThat(breaks(quick.sound())).isZero();
      assertThat(two.leads()).isFalse();
      assertThat(breaks(slow.sound())).isPositive();
    }
  }

  @Test
  void aPageThatRunsDryGetsMoreInStore() throws InterruptedException {
    Page page = new Page();
    try (AudioFeed feed = new AudioFeed(player, page)) {
      page.play(feed, 0);
      feed.received(credit(page.received(), 3, 999_999));
      assertThat(feed.target()).isEqualTo(1536);
      until("is filled up", () -> feed.store() >= 1280);
    }
  }

  @Test
  void creditAndSoundAreTheBytesThatThePageKnows() throws IOException, InterruptedException {
    JsonNode golden =
        JsonMapper.shared().readTree(Path.of("src/test/web/audio.golden.json").toFile());
    Page page = new Page();
    try (AudioFeed feed = new AudioFeed(player, page)) {
      feed.received(ByteBuffer.wrap(HexFormat.of().parseHex(golden.get("credit").stringValue())));
      assertThat(feed.gaps()).isEqualTo(7);
      until("a role is told", page::leads);
    }
    ByteBuffer role =
        page.came.stream().filter(message -> message.getInt(4) == 0).reduce((a, b) -> b).get();
    role.putInt(0, 9);
    assertThat(hex(role)).isEqualTo(golden.get("role").stringValue());
  }

  private static String hex(ByteBuffer message) {
    byte[] bytes = new byte[message.limit()];
    message.get(0, bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
