package org.songline.release.watermark;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A number of 32 bits with a checksum of 16 (CRC-16/CCITT), coded so that it is read although most
 * of it is lost: a convolutional code of rate 1/4 and constraint length 9 (generators 463, 535, 733
 * and 745 octal, from the published tables of codes of greatest free distance), ended by zeros and
 * read by the Viterbi algorithm from soft values.
 */
final class MessageCode {
  private static final int NUMBER_BITS = 32;
  private static final int CHECK_BITS = 16;
  private static final int MEMORY = 8;
  private static final int STATES = 1 << MEMORY;
  private static final int[] GENERATORS = {0463, 0535, 0733, 0745};
  private static final int STEPS = NUMBER_BITS + CHECK_BITS + MEMORY;

  /** Bits of a coded message. */
  static final int CODED = STEPS * 4;

  private MessageCode() {}

  static boolean[] encode(int number) {
    long message = (number & 0xffffffffL) << CHECK_BITS | check(number);
    boolean[] coded = new boolean[CODED];
    int register = 0;
    for (int step = 0; step < STEPS; step++) {
      int place = NUMBER_BITS + CHECK_BITS - 1 - step;
      int bit = place < 0 ? 0 : (int) (message >>> place & 1);
      register = (register << 1 | bit) & (2 * STATES - 1);
      for (int i = 0; i < GENERATORS.length; i++) {
        coded[4 * step + i] = odd(register & GENERATORS[i]);
      }
    }
    return coded;
  }

  private static boolean odd(int bits) {
    return (Integer.bitCount(bits) & 1) == 1;
  }

  /** CRC-16/CCITT, polynomial 1021, from ffff. */
  static int check(int number) {
    int crc = 0xffff;
    for (int place = NUMBER_BITS - 1; place >= 0; place--) {
      boolean flip = (crc >>> 15 & 1) != (number >>> place & 1);
      crc = ((crc << 1) & 0xffff) ^ (flip ? 0x1021 : 0);
    }
    return crc;
  }

  /**
   * The likeliest message.
   *
   * @param soft for each coded bit how much speaks for 1, negative for 0
   * @return the number when its checksum is right
   */
  static OptionalInt decode(double[] soft) {
    double[] scores = new double[STATES];
    Arrays.fill(scores, Double.NEGATIVE_INFINITY);
    scores[0] = 0;
    byte[][] dropped = new byte[STEPS][STATES];
    for (int step = 0; step < STEPS; step++) {
      double[] next = new double[STATES];
      Arrays.fill(next, Double.NEGATIVE_INFINITY);
      for (int state = 0; state < STATES; state++) {
        if (scores[state] == Double.NEGATIVE_INFINITY) {
          continue;
        }
        for (int bit = 0; bit <= (step < STEPS - MEMORY ? 1 : 0); bit++) {
          int register = state << 1 | bit;
          double score = scores[state];
          for (int i = 0; i < GENERATORS.length; i++) {
            double value = soft[4 * step + i];
            score += odd(register & GENERATORS[i]) ? value : -value;
          }
          int to = register & (STATES - 1);
          if (score > next[to]) {
            next[to] = score;
            dropped[step][to] = (byte) (register >>> MEMORY);
          }
        }
      }
      scores = next;
    }
    long message = 0;
    int state = 0;
    for (int step = STEPS - 1; step >= 0; step--) {
      int place = NUMBER_BITS + CHECK_BITS - 1 - step;
      if (place >= 0) {
        message |= (long) (state & 1) << place;
      }
      state = state >>> 1 | dropped[step][state] << (MEMORY - 1);
    }
    int number = (int) (message >>> CHECK_BITS);
    return check(number) == (int) (message & 0xffff) ? OptionalInt.of(number) : OptionalInt.empty();
  }
}
