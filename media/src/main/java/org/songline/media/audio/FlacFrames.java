package org.songline.media.audio;

import java.io.IOException;
import org.songline.media.MediaProblem;

/**
 * Decodes FLAC frames (RFC 9639, section 9) one after the other into one array a channel. Every
 * declared size is checked before it is used; both check sums are verified.
 */
final class FlacFrames {
  private static final int MAX_BLOCK = 65_536;

  private final FileSource source;
  private final FlacBits bits;
  private final FlacInfo info;
  private final int[][] samples;
  private final int[] coefficients = new int[32];
  private int[] residual = new int[0];
  private long[] side = new long[0];
  private long frameStart;
  private long firstSample;

  FlacFrames(FileSource source, FlacBits bits, FlacInfo info) {
    this.source = source;
    this.bits = bits;
    this.info = info;
    this.samples = new int[info.channels()][0];
  }

  /** The samples of the last frame; valid to its block size. */
  int[][] samples() {
    return samples;
  }

  /** Number of the first sample of the last frame. */
  long firstSample() {
    return firstSample;
  }

  FlacBits bits() {
    return bits;
  }

  /** Decodes the next frame; returns its block size. */
  int next() throws IOException {
    frameStart = bits.position();
    bits.startCrc();
    FlacHeader header = FlacHeader.read(bits, info);
    if (header == null) {
      throw damaged("has no frame where one must start");
    }
    int block = header.blockSize();
    firstSample = header.firstSample();
    int assignment = header.assignment();
    for (int c = 0; c < samples.length; c++) {
      if (samples[c].length < block) {
        samples[c] = new int[Math.min(MAX_BLOCK, Math.max(block, info.maxBlock()))];
      }
    }
    boolean wideSide = info.bits() == 32 && assignment >= 8;
    for (int c = 0; c < samples.length; c++) {
      boolean isSide =
          (assignment == 8 && c == 1)
              || (assignment == 9 && c == 0)
              || (assignment == 10 && c == 1);
      subframe(samples[c], block, info.bits() + (isSide ? 1 : 0), isSide && wideSide);
    }
    bits.align();
    int crc = bits.crc16();
    if (bits.read(16) != crc) {
      throw damaged("does not match its check sum");
    }
    decorrelate(assignment, block, wideSide);
    return block;
  }

  MediaProblem damaged(String what) {
    return source.problem(
        "byte " + frameStart, "the FLAC frame here " + what, "get an undamaged copy");
  }

  private void subframe(int[] x, int n, int depth, boolean wide) throws IOException {
    int head = bits.read(8);
    int type = (head >> 1) & 0x3f;
    int wasted = (head & 1) == 0 ? 0 : bits.readUnary() + 1;
    if ((head & 0x80) != 0 || wasted >= depth) {
      throw damaged("has a bad subframe");
    }
    int real = depth - wasted;
    if (wide) {
      if (side.length < n) {
        side = new long[n];
      }
      if (residual.length < n) {
        residual = new int[n];
      }
      wideSubframe(type, n, real);
      for (int i = 0; i < n; i++) {
        side[i] <<= wasted;
      }
      return;
    }
    if (type == 0) {
      java.util.Arrays.fill(x, 0, n, (int) bits.readSigned(real));
    } else if (type == 1) {
      for (int i = 0; i < n; i++) {
        x[i] = (int) bits.readSigned(real);
      }
    } else {
      int order = order(type, n);
      for (int i = 0; i < order; i++) {
        x[i] = (int) bits.readSigned(real);
      }
      if (type < 32) {
        residuals(x, n, order);
        FlacPredict.fixed(x, n, order);
      } else {
        int shift = coefficients(order);
        residuals(x, n, order);
        FlacPredict.lpc(x, n, coefficients, order, shift);
      }
    }
    if (wasted > 0) {
      for (int i = 0; i < n; i++) {
        x[i] <<= wasted;
      }
    }
  }

  private int order(int type, int n) throws MediaProblem {
    int order = type >= 32 ? (type & 31) + 1 : type - 8;
    if (order < 0 || (type < 32 && order > 4) || order > n) {
      throw damaged("has a subframe of unknown type " + type);
    }
    return order;
  }

  /** Reads the predictor; returns its shift. */
  private int coefficients(int order) throws IOException {
    int precision = bits.read(4) + 1;
    int shift = (int) bits.readSigned(5);
    if (precision == 16 || shift < 0) {
      throw damaged("has a bad predictor");
    }
    for (int i = 0; i < order; i++) {
      coefficients[i] = (int) bits.readSigned(precision);
    }
    return shift;
  }

  private void residuals(int[] out, int n, int order) throws IOException {
    int method = bits.read(2);
    int partitionOrder = bits.read(4);
    int parts = 1 << partitionOrder;
    int length = n >> partitionOrder;
    if (method > 1 || length << partitionOrder != n || length < order) {
      throw damaged("has bad residuals");
    }
    int parameterBits = 4 + method;
    int escape = (1 << parameterBits) - 1;
    for (int p = 0; p < parts; p++) {
      int from = p == 0 ? order : p * length;
      int to = (p + 1) * length;
      int k = bits.read(parameterBits);
      if (k < escape) {
        bits.readRice(out, from, to, k);
      } else {
        int raw = bits.read(5);
        for (int i = from; i < to; i++) {
          out[i] = raw == 0 ? 0 : (int) bits.readSigned(raw);
        }
      }
    }
  }

  private void wideSubframe(int type, int n, int depth) throws IOException {
    if (type == 0) {
      java.util.Arrays.fill(side, 0, n, bits.readSigned(depth));
    } else if (type == 1) {
      for (int i = 0; i < n; i++) {
        side[i] = bits.readSigned(depth);
      }
    } else {
      int order = order(type, n);
      for (int i = 0; i < order; i++) {
        side[i] = bits.readSigned(depth);
      }
      int shift = type < 32 ? 0 : coefficients(order);
      residuals(residual, n, order);
      for (int i = order; i < n; i++) {
        side[i] = residual[i];
      }
      if (type < 32) {
        FlacPredict.fixedWide(side, n, order);
      } else {
        long[] c = new long[order];
        for (int i = 0; i < order; i++) {
          c[i] = coefficients[i];
        }
        FlacPredict.wide(side, n, c, order, shift);
      }
    }
  }

  private void decorrelate(int assignment, int n, boolean wide) {
    if (assignment < 8) {
      return;
    }
    int[] a = samples[0];
    int[] b = samples[1];
    if (wide) {
      for (int i = 0; i < n; i++) {
        long s = side[i];
        switch (assignment) {
          case 8 -> b[i] = (int) (a[i] - s);
          case 9 -> a[i] = (int) (b[i] + s);
          default -> {
            long m = ((long) a[i] << 1) | (s & 1);
            a[i] = (int) ((m + s) >> 1);
            b[i] = (int) ((m - s) >> 1);
          }
        }
      }
      return;
    }
    switch (assignment) {
      case 8 -> {
        for (int i = 0; i < n; i++) {
          b[i] = a[i] - b[i];
        }
      }
      case 9 -> {
        for (int i = 0; i < n; i++) {
          a[i] += b[i];
        }
      }
      default -> {
        for (int i = 0; i < n; i++) {
          int s = b[i];
          int m = (a[i] << 1) | (s & 1);
          a[i] = (m + s) >> 1;
          b[i] = (m - s) >> 1;
        }
      }
    }
  }
}
