package org.songline.media.sfz;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The curves by which controllers move values, of 128 points: the seven that players have built in,
 * and those of the file, straight between the points that it gives.
 */
final class SfzCurves {
  private static final int POINTS = 128;
  private static final int MOST = 512;

  private final Map<Integer, float[]> all = new HashMap<>();
  private float @Nullable [] points;
  private int index;
  private int following = 7;

  SfzCurves() {
    for (int i = 0; i < 7; i++) {
      float[] curve = new float[POINTS];
      for (int v = 0; v < POINTS; v++) {
        double x = v / 127.0;
        curve[v] =
            (float)
                switch (i) {
                  case 0 -> x;
                  case 1 -> 2 * x - 1;
                  case 2 -> 1 - x;
                  case 3 -> 1 - 2 * x;
                  case 4 -> x * x;
                  case 5 -> Math.sqrt(x);
                  default -> Math.sqrt(1 - x);
                };
      }
      all.put(i, curve);
    }
  }

  /** From 0 to 1. */
  static float[] straight() {
    float[] curve = new float[POINTS];
    for (int v = 0; v < POINTS; v++) {
      curve[v] = v / 127f;
    }
    return curve;
  }

  /** A curve begins; without an index it is the next one. */
  void begin() {
    points = new float[POINTS];
    Arrays.fill(points, Float.NaN);
    index = Math.min(following++, MOST - 1);
  }

  /** Takes an index or a point; false when it is neither. */
  boolean set(String opcode, String value) {
    float[] now = points;
    if (now == null) {
      return false;
    }
    double number = SfzNumbers.number(value, 0);
    if (opcode.equals("curve_index")) {
      all.remove(index);
      index = (int) Math.clamp(number, 0, MOST - 1);
      following = Math.max(following, index + 1);
    } else if (opcode.matches("v\\d{3}") && Integer.parseInt(opcode.substring(1)) < POINTS) {
      now[Integer.parseInt(opcode.substring(1))] = (float) Math.clamp(number, -1, 1);
    } else {
      return false;
    }
    all.put(index, filled(now));
    return true;
  }

  private static float[] filled(float[] points) {
    float[] curve = points.clone();
    if (Float.isNaN(curve[0])) {
      curve[0] = 0;
    }
    if (Float.isNaN(curve[POINTS - 1])) {
      curve[POINTS - 1] = 1;
    }
    int last = 0;
    for (int i = 1; i < POINTS; i++) {
      if (!Float.isNaN(curve[i])) {
        for (int k = last + 1; k < i; k++) {
          curve[k] = curve[last] + (curve[i] - curve[last]) * (k - last) / (i - last);
        }
        last = i;
      }
    }
    return curve;
  }

  Map<Integer, float[]> all() {
    return all;
  }
}
