package org.songline.model.time;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.model.text.Vectors;

/** Tempo and meter maps with what they say about some places, a line each. */
class TimeVectorsTest {
  private static final int RATE = 48_000;
  private final StringBuilder text = new StringBuilder();

  @Test
  void theVectorsOfTimeAreWhatTheModelSaysToday() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 12; i++) {
      tempos(random, 1 + i);
    }
    for (int i = 0; i < 12; i++) {
      meters(random, 1 + i);
    }
    Vectors.check("time.txt", text.toString());
  }

  /**
   * {@code tempos at bpm shape ...}, then {@code tick seconds bpm frame} and {@code frame tick}.
   */
  private void tempos(Random random, int count) {
    List<Tempo> tempos = new ArrayList<>();
    long at = 0;
    text.append("tempos");
    for (int i = 0; i < count; i++) {
      Tempo.Shape shape = random.nextBoolean() ? Tempo.Shape.STEP : Tempo.Shape.RAMP;
      double bpm = 20 + random.nextInt(4000) / 10.0;
      tempos.add(new Tempo(new TickPosition(at), bpm, shape));
      words(at, bpm, shape.name().toLowerCase(Locale.ROOT));
      at += 1 + random.nextLong(40 * Ticks.PER_QUARTER);
    }
    text.append('\n');
    TempoMap map = new TempoMap(tempos);
    for (int i = 0; i < 20; i++) {
      TickPosition tick = new TickPosition(i == 0 ? 0 : random.nextLong(at + 1));
      text.append("tick");
      words(tick.tick(), map.secondsAt(tick), map.bpmAt(tick), map.frameAt(tick, RATE).frame());
      text.append('\n');
    }
    long end = map.frameAt(new TickPosition(at), RATE).frame();
    for (int i = 0; i < 10; i++) {
      long frame = random.nextLong(end + 1);
      text.append("frame");
      words(frame, map.tickAt(new FramePosition(frame), RATE).tick(), map.quartersAt(frame, RATE));
      text.append('\n');
    }
  }

  /** {@code meters at beats/unit ...}, then {@code place tick bar beat rest text}. */
  private void meters(Random random, int count) {
    List<Meter> meters = new ArrayList<>();
    long at = 0;
    text.append("meters");
    for (int i = 0; i < count; i++) {
      Meter meter = new Meter(new TickPosition(at), 1 + random.nextInt(13), 1 << random.nextInt(7));
      meters.add(meter);
      words(at, meter.beats() + "/" + meter.unit());
      at += (1 + random.nextInt(9)) * meter.bar().count();
    }
    text.append('\n');
    MeterMap map = new MeterMap(meters);
    for (int i = 0; i < 20; i++) {
      long grid = i % 4 == 0 ? 1 : i % 4 == 1 ? Ticks.PER_QUARTER / 12 : Ticks.PER_QUARTER / 4;
      TickPosition tick =
          new TickPosition(random.nextLong(at + 8 * Ticks.PER_QUARTER) / grid * grid);
      MeterMap.BarBeat place = map.barBeat(tick);
      text.append("place");
      words(tick.tick(), place.bar(), place.beat(), place.rest().count(), map.text(tick));
      text.append('\n');
    }
  }

  private void words(Object... words) {
    for (Object word : words) {
      text.append(' ').append(word);
    }
  }
}
