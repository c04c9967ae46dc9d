package org.songline.studio.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.songline.engine.live.TransportState;

class PlayerTest {
  @Test
  void anotherHandGoesOnWhereTheLastLeftAndGivesBack() throws InterruptedException {
    KnownSignal signal = new KnownSignal();
    try (Player player = new Player(signal, 48_000, 256)) {
      Thread.sleep(20);
      Player.Hand card = player.take();
      float[] block = new float[2 * 512];
      while (!card.run(block, 512)) {
        Thread.onSpinWait();
      }
      long frame = player.status().engine() - 512;
      for (int b = 0; b < 50; b++) {
        for (int f = 0; f < 512; f++) {
          assertThat(block[2 * f]).isEqualTo(KnownSignal.sample(frame + b * 512L + f, 0));
        }
        assertThat(card.run(block, 512)).isTrue();
      }
      assertThat(player.status().engine()).isEqualTo(frame + 51 * 512L);
      card.release();
      assertThat(card.run(block, 512)).isFalse();
      assertThat(block).containsOnly(0);
      long after = player.status().engine();
      while (player.status().engine() < after + 2560) {
        Thread.sleep(1);
      }
      assertThat(player.status().engine() % 256).isEqualTo(after % 256);
    }
  }

  @Test
  void manyHandsAtOnceNeverRunTheEngineTogether() throws InterruptedException {
    AtomicBoolean inside = new AtomicBoolean();
    AtomicBoolean met = new AtomicBoolean();
    KnownSignal signal = new KnownSignal();
    Source watched =
        new Source() {
          @Override
          public void run(float[] stereo, int quanta) {
            if (!inside.compareAndSet(false, true)) {
              met.set(true);
            }
            signal.run(stereo, quanta);
            inside.set(false);
          }

          @Override
          public long frame() {
            return signal.frame();
          }

          @Override
          public TransportState state() {
            return TransportState.ROLLING;
          }

          @Override
          public int latency() {
            return 0;
          }
        };
    try (Player player = new Player(watched, 48_000, 64)) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 3; t++) {
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      float[] block = new float[128];
                      for (int i = 0; i < 200; i++) {
                        Player.Hand hand = player.take();
                        for (int b = 0; b < 20; b++) {
                          hand.run(block, 64);
                        }
                        hand.release();
                      }
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(player.status().engine()).isEqualTo(signal.frame());
    }
    assertThat(met).isFalse();
  }

  /** Stands, rolls, jumps, as told block by block; what is made lags by 128 frames. */
  private static final class Told implements Source {
    private TransportState state = TransportState.STOPPED;
    private long frame = 1000;

    @Override
    public void run(float[] stereo, int quanta) {
      frame += state == TransportState.ROLLING ? quanta * 64L : 0;
    }

    @Override
    public long frame() {
      return frame;
    }

    @Override
    public TransportState state() {
      return state;
    }

    @Override
    public int latency() {
      return 128;
    }
  }

  @Test
  void passagesTellWhatIsHeardOfTheSong() {
    Told told = new Told();
    try (Player player = new Player(told, 48_000, 256)) {
      Player.Hand hand = player.take();
      float[] block = new float[512];
      while (!hand.run(block, 256)) {
        Thread.onSpinWait();
      }
      long from = player.status().engine();
      long count = player.passages();
      told.state = TransportState.ROLLING;
      hand.run(block, 256);
      hand.run(block, 256);
      told.frame = 50_000;
      hand.run(block, 256);
      hand.run(block, 256);
      told.state = TransportState.STOPPED;
      hand.run(block, 256);
      hand.run(block, 256);
      List<Passage> passages = player.passages(count);
      assertThat(passages)
          .containsExactly(
              new Passage(from + 128, 1000, true),
              new Passage(from + 128 + 512, 50_000, true),
              new Passage(from + 128 + 1024, 50_512, false));
      assertThat(passages.get(1).at(from + 128 + 700)).isEqualTo(50_188);
      assertThat(passages.get(2).at(from + 9999)).isEqualTo(50_512);
    }
  }

  @Test
  void aBlockThatCannotBeMadeIsSilentAndTheNextIsMade() {
    KnownSignal signal = new KnownSignal();
    AtomicBoolean fails = new AtomicBoolean();
    Source source =
        new Source() {
          @Override
          public void run(float[] stereo, int quanta) {
            signal.run(stereo, quanta);
            if (fails.get()) {
              throw new IllegalStateException("broken");
            }
          }

          @Override
          public long frame() {
            return signal.frame();
          }

          @Override
          public TransportState state() {
            return signal.state();
          }

          @Override
          public int latency() {
            return 0;
          }
        };
    try (Player player = new Player(source, 48_000, 256)) {
      Player.Hand hand = player.take();
      float[] block = new float[512];
      while (!hand.run(block, 256)) {
        Thread.onSpinWait();
      }
      fails.set(true);
      assertThat(hand.run(block, 256)).isTrue();
      assertThat(block).containsOnly(0);
      fails.set(false);
      hand.run(block, 256);
      assertThat(block).doesNotContain(0);
      assertThat(player.status().failures()).isEqualTo(1);
      assertThat(player.failure()).hasMessage("broken");
    }
  }

  @Test
  void makingBlocksForListenersAllocatesNothing() {
    var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Player player = new Player(new KnownSignal(), 48_000, 256);
        AudioFeed feed = new AudioFeed(player, (message, done) -> done.run())) {
      Player.Hand hand = player.take();
      float[] block = new float[512];
      for (int b = 0; b < 2000; b++) {
        hand.run(block, 256);
      }
      long before = memory.getCurrentThreadAllocatedBytes();
      for (int b = 0; b < 2000; b++) {
        hand.run(block, 256);
      }
      assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
      assertThat(feed.leads()).isFalse();
    }
  }
}
