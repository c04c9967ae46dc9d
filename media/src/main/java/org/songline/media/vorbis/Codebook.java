package org.songline.media.vorbis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A codebook (section 3): the words that stand for its entries, and the vectors that its entries
 * stand for. Immutable.
 */
final class Codebook {
  private static final int SYNC = 0x564342;
  private static final int LONGEST = 32;

  /** Words up to this length are found by one look. */
  private static final int LOOK = 10;

  private final int dimensions;

  /** By the next {@link #LOOK} bits: entry << 6 | length of the word, 0 for longer words. */
  private final int[] table = new int[1 << LOOK];

  /** Longer words with their first bit highest, xor the sign bit, ascending; entry and length. */
  private final int[] words;

  private final int[] entries;
  private final float @Nullable [] vectors;

  private Codebook(int dimensions, byte[] lengths, float @Nullable [] vectors) throws VorbisDamage {
    this.dimensions = dimensions;
    this.vectors = vectors;
    long[] longer = new long[lengths.length];
    int count = assign(lengths, longer);
    Arrays.sort(longer, 0, count);
    words = new int[count];
    entries = new int[count];
    for (int i = 0; i < count; i++) {
      int entry = (int) longer[i];
      words[i] = (int) (longer[i] >>> 32);
      entries[i] = entry << 6 | lengths[entry];
    }
  }

  /**
   * Gives each entry the lowest word of its length that is free (section 3.2.1). The free words
   * form at most one branch of each depth, deeper ones left of the others, since always the
   * leftmost that fits is split.
   *
   * @param longer gets word << 32 | entry for words beyond the table, the word's first bit flipped
   * @return how many those are
   */
  private int assign(byte[] lengths, long[] longer) throws VorbisDamage {
    long[] free = new long[LONGEST + 1];
    Arrays.fill(free, -1);
    free[0] = 0;
    int used = 0;
    int only = -1;
    int count = 0;
    for (int entry = 0; entry < lengths.length; entry++) {
      int length = lengths[entry];
      if (length == 0) {
        continue;
      }
      used++;
      only = entry;
      int depth = length;
      while (depth >= 0 && free[depth] < 0) {
        depth--;
      }
      VorbisDamage.unless(depth >= 0, "has a codebook with too many words");
      long word = free[depth];
      free[depth] = -1;
      for (int d = depth + 1; d <= length; d++) {
        free[d] = word | (1L << (LONGEST - d));
      }
      if (length <= LOOK) {
        int first = Integer.reverse((int) word);
        for (int i = first; i < table.length; i += 1 << length) {
          table[i] = entry << 6 | length;
        }
      } else {
        longer[count++] = ((word ^ (1L << 31)) << 32) | entry;
      }
    }
    if (used == 1) {
      Arrays.fill(table, only << 6 | lengths[only]);
      return 0;
    }
    for (long branch : free) {
      VorbisDamage.unless(branch < 0 || used == 0, "has a codebook with too few words");
    }
    return count;
  }

  int dimensions() {
    return dimensions;
  }

  boolean hasVectors() {
    return vectors != null;
  }

  /** Reads a word; its entry, or -1 at the end of the packet. */
  int entry(BitReader in) {
    int bits = in.peek();
    int found = table[bits & ((1 << LOOK) - 1)];
    if (found == 0) {
      int place = Arrays.binarySearch(words, Integer.reverse(bits) ^ Integer.MIN_VALUE);
      place = place >= 0 ? place : -place - 2;
      if (place < 0) {
        in.skip(LONGEST + 1);
        return -1;
      }
      found = entries[place];
    }
    in.skip(found & 63);
    return in.ended() ? -1 : found >>> 6;
  }

  /**
   * Reads a word and adds {@code scale} times its vector.
   *
   * @param to where; the vector goes to {@code at, at + step...}, nothing at or beyond {@code end}
   * @return false at the end of the packet
   */
  boolean add(BitReader in, double[] to, int at, int step, int end) {
    int entry = entry(in);
    float[] all = vectors;
    if (entry < 0 || all == null) {
      return false;
    }
    int from = entry * dimensions;
    for (int i = 0, j = at; i < dimensions && j < end; i++, j += step) {
      to[j] += all[from + i];
    }
    return true;
  }

  /** Reads the description of a book. */
  static Codebook read(BitReader in, Budget budget) throws VorbisDamage {
    VorbisDamage.unless(in.read(24) == SYNC, "has no codebook where one belongs");
    int dimensions = in.read(16);
    int count = in.read(24);
    budget.entries(count);
    byte[] lengths = in.flag() ? ordered(in, count) : listed(in, count);
    int type = in.read(4);
    VorbisDamage.unless(type <= 2, "has a codebook of unknown type " + type);
    float[] vectors = null;
    if (type > 0) {
      VorbisDamage.unless(dimensions > 0, "has a codebook of no dimension");
      budget.values((long) count * dimensions);
      vectors = vectors(in, type == 1, dimensions, lengths);
    }
    VorbisDamage.unless(!in.ended(), "has a setup that is cut short");
    return new Codebook(dimensions, lengths, vectors);
  }

  private static byte[] listed(BitReader in, int count) throws VorbisDamage {
    byte[] lengths = new byte[count];
    boolean sparse = in.flag();
    for (int i = 0; i < count && !in.ended(); i++) {
      lengths[i] = !sparse || in.flag() ? (byte) (in.read(5) + 1) : 0;
    }
    VorbisDamage.unless(!in.ended(), "has a setup that is cut short");
    return lengths;
  }

  private static byte[] ordered(BitReader in, int count) throws VorbisDamage {
    byte[] lengths = new byte[count];
    int length = in.read(5) + 1;
    for (int i = 0; i < count; length++) {
      int run = in.read(BitReader.ilog(count - i));
      VorbisDamage.unless(
          length <= LONGEST && run <= count - i && !in.ended(), "has a codebook of wrong lengths");
      Arrays.fill(lengths, i, i + run, (byte) length);
      i += run;
    }
    return lengths;
  }

  private static float[] vectors(BitReader in, boolean lattice, int dimensions, byte[] lengths)
      throws VorbisDamage {
    double least = number(in.read(32));
    double step = number(in.read(32));
    int bits = in.read(4) + 1;
    boolean sums = in.flag();
    int count = lengths.length;
    int base = lattice ? root(count, dimensions) : 0;
    int[] factors = new int[lattice ? base : count * dimensions];
    for (int i = 0; i < factors.length && !in.ended(); i++) {
      factors[i] = in.read(bits);
    }
    VorbisDamage.unless(!in.ended(), "has a setup that is cut short");
    float[] vectors = new float[count * dimensions];
    for (int entry = 0; entry < count; entry++) {
      if (lengths[entry] == 0) {
        continue;
      }
      double last = 0;
      int rest = entry;
      for (int i = 0; i < dimensions; i++) {
        int factor = lattice ? factors[rest % base] : factors[entry * dimensions + i];
        rest = lattice ? rest / base : 0;
        double value = factor * step + least + last;
        vectors[entry * dimensions + i] = (float) value;
        last = sums ? value : 0;
      }
    }
    return vectors;
  }

  /** The greatest number whose {@code power}th power is at most {@code value} (section 9.2.3). */
  static int root(int value, int power) {
    int root = 0;
    while (true) {
      long product = 1;
      for (int i = 0; i < power && product <= value; i++) {
        product *= root + 1;
      }
      if (product > value) {
        return root;
      }
      root++;
    }
  }

  /** A number of 21 bits of mantissa, 10 of exponent and a sign (section 9.2.2). */
  static double number(int bits) {
    double mantissa = bits & 0x1fffff;
    return Math.scalb(bits < 0 ? -mantissa : mantissa, (bits >>> 21 & 0x3ff) - 788);
  }

  /** Bounds the memory that the books of one stream may take. */
  static final class Budget {
    private static final int MOST_ENTRIES = 1 << 20;
    private static final int MOST_VALUES = 1 << 22;

    private long entries;
    private long values;

    private void entries(int more) throws VorbisDamage {
      entries += more;
      VorbisDamage.unless(
          entries <= MOST_ENTRIES, "has more than " + MOST_ENTRIES + " codebook entries");
    }

    private void values(long more) throws VorbisDamage {
      values += more;
      VorbisDamage.unless(
          values <= MOST_VALUES, "has more than " + MOST_VALUES + " codebook values");
    }
  }
}
