package org.songline.media.audio;

/**
 * Encodes blocks of samples as FLAC frames (RFC 9639, section 9). For stereo all four channels
 * (left, right, mid, side) get a first predictor; the best pair then tries more of them, each seen
 * through a window over another part of the block.
 */
final class FlacBlocks {
  static final int BLOCK = 4096;

  private final int channels;
  private final int bits;
  private final int rate;
  private final FlacSubframe[] subframes;
  private final int[] mid = new int[BLOCK];
  private final int[] side = new int[BLOCK];
  private final FlacBitWriter out = new FlacBitWriter();
  private final Windows full = new Windows(BLOCK);

  FlacBlocks(int channels, int bits, int rate) {
    this.channels = channels;
    this.bits = bits;
    this.rate = rate;
    FlacLpc lpc = new FlacLpc();
    this.subframes = new FlacSubframe[channels == 2 ? 4 : channels];
    for (int i = 0; i < subframes.length; i++) {
      subframes[i] = new FlacSubframe(BLOCK, lpc);
    }
  }

  /** The windows for blocks of one length. */
  private static final class Windows {
    private final double[] whole;
    private final double[] half;
    private final double[] third;

    private Windows(int n) {
      whole = FlacLpc.tukey(n, 0.5);
      half = FlacLpc.tukey(n / 2, 0.3);
      third = FlacLpc.tukey(n / 3, 0.3);
    }
  }

  /** Encodes {@code n} samples a channel; the frame lies in the returned writer. */
  FlacBitWriter encode(int[][] x, int n, long number) {
    Windows windows = n == BLOCK ? full : new Windows(n);
    int assignment = channels - 1;
    FlacSubframe[] chosen = subframes;
    for (int c = 0; c < channels; c++) {
      first(subframes[c], x[c], n, bits, windows);
    }
    if (channels == 2) {
      for (int i = 0; i < n; i++) {
        mid[i] = (x[0][i] + x[1][i]) >> 1;
        side[i] = x[0][i] - x[1][i];
      }
      first(subframes[2], mid, n, bits, windows);
      first(subframes[3], side, n, bits + 1, windows);
      int[][] pairs = {{0, 1}, {0, 3}, {3, 1}, {2, 3}};
      int best = 0;
      for (int p = 1; p < 4; p++) {
        if (sum(pairs[p]) < sum(pairs[best])) {
          best = p;
        }
      }
      assignment = best == 0 ? 1 : 7 + best;
      chosen = new FlacSubframe[] {subframes[pairs[best][0]], subframes[pairs[best][1]]};
    }
    out.clear();
    header(n, assignment, number);
    for (FlacSubframe s : chosen) {
      if (s.predictable()) {
        more(s, n, windows);
      }
      s.write(out);
    }
    out.align();
    int length = out.length();
    out.put(FlacCrc.crc16(0, out.bytes(), 0, length), 16);
    return out;
  }

  private long sum(int[] pair) {
    return subframes[pair[0]].bits() + subframes[pair[1]].bits();
  }

  private static void first(FlacSubframe s, int[] x, int n, int depth, Windows windows) {
    s.begin(x, n, depth);
    if (s.predictable()) {
      s.tryWindow(windows.whole, 0);
    }
  }

  private static void more(FlacSubframe s, int n, Windows windows) {
    int half = windows.half.length;
    s.tryWindow(windows.half, 0);
    s.tryWindow(windows.half, n - half);
    int third = windows.third.length;
    s.tryWindow(windows.third, 0);
    s.tryWindow(windows.third, third);
    s.tryWindow(windows.third, n - third);
  }

  private void header(int n, int assignment, long number) {
    out.put(0xfff8, 16);
    out.put(n == BLOCK ? 12 : 7, 4);
    out.put(rateCode(), 4);
    out.put(assignment, 4);
    out.put(bits == 16 ? 4 : 6, 3);
    out.put(0, 1);
    out.putNumber(number);
    if (n != BLOCK) {
      out.put(n - 1, 16);
    }
    int length = out.length();
    out.put(FlacCrc.crc8(out.bytes(), 0, length), 8);
  }

  private int rateCode() {
    return switch (rate) {
      case 88_200 -> 1;
      case 176_400 -> 2;
      case 192_000 -> 3;
      case 8_000 -> 4;
      case 16_000 -> 5;
      case 22_050 -> 6;
      case 24_000 -> 7;
      case 32_000 -> 8;
      case 44_100 -> 9;
      case 48_000 -> 10;
      case 96_000 -> 11;
      default -> 0;
    };
  }
}
