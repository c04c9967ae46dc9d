package org.songline.release.royalty.statement;

/** The order of pairs of numbers; a stable merge sort of their places, without an object each. */
final class Order {
  private Order() {}

  /** The places of all pairs, the smallest pair first. Numbers are compared without a sign. */
  static int[] of(long[] first, long[] second) {
    int count = first.length;
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    int[] other = new int[count];
    for (int width = 1; width < count; width *= 2) {
      for (int from = 0; from < count; from += 2 * width) {
        int middle = Math.min(from + width, count);
        int end = Math.min(from + 2 * width, count);
        merge(first, second, order, other, from, middle, end);
      }
      int[] swap = order;
      order = other;
      other = swap;
    }
    return order;
  }

  private static void merge(
      long[] first, long[] second, int[] from, int[] into, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int at = start; at < end; at++) {
      boolean takeLeft =
          right >= end || (left < middle && notAfter(first, second, from[left], from[right]));
      into[at] = from[takeLeft ? left : right];
      if (takeLeft) {
        left++;
      } else {
        right++;
      }
    }
  }

  private static boolean notAfter(long[] first, long[] second, int a, int b) {
    int compared = Long.compareUnsigned(first[a], first[b]);
    return compared < 0 || (compared == 0 && Long.compareUnsigned(second[a], second[b]) <= 0);
  }
}
