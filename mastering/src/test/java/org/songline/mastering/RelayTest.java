package org.songline.mastering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static final int MANY = 10_000;

  private static List<int[]> parcels(int count) {
    return IntStream.range(0, count).mapToObj(i -> new int[1]).toList();
  }

  @Test
  void allIsTakenInItsOrderByOneOtherThread() throws IOException {
    List<Integer> taken = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    try (var relay =
        new Relay<>(
            parcels(3),
            parcel -> {
              taken.add(parcel[0]);
              threads.add(Thread.currentThread());
            })) {
      for (int i = 0; i < MANY; i++) {
        int[] parcel = relay.parcel();
        parcel[0] = i;
        relay.hand(parcel);
      }
      relay.finish();
    }
    assertThat(taken).isEqualTo(IntStream.range(0, MANY).boxed().toList());
    assertThat(threads.stream().distinct()).hasSize(1).doesNotContain(Thread.currentThread());
    assertThat(threads.getFirst().isAlive()).isFalse();
  }

  @Test
  void whatTheTakerMeetsIsMetByTheGiver() {
    for (Exception met : List.of(new IOException("disk full"), new IllegalStateException("odd"))) {
      assertThatThrownBy(() -> handOn(MANY, met)).isSameAs(met);
      assertThatThrownBy(() -> handOn(1, met)).isSameAs(met);
    }
  }

  private static void handOn(int count, Exception met) throws IOException {
    Relay.Taker<int[]> taker =
        parcel -> {
          switch (met) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new AssertionError(met);
          }
        };
    try (var relay = new Relay<>(parcels(2), taker)) {
      for (int i = 0; i < count; i++) {
        relay.hand(relay.parcel());
      }
      relay.finish();
    }
  }

  @Test
  void whatWasGivenUpIsNotTaken() throws IOException {
    CountDownLatch closing = new CountDownLatch(1);
    List<int[]> taken = new ArrayList<>();
    var relay =
        new Relay<>(
            parcels(4),
            parcel -> {
              taken.add(parcel);
              await(closing);
            });
    for (int i = 0; i < 4; i++) {
      relay.hand(relay.parcel());
    }
    Thread later = Thread.ofPlatform().start(relay::close);
    while (later.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    closing.countDown();
    Relay.join(later);
    assertThat(taken).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void anInterruptionIsKeptForThoseWhoAskForIt() throws IOException {
    List<int[]> taken = new ArrayList<>();
    try (var relay = new Relay<>(parcels(1), taken::add)) {
      Thread.currentThread().interrupt();
      for (int i = 0; i < 100; i++) {
        relay.hand(relay.parcel());
      }
      relay.finish();
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(taken).hasSize(100);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
