package org.songline.dsp.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoicePoolTest {
  private final List<String> heard = new ArrayList<>();
  private final float[] levels = new float[64];
  private final VoicePool pool =
      new VoicePool(
          2,
          new VoicePool.Sound() {
            @Override
            public float level(int voice) {
              return levels[voice];
            }

            @Override
            public void release(int voice, int frame) {
              heard.add("release " + voice + " at " + frame);
            }

            @Override
            public void fade(int voice, int frame) {
              heard.add("fade " + voice + " at " + frame);
            }
          });

  @Test
  void aReleasedVoiceGivesWayBeforeAHeldOneAndTheQuietestFirst() {
    int first = pool.start(1, 0);
    int second = pool.start(2, 0);
    levels[first] = 0.2f;
    levels[second] = 0.9f;
    pool.noteOff(2, 5);
    int third = pool.start(3, 7);
    assertThat(heard).containsExactly("release " + second + " at 5", "fade " + second + " at 7");
    assertThat(third).isNotIn(first, second);
    assertThat(pool.plays(second, 2)).isFalse();
    assertThat(pool.plays(first, 1)).isTrue();
  }

  @Test
  void ofHeldVoicesTheOldestGivesWay() {
    int first = pool.start(1, 0);
    pool.start(2, 0);
    pool.start(3, 9);
    assertThat(heard).containsExactly("fade " + first + " at 9");
  }

  @Test
  void whenAllPlacesAreTakenAFadingVoiceIsReplaced() {
    for (int note = 0; note < 20; note++) {
      assertThat(pool.start(note, 0)).isBetween(0, pool.capacity() - 1);
    }
    int held = 0;
    for (int voice = 0; voice < pool.capacity(); voice++) {
      held += pool.held(voice) ? 1 : 0;
    }
    assertThat(held).isEqualTo(2);
  }

  @Test
  void thePedalHoldsNotesUntilItGoesUp() {
    int voice = pool.start(1, 0);
    pool.pedal(true, 0);
    pool.noteOff(1, 3);
    assertThat(heard).isEmpty();
    assertThat(pool.held(voice)).isTrue();
    pool.pedal(false, 8);
    assertThat(heard).containsExactly("release " + voice + " at 8");
    pool.ended(voice);
    assertThat(pool.silent()).isTrue();
  }

  @Test
  void allOffLetsEverythingGo() {
    pool.start(1, 0);
    pool.start(2, 0);
    pool.pedal(true, 0);
    pool.noteOff(1, 0);
    pool.allOff(4);
    assertThat(heard).containsExactlyInAnyOrder("release 0 at 4", "release 1 at 4");
  }
}
