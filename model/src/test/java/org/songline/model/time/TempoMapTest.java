package org.songline.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TempoMapTest {
  private static final int[] RATES = {44_100, 48_000, 88_200, 96_000, 176_400, 192_000};
  private static final double DAY = 24 * 3600;

  @Test
  void aSteadyTempoIsExact() {
    TempoMap map = map(new Tempo(TickPosition.START, 120, Tempo.Shape.STEP));
    assertThat(map.frameAt(TickPosition.quarters(1), 48_000)).isEqualTo(new FramePosition(24_000));
    // A sixteenth at 44.1 kHz is 5512.5 frames; a tie goes to the later frame, in every bar.
    for (long sixteenth = 0; sixteenth < 1_000_000; sixteenth += 77) {
      long expected = (sixteenth * 11_025 + 1) / 2;
      assertThat(map.frameAt(new TickPosition(sixteenth * (Ticks.PER_QUARTER / 4)), 44_100).frame())
          .isEqualTo(expected);
    }
  }

  @Test
  void aRampTakesTheTimeOfItsIntegral() {
    TempoMap map =
        map(
            new Tempo(TickPosition.START, 60, Tempo.Shape.RAMP),
            new Tempo(TickPosition.quarters(60), 120, Tempo.Shape.STEP));
    // 60/m ln(1 + m q / T0) with m = 1 a quarter: 60 ln 2 seconds.
    assertThat(map.secondsAt(TickPosition.quarters(60)))
        .isCloseTo(60 * StrictMath.log(2), within(1e-12));
    assertThat(map.bpmAt(TickPosition.quarters(30))).isEqualTo(90);
    assertThat(map.bpmAt(TickPosition.quarters(90))).isEqualTo(120);
    long half = map.frameAt(TickPosition.quarters(30), 48_000).frame();
    assertThat(map.bpmAt(half, 48_000)).isCloseTo(90, within(1e-3));
    assertThat(map.quartersAt(half, 48_000)).isCloseTo(30, within(1e-3));
  }

  @Test
  void ticksAndFramesAreInverseToTheFrameInSongsOfADay() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      TempoMap map = random(random);
      int rate = RATES[random.nextInt(RATES.length)];
      for (int i = 0; i < 200; i++) {
        FramePosition frame = new FramePosition((long) (random.nextDouble() * DAY * rate));
        TickPosition tick = map.tickAt(frame, rate);
        FramePosition back = map.frameAt(tick, rate);
        String as = "seed " + seed + ", rate " + rate + ", frame " + frame;
        double ticksInFrame = Ticks.PER_QUARTER * map.bpmAt(tick) / (60.0 * rate);
        if (ticksInFrame >= 1.001) {
          assertThat(back).as(as).isEqualTo(frame);
        } else {
          assertThat(back).as(as).isGreaterThanOrEqualTo(frame);
          assertThat(back.frame() - frame.frame()).as(as).isLessThan((long) (1 / ticksInFrame) + 2);
        }
        if (tick.tick() > 0) {
          assertThat(map.frameAt(new TickPosition(tick.tick() - 1), rate)).as(as).isLessThan(frame);
        }
        assertThat(map.quartersAt(frame.frame(), rate))
            .as(as)
            .isCloseTo(
                tick.tick() / (double) Ticks.PER_QUARTER, within(1 / ticksInFrame / 1e3 + 1e-2));
      }
    }
  }

  @Test
  void laterTicksNeverStandAtEarlierFrames() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      TempoMap map = random(random);
      int rate = RATES[random.nextInt(RATES.length)];
      for (Tempo tempo : map.tempos()) {
        long before = -1;
        for (long tick = Math.max(0, tempo.at().tick() - 40);
            tick < tempo.at().tick() + 40;
            tick++) {
          long frame = map.frameAt(new TickPosition(tick), rate).frame();
          assertThat(frame).as("seed %d, tick %d", seed, tick).isGreaterThanOrEqualTo(before);
          before = frame;
        }
      }
    }
  }

  @Test
  void temposMustBeginAtTheStartAndAscend() {
    assertThatThrownBy(() -> new TempoMap(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> map(new Tempo(TickPosition.quarters(1), 120, Tempo.Shape.STEP)))
        .isInstanceOf(IllegalArgumentException.class);
    Tempo first = new Tempo(TickPosition.START, 120, Tempo.Shape.STEP);
    assertThatThrownBy(() -> map(first, first)).isInstanceOf(IllegalArgumentException.class);
  }

  private static TempoMap random(Random random) {
    List<Tempo> tempos = new ArrayList<>();
    long at = 0;
    for (int i = random.nextInt(30) + 1; i > 0; i--) {
      double bpm = random.nextBoolean() ? 60 + random.nextInt(120) : 10 + random.nextDouble() * 990;
      tempos.add(
          new Tempo(
              new TickPosition(at),
              bpm,
              random.nextBoolean() ? Tempo.Shape.RAMP : Tempo.Shape.STEP));
      at += 1 + random.nextLong(random.nextBoolean() ? 20_000 * Ticks.PER_QUARTER : 2_000);
    }
    return new TempoMap(tempos);
  }

  private static TempoMap map(Tempo... tempos) {
    return new TempoMap(List.of(tempos));
  }
}
