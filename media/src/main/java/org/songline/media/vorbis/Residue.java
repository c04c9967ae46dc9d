package org.songline.media.vorbis;

import org.jspecify.annotations.Nullable;

/** The fine structure of the spectra that belong together (section 8). */
final class Residue {
  private static final int PASSES = 8;
  private static final int INTERLEAVED = 2;

  private final int type;
  private final int begin;
  private final int end;
  private final int partition;
  private final Codebook classes;

  /** By class and pass. */
  private final @Nullable Codebook[][] books;

  private Residue(
      int type, int begin, int end, int partition, Codebook classes, @Nullable Codebook[][] books) {
    this.type = type;
    this.begin = begin;
    this.end = end;
    this.partition = partition;
    this.classes = classes;
    this.books = books;
  }

  static Residue read(BitReader in, Codebook[] all) throws VorbisDamage {
    int type = in.read(16);
    VorbisDamage.unless(type <= INTERLEAVED, "has a residue of unknown type " + type);
    int begin = in.read(24);
    int end = in.read(24);
    int partition = in.read(24) + 1;
    int count = in.read(6) + 1;
    int classbook = in.read(8);
    VorbisDamage.unless(
        classbook < all.length && all[classbook].dimensions() > 0,
        "has a residue without its codebook");
    int[] used = new int[count];
    for (int i = 0; i < count; i++) {
      int low = in.read(3);
      used[i] = low | (in.flag() ? (in.read(5) << 3) : 0);
    }
    var books = new @Nullable Codebook[count][PASSES];
    for (int i = 0; i < count; i++) {
      for (int pass = 0; pass < PASSES; pass++) {
        if ((used[i] >> pass & 1) == 1) {
          int book = in.read(8);
          VorbisDamage.unless(
              book < all.length && all[book].hasVectors(), "has a residue without its codebook");
          books[i][pass] = all[book];
        }
      }
    }
    VorbisDamage.unless(!in.ended() && begin <= end, "has a residue that ends before it begins");
    return new Residue(type, begin, end, partition, all[classbook], books);
  }

  /** What decoding needs beside the spectra; for one thread. */
  static final class Work {
    private final double[] interleaved;
    private final byte[][] classOf;

    /**
     * @param bins most of a spectrum
     */
    Work(int channels, int bins) {
      interleaved = new double[channels * bins];
      classOf = new byte[channels][channels * bins];
    }
  }

  /**
   * Reads the spectra of some channels, as far as the packet reaches.
   *
   * @param spectra zeros, which get the values
   * @param silent the channels that have none
   * @param count how many channels
   */
  void read(BitReader in, double[][] spectra, boolean[] silent, int count, int bins, Work work) {
    if (type < INTERLEAVED) {
      decode(in, spectra, silent, count, bins, work.classOf);
      return;
    }
    boolean any = false;
    for (int c = 0; c < count; c++) {
      any |= !silent[c];
    }
    if (!any) {
      return;
    }
    if (count == 1) {
      decode(in, spectra, silent, 1, bins, work.classOf);
      return;
    }
    double[] together = work.interleaved;
    java.util.Arrays.fill(together, 0, count * bins, 0);
    decode(in, new double[][] {together}, new boolean[1], 1, count * bins, work.classOf);
    for (int c = 0; c < count; c++) {
      double[] own = spectra[c];
      for (int i = 0, j = c; i < bins; i++, j += count) {
        own[i] = together[j];
      }
    }
  }

  private void decode(
      BitReader in, double[][] spectra, boolean[] silent, int count, int size, byte[][] classOf) {
    int from = Math.min(begin, size);
    int partitions = (Math.min(end, size) - from) / partition;
    int words = classes.dimensions();
    for (int pass = 0; pass < PASSES; pass++) {
      for (int start = 0; start < partitions; start += words) {
        int stop = Math.min(partitions, start + words);
        if (pass == 0 && !classify(in, silent, count, start, stop, classOf)) {
          return;
        }
        for (int p = start; p < stop; p++) {
          for (int c = 0; c < count; c++) {
            Codebook book = silent[c] ? null : books[classOf[c][p]][pass];
            if (book != null && !add(in, book, spectra[c], from + p * partition)) {
              return;
            }
          }
        }
      }
    }
  }

  /** Reads the classes of some partitions, the last one lowest in the word. */
  private boolean classify(
      BitReader in, boolean[] silent, int count, int start, int stop, byte[][] classOf) {
    for (int c = 0; c < count; c++) {
      if (silent[c]) {
        continue;
      }
      int word = classes.entry(in);
      if (word < 0) {
        return false;
      }
      for (int p = start + classes.dimensions() - 1; p >= start; p--) {
        if (p < stop) {
          classOf[c][p] = (byte) (word % books.length);
        }
        word /= books.length;
      }
    }
    return true;
  }

  private boolean add(BitReader in, Codebook book, double[] to, int from) {
    int dimensions = book.dimensions();
    int end = from + partition;
    if (type == 0) {
      int step = partition / dimensions;
      for (int i = 0; i < step; i++) {
        if (!book.add(in, to, from + i, step, end)) {
          return false;
        }
      }
      return true;
    }
    for (int i = from; i < end; i += dimensions) {
      if (!book.add(in, to, i, 1, end)) {
        return false;
      }
    }
    return true;
  }
}
