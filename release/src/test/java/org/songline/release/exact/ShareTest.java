package org.songline.release.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
  @ParameterizedTest
  @CsvSource({"50%,1,2", "33.5 %,67,200", "1/3,1,3", "1,1,1", "0%,0,1", "0.0001%,1,1000000"})
  void readsWhatPeopleWrite(String text, long numerator, long denominator) {
    assertThat(Share.parse(text)).isEqualTo(Share.of(numerator, denominator));
  }

  @ParameterizedTest
  @CsvSource({"half", "-5%", "1/0", "'50,5%'", "1//3", "''"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Share.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEqualSplitIsWholeForAnyNumber() {
    for (int parts = 1; parts < 100; parts++) {
      assertThat(Share.sum(Share.equal(parts)).isWhole()).isTrue();
    }
  }

  @Test
  void textReadsBackToTheSameShare() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      Share share = Share.of(random.nextInt(1_000_000), 1 + random.nextInt(1_000_000));
      assertThat(Share.parse(share.text())).isEqualTo(share);
    }
  }

  @Test
  void partsComeTogetherAgain() {
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      Share one = Share.of(random.nextInt(1000), 1 + random.nextInt(1000));
      Share other = Share.of(1 + random.nextInt(1000), 1 + random.nextInt(1000));
      assertThat(one.plus(other).minus(other)).isEqualTo(one);
      assertThat(one.times(other).dividedBy(other)).isEqualTo(one);
    }
  }
}
