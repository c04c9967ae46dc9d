package org.songline.media.audio;

/**
 * Splits the residuals of a subframe into partitions and chooses a Rice parameter for each. The
 * cost of a parameter is taken from the partition's sum of magnitudes, as if the bits below it were
 * evenly spread.
 */
final class FlacRice {
  private static final int MAX_PARTITION_ORDER = 8;
  private static final int MAX_PARAMETER = 30;

  private final long[] sums = new long[1 << MAX_PARTITION_ORDER];
  private final int[][] parameters = new int[MAX_PARTITION_ORDER + 1][1 << MAX_PARTITION_ORDER];
  private int partitionOrder;
  private boolean long5;

  int partitionOrder() {
    return partitionOrder;
  }

  /** Whether parameters take five bits instead of four. */
  boolean fiveBits() {
    return long5;
  }

  int[] parameters() {
    return parameters[partitionOrder];
  }

  /** Chooses for residuals {@code order} to {@code n}; returns the bits that they will take. */
  long choose(int[] r, int order, int n) {
    int top = Math.min(MAX_PARTITION_ORDER, Integer.numberOfTrailingZeros(n));
    while (top > 0 && n >> top <= order) {
      top--;
    }
    int length = n >> top;
    for (int p = 0; p < 1 << top; p++) {
      sums[p] = folded(r, p == 0 ? order : p * length, (p + 1) * length);
    }
    long best = Long.MAX_VALUE;
    for (int level = top; level >= 0; level--) {
      int parts = 1 << level;
      int each = n >> level;
      int[] ks = parameters[level];
      long bits = 0;
      int largest = 0;
      for (int p = 0; p < parts; p++) {
        if (level < top) {
          sums[p] = sums[2 * p] + sums[2 * p + 1];
        }
        int count = p == 0 ? each - order : each;
        int k = parameter(sums[p], count);
        ks[p] = k;
        largest = Math.max(largest, k);
        bits += cost(sums[p], count, k);
      }
      boolean five = largest > 14;
      bits += 6 + (long) parts * (five ? 5 : 4);
      if (bits < best) {
        best = bits;
        partitionOrder = level;
        long5 = five;
      }
    }
    return best;
  }

  /** Sum of the residuals with folded signs. */
  private static long folded(int[] r, int from, int to) {
    long sum = 0;
    for (int start = from; start < to; start += 64) {
      int part = 0;
      int high = 0;
      int end = Math.min(to, start + 64);
      for (int i = start; i < end; i++) {
        int u = (r[i] << 1) ^ (r[i] >> 31);
        part += u & 0xffff;
        high += u >>> 16;
      }
      sum += part + ((long) high << 16);
    }
    return sum;
  }

  private static int parameter(long sum, int count) {
    if (sum <= count || count == 0) {
      return cost(sum, count, 1) < cost(sum, count, 0) ? 1 : 0;
    }
    int k = Math.min(MAX_PARAMETER - 1, 63 - Long.numberOfLeadingZeros(sum / count));
    long here = cost(sum, count, k);
    if (k > 0) {
      long below = cost(sum, count, k - 1);
      if (below < here) {
        return k - 1;
      }
    }
    return cost(sum, count, k + 1) < here ? k + 1 : k;
  }

  private static long cost(long sum, int count, int k) {
    long spread = (((1L << k) - 1) * count) >> 1;
    return (long) count * (k + 1) + (Math.max(0, sum - spread) >> k);
  }
}
