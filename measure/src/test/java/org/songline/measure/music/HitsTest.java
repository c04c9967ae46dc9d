package org.songline.measure.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HitsTest {
  private static final List<Double> TRUTH = List.of(1.0, 2.0, 3.0, 4.0);

  @Test
  void whatIsHeardInTimeIsFound() {
    var hits = Hits.of(TRUTH, List.of(1.01, 2.0, 2.96, 4.0), 0.05);
    assertThat(hits.found()).isEqualTo(4);
    assertThat(hits.f()).isEqualTo(1);
    assertThat(hits.meanError()).isCloseTo(0.0125, within(1e-12));
  }

  @Test
  void whatIsHeardTwiceOrElsewhereIsExtra() {
    var hits = Hits.of(TRUTH, List.of(0.98, 1.01, 2.5, 4.0), 0.05);
    assertThat(hits).extracting(Hits::found, Hits::missed, Hits::extra).containsExactly(2, 2, 2);
    assertThat(hits.precision()).isEqualTo(0.5);
    assertThat(hits.recall()).isEqualTo(0.5);
    assertThat(hits.f()).isEqualTo(0.5);
  }

  @Test
  void nothingHeardIsNothingFound() {
    assertThat(Hits.of(TRUTH, List.of(), 1).f()).isEqualTo(0);
    assertThat(Hits.of(TRUTH, List.of(), 1).precision()).isEqualTo(1);
    assertThat(Hits.of(List.of(), List.of(), 1).f()).isEqualTo(1);
    assertThat(Hits.of(List.of(), TRUTH, 1).f()).isEqualTo(0);
  }

  @Test
  void twiceTheTempoFindsAllAndIsHalfWrong() {
    var hits = Hits.of(TRUTH, List.of(1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5), 0.07);
    assertThat(hits.recall()).isEqualTo(1);
    assertThat(hits.precision()).isEqualTo(0.5);
  }
}
