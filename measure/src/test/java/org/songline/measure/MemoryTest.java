package org.songline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.songline.measure.curve.Curve;

/** What a measurer keeps: every array that can be reached from it. */
class MemoryTest {
  private static final int RATE = 4000;

  /** Bytes in all arrays of numbers that an object of Songline holds, through whatever it holds. */
  private static long retained(Object root) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayDeque<>();
    open.add(root);
    long bytes = 0;
    while (!open.isEmpty()) {
      Object object = open.pop();
      if (!seen.add(object)) {
        continue;
      }
      Class<?> type = object.getClass();
      if (object instanceof Enum<?>) {
        continue;
      }
      if (type.isArray()) {
        int length = Array.getLength(object);
        if (type.componentType().isPrimitive()) {
          int size = type == double[].class || type == long[].class ? 8 : 4;
          bytes += (long) size * length;
        } else {
          for (Object one : (Object[]) object) {
            if (one != null) {
              open.add(one);
            }
          }
        }
      } else if (object instanceof Iterable<?> list) {
        for (Object one : list) {
          bytes += 32;
          open.add(one);
        }
      } else if (type.getName().startsWith("org.songline")) {
        for (Class<?> c = type; c != Object.class && c != null; c = c.getSuperclass()) {
          for (Field field : c.getDeclaredFields()) {
            Object value = value(field, object);
            if (value != null) {
              open.add(value);
            }
          }
        }
      }
    }
    return bytes;
  }

  private static @Nullable Object value(Field field, Object of) {
    if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
      return null;
    }
    try {
      field.setAccessible(true);
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theJudgeSeesWhatIsKept() {
    var kept = new Curve();
    long before = retained(kept);
    for (int i = 0; i < 100_000; i++) {
      kept.add(i);
    }
    assertThat(retained(kept) - before).isGreaterThan(8 * 99_000L);
  }

  @Test
  void lengthKeepsThirtyKilobytesAMinuteAtMost() {
    // Three figures of eight bytes every tenth of a second, in arrays that double.
    long growth = 2 * 3 * 8 * 600;
    var quick = kept(Part.quick(), 60);
    assertThat(quick[1] - quick[0]).isLessThan(60 * growth);
    // Music keeps what it needs to find beats in; all else is as small as a quick measurement.
    var facts =
        kept(
            EnumSet.of(
                Part.TRUE_PEAK,
                Part.ITU_TRUE_PEAK,
                Part.SPECTRUM,
                Part.DISTRIBUTION,
                Part.FAULTS,
                Part.DYNAMICS,
                Part.CURVES),
            10);
    assertThat(facts[1] - facts[0]).isLessThan(10 * 2 * growth);
  }

  /** Bytes after a minute and after some. */
  private static long[] kept(Set<Part> parts, int minutes) {
    var measurer = new Measurer(RATE, 2, parts);
    float[] minute = Signals.noise(2 * 60 * RATE, 0.5, 1);
    for (int i = 0; i < minute.length; i += 5000) {
      minute[i] = 0;
    }
    measurer.accept(minute, 0, 60 * RATE);
    long first = retained(measurer);
    for (int i = 1; i < minutes; i++) {
      measurer.accept(minute, 0, 60 * RATE);
    }
    long last = retained(measurer);
    assertThat(measurer.finish().figures().seconds()).isEqualTo(minutes * 60.0);
    return new long[] {first, last};
  }
}
