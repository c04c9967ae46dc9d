package org.songline.model.edit;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.songline.model.song.Point;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Random choices and values of the kinds that songs are made of, from a seed. */
abstract class RandomValues {
  private static final List<String> TEXTS =
      List.of("", "Bass", "Vers 2 – ü", "\"quoted\" \\ back", "雨と🎹", "a/b\tc".replace('\t', ' '));

  final Random random;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  final Point point(double value) {
    Point.Shape shape = pick(Point.Shape.values());
    return new Point(
        position(), value, shape, shape == Point.Shape.CURVED ? random.nextInt(9) / 4.0 - 1 : 0);
  }

  final TickPosition position() {
    return new TickPosition(ticks());
  }

  final Ticks length() {
    return new Ticks(1 + ticks());
  }

  final long ticks() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(64) * Ticks.PER_QUARTER;
      case 1 -> random.nextInt(256) * (Ticks.PER_QUARTER / 4);
      case 2 -> random.nextInt(192) * (Ticks.PER_QUARTER / 3);
      default -> random.nextLong(64 * Ticks.PER_QUARTER);
    };
  }

  final double decibels() {
    return chance(0.1) ? Double.NEGATIVE_INFINITY : 12 - random.nextDouble() * 60;
  }

  final double pan() {
    return random.nextInt(21) / 10.0 - 1;
  }

  final String text() {
    return any(TEXTS);
  }

  final String id(String kind, int count) {
    return kind + "-" + random.nextInt(count);
  }

  final boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  final <T> Optional<T> some(List<T> list, double probability) {
    return list.isEmpty() || !chance(probability) ? Optional.empty() : Optional.of(any(list));
  }

  final <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
