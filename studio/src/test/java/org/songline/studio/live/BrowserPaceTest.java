package org.songline.studio.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserPaceTest {
  private static final long SECOND = 1_000_000_000;

  private static final class Page implements Listener {
    private boolean alive = true;
    private int store;

    @Override
    public boolean alive(long now) {
      return alive;
    }

    @Override
    public int store() {
      return store;
    }

    @Override
    public int target() {
      return 1024;
    }
  }

  private final BrowserPace pace = new BrowserPace(48_000);

  @Test
  void aBlockIsDueWhenThereIsRoomForAllOfIt() {
    Page page = new Page();
    pace.add(page);
    page.store = 768;
    assertThat(pace.due(0, 256)).isZero();
    page.store = 769;
    assertThat(pace.due(0, 256)).isPositive();
  }

  @Test
  void theFirstListenerLeadsUntilItsClockStandsOrItLeaves() {
    Page first = new Page();
    Page second = new Page();
    pace.add(first);
    pace.add(second);
    pace.due(0, 256);
    assertThat(pace.leader()).isSameAs(first);
    first.alive = false;
    pace.due(0, 256);
    assertThat(pace.leader()).isSameAs(second);
    first.alive = true;
    pace.due(0, 256);
    assertThat(pace.leader()).as("who leads goes on leading").isSameAs(second);
    pace.remove(second);
    pace.due(0, 256);
    assertThat(pace.leader()).isSameAs(first);
    pace.remove(first);
    pace.due(0, 256);
    assertThat(pace.leader()).isNull();
  }

  @Test
  void aFollowerThatIsFullHoldsNobodyUp() {
    Page first = new Page();
    Page second = new Page();
    second.store = 100_000;
    pace.add(first);
    pace.add(second);
    assertThat(pace.due(0, 256)).isZero();
  }

  /** How many blocks are made until a time, when each is made as soon as it is due. */
  private int blocks(long from, long until) {
    int count = 0;
    long now = from;
    while (now < until) {
      long wait = pace.due(now, 256);
      if (wait > 0) {
        now += wait;
      } else {
        pace.made(256);
        count++;
      }
    }
    return count;
  }

  @Test
  void theClockOfThisMachineGoesOnWhenNobodyListens() {
    assertThat(blocks(5, 5 + 100 * SECOND)).isEqualTo(18_750);
  }

  @Test
  void theClockDoesNotMakeUpForALongStall() {
    assertThat(blocks(0, SECOND)).isEqualTo(188);
    assertThat(blocks(10 * SECOND, 11 * SECOND)).isEqualTo(188);
  }

  @Test
  void theClockBeginsAnewWhenTheLastListenerLeaves() {
    blocks(0, SECOND);
    Page page = new Page();
    pace.add(page);
    pace.due(SECOND, 256);
    pace.remove(page);
    assertThat(blocks(SECOND + SECOND / 20, 2 * SECOND + SECOND / 20)).isEqualTo(188);
  }

  @Test
  void theStoreGrowsWithGapsAndShrinksAfterCleanMinutes() {
    Target target = new Target(1024, 0);
    assertThat(target.frames()).isEqualTo(1024);
    target.gap(1);
    assertThat(target.frames()).isEqualTo(1536);
    target.well(Target.CLEAN_NANOS);
    assertThat(target.frames()).isEqualTo(1536);
    target.well(Target.CLEAN_NANOS + 1);
    assertThat(target.frames()).isEqualTo(1024);
    target.well(10 * Target.CLEAN_NANOS);
    assertThat(target.frames()).isEqualTo(1024);
    for (int i = 0; i < 100; i++) {
      target.gap(i);
    }
    assertThat(target.frames()).isEqualTo(8192);
  }

  @Test
  void whileSomebodyPlaysTheStoreIsSmall() {
    Target target = new Target(1024, 0);
    target.gap(0);
    target.live(true);
    assertThat(target.frames()).isEqualTo(1024);
    target.live(false);
    assertThat(target.frames()).isEqualTo(1536);
  }
}
