package org.songline.dsp.oscillator;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of six operators shakes which: one of 32 classic arrangements of frequency modulation.
 * Operators are counted from 0; every one is shaken only by ones of a higher number.
 */
public final class Algorithm {
  /** Pairs "from, to" of operators counted from 1, and after a colon the one that is fed back. */
  private static final String[] PLANS = {
    "65 54 43 21:6",
    "65 54 43 21:2",
    "65 54 32 21:6",
    "65 54 32 21:56",
    "65 43 21:6",
    "65 43 21:56",
    "65 53 43 21:6",
    "65 53 43 21:4",
    "65 53 43 21:2",
    "32 21 54 64:3",
    "32 21 54 64:6",
    "21 43 53 63:2",
    "21 43 53 63:6",
    "21 64 54 43:6",
    "21 64 54 43:2",
    "65 51 43 31 21:6",
    "65 51 43 31 21:2",
    "65 54 41 31 21:3",
    "65 64 32 21:6",
    "31 32 64 54:3",
    "31 32 64 65:3",
    "21 63 64 65:6",
    "32 64 65:6",
    "63 64 65:6",
    "64 65:6",
    "32 64 54:6",
    "32 64 54:3",
    "54 43 21:5",
    "65 43:6",
    "54 43:5",
    "65:6",
    ":6"
  };

  /** All, in the order of their numbers. */
  public static final List<Algorithm> ALL = all();

  private final int[] shakers = new int[LaneOperators.COUNT];
  private int carriers = (1 << LaneOperators.COUNT) - 1;
  private final int fed;
  private final boolean ring;

  private Algorithm(String plan) {
    String pairs = plan.substring(0, plan.indexOf(':'));
    String loop = plan.substring(plan.indexOf(':') + 1);
    for (int i = 0; i + 1 < pairs.length(); i += 3) {
      int from = pairs.charAt(i) - '1';
      int to = pairs.charAt(i + 1) - '1';
      shakers[to] |= 1 << from;
      carriers &= ~(1 << from);
    }
    ring = loop.length() == 2;
    fed = loop.charAt(loop.length() - 1) - '1';
  }

  private static List<Algorithm> all() {
    List<Algorithm> all = new ArrayList<>();
    for (String plan : PLANS) {
      all.add(new Algorithm(plan));
    }
    return List.copyOf(all);
  }

  /** Bits of the operators that shake one. */
  public int shakers(int operator) {
    return shakers[operator];
  }

  /** Whether an operator is heard, and shakes no other. */
  public boolean carrier(int operator) {
    return (carriers >> operator & 1) != 0;
  }

  /** How many operators are heard. */
  public int carriers() {
    return Integer.bitCount(carriers);
  }

  /** The operator that is fed back: by itself, or in a {@link #ring} by the one that it shakes. */
  public int fed() {
    return fed;
  }

  /** Whether the operator below {@link #fed}, which it alone shakes, is fed back to it. */
  public boolean ring() {
    return ring;
  }
}
