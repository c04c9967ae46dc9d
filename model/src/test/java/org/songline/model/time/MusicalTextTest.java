package org.songline.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MusicalTextTest {
  private static final MeterMap METERS =
      new MeterMap(
          List.of(
              new Meter(TickPosition.START, 4, 4),
              new Meter(TickPosition.quarters(16), 6, 8),
              new Meter(TickPosition.quarters(22), 7, 16)));

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "322560, 1",
    "80640, 0.25",
    "107520, 1/3",
    "1704960, 5+2/7",
    "20160, 0.0625",
    "10080, 1/32",
    "64512, 0.2",
    "1, 1/322560",
    "430080, 1+1/3"
  })
  void timeIsADecimalWhenThatIsExactAndShort(long ticks, String text) {
    assertThat(Quarters.text(ticks)).isEqualTo(text);
    assertThat(Quarters.parse(text)).isEqualTo(ticks);
  }

  @Test
  void everyTimeReadsBackFromItsText() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      long ticks = random.nextLong(i % 2 == 0 ? 2_000_000 : Quarters.MAX_TICKS);
      String text = Quarters.text(ticks);
      assertThat(Quarters.parse(text)).as(text).isEqualTo(ticks);
      assertThat(Quarters.isDecimal(ticks)).isEqualTo(!text.contains("/"));
    }
    assertThat(Quarters.parse(Quarters.text(Quarters.MAX_TICKS))).isEqualTo(Quarters.MAX_TICKS);
  }

  @ParameterizedTest
  @CsvSource({"2/4, 0.5", "1.50, 1.5", "0+1/3, 1/3", "7/3, 2+1/3", "007, 7"})
  void otherSpellingsAreReadAndWrittenTheOneWay(String text, String canonical) {
    assertThat(Quarters.text(Quarters.parse(text))).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1e3",
        "1e999999999",
        "1/0",
        "1/11",
        "0.3333",
        "NaN",
        "1+1",
        "99999999999",
        "1+99999999999/1",
        "0.00000000001",
        "१"
      })
  void whatIsNoTimeOnTheGridIsRefused(String text) {
    assertThatThrownBy(() -> Quarters.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.1, 0",
    "1.2.1, 1",
    "2.1.1, 4",
    "5.1.1, 16",
    "5.2.1, 16.5",
    "5.2.2, 16.75",
    "7.1.1, 22",
    "7.7.1, 23.5",
    "8.1.1, 23.75",
    "1.1.1+1/12, 1/12"
  })
  void barsCountThroughMeters(String bars, String quarters) {
    TickPosition position = new TickPosition(Quarters.parse(quarters));
    assertThat(METERS.text(position)).isEqualTo(bars);
    assertThat(METERS.parse(bars)).isEqualTo(position);
  }

  @Test
  void everyPositionReadsBackFromItsBars() {
    Random random = new Random(2);
    for (int i = 0; i < 100_000; i++) {
      TickPosition position = new TickPosition(random.nextLong(100 * Ticks.PER_QUARTER));
      assertThat(METERS.parse(METERS.text(position))).isEqualTo(position);
    }
    assertThat(METERS.parse("33")).isEqualTo(METERS.barLine(33));
    assertThat(METERS.parse("6.3")).isEqualTo(METERS.at(6, 3));
    assertThat(METERS.bar(METERS.barLine(1_000))).isEqualTo(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1.5", "1.0.1", "1.1.5", "5.1.3", "1.1.1+1/4", "x", "1.1.1.1"})
  void whatIsNoPositionInBarsIsRefused(String text) {
    assertThatThrownBy(() -> METERS.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMeterBeginsOnABarLine() {
    assertThatThrownBy(
            () ->
                new MeterMap(
                    List.of(
                        new Meter(TickPosition.START, 4, 4),
                        new Meter(TickPosition.quarters(6), 3, 4))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not on a bar line");
  }
}
