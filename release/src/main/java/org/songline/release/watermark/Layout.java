package org.songline.release.watermark;

/**
 * What a key makes of the grid: each tile of each band has a sign, and carries either the sync
 * pattern or one bit of the coded message.
 */
final class Layout {
  /** Bands of each tile that carry the sync pattern. */
  static final int SYNC_BANDS = 10;

  private static final int SYNC = -1;

  private final byte[][] signs = new byte[Tiles.TILES][Tiles.BANDS];
  private final short[][] bits = new short[Tiles.TILES][Tiles.BANDS];
  private final byte[][] syncs = new byte[Tiles.TILES][SYNC_BANDS];

  Layout(byte[] key) {
    KeyStream random = new KeyStream(key);
    int data = Tiles.BANDS - SYNC_BANDS;
    int[] order = new int[Tiles.TILES * data];
    for (int i = 0; i < order.length; i++) {
      order[i] = i % MessageCode.CODED;
    }
    shuffle(order, random);
    int at = 0;
    for (int tile = 0; tile < Tiles.TILES; tile++) {
      int[] bands = new int[Tiles.BANDS];
      for (int band = 0; band < Tiles.BANDS; band++) {
        bands[band] = band;
        signs[tile][band] = (byte) (2 * random.next(2) - 1);
      }
      shuffle(bands, random);
      for (int i = 0; i < Tiles.BANDS; i++) {
        bits[tile][bands[i]] = (short) (i < SYNC_BANDS ? SYNC : order[at++]);
        if (i < SYNC_BANDS) {
          syncs[tile][i] = (byte) bands[i];
        }
      }
    }
  }

  private static void shuffle(int[] values, KeyStream random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.next(i + 1);
      int kept = values[i];
      values[i] = values[other];
      values[other] = kept;
    }
  }

  int sign(int tile, int band) {
    return signs[tile][band];
  }

  /** The band of a tile's part of the sync pattern, {@code i} below {@link #SYNC_BANDS}. */
  int sync(int tile, int i) {
    return syncs[tile][i];
  }

  boolean isSync(int tile, int band) {
    return bits[tile][band] == SYNC;
  }

  /** The bit of the coded message that a tile carries; only where it is no sync. */
  int bit(int tile, int band) {
    return bits[tile][band];
  }

  /** Whether the power of a tile is raised (1) or lowered (-1) for a coded message. */
  int chip(boolean[] coded, int tile, int band) {
    int sign = signs[tile][band];
    return isSync(tile, band) || coded[bits[tile][band]] ? sign : -sign;
  }
}
