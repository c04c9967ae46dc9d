package org.songline.release.check.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.media.audio.AudioFormat;
import org.songline.media.audio.Encoding;
import org.songline.release.id.Sha256;

/** What single samples tell: the bits in use, the ends, how the last sound dies away. */
final class SampleFacts {
  private static final double FULL_32 = 2_147_483_648.0;
  private static final double HALF_SECONDS_PER_SECOND = 2;
  private static final double AUDIBLE = 0.001;
  private static final int FADE_PARTS = 8;
  private static final double FADE_DB = 15;
  private static final double FADE_RISE_DB = 3;

  private final int channels;
  private final boolean integers;
  private final int part;
  private final int edge;
  private final double[] tail;
  private final double[] before;
  private final List<Double> first = new ArrayList<>();
  private final List<Double> powers = new ArrayList<>();
  private final MessageDigest digest;
  private byte[] bytes = new byte[0];
  private long frames;
  private int mask;
  private double power;
  private int filled;
  private double step;
  private long lastAudiblePart = -1;

  SampleFacts(AudioFormat format) {
    channels = format.channels();
    integers = format.encoding() == Encoding.INTEGER;
    part = (int) (format.rate() / HALF_SECONDS_PER_SECOND);
    edge = Math.max(1, format.rate() / 100);
    tail = new double[edge * channels];
    before = new double[channels];
    digest = Sha256.digest();
  }

  void accept(double[] x, int count) {
    int samples = count * channels;
    if (bytes.length < 4 * samples) {
      bytes = new byte[4 * samples];
    }
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples; i++) {
      int whole = (int) Math.clamp(Math.rint(x[i] * FULL_32), -FULL_32, FULL_32 - 1);
      mask |= whole;
      out.putInt(whole);
    }
    digest.update(bytes, 0, 4 * samples);
    for (int f = 0; f < count; f++) {
      frame(x, f * channels);
    }
  }

  private void frame(double[] x, int at) {
    double loudest = 0;
    int slot = (int) (frames % edge) * channels;
    for (int c = 0; c < channels; c++) {
      double value = Double.isFinite(x[at + c]) ? x[at + c] : 0;
      if (frames == 0) {
        first.add(value);
      } else if (frames < edge) {
        step = Math.max(step, Math.abs(value - before[c]));
      }
      before[c] = value;
      tail[slot + c] = value;
      power += value * value;
      loudest = Math.max(loudest, Math.abs(value));
    }
    if (loudest > AUDIBLE) {
      lastAudiblePart = powers.size();
    }
    frames++;
    if (++filled == part) {
      powers.add(power / part);
      power = 0;
      filled = 0;
    }
  }

  long frames() {
    return frames;
  }

  int usedBits() {
    return integers && mask != 0 ? 32 - Integer.numberOfTrailingZeros(mask) : 0;
  }

  List<Double> first() {
    return first;
  }

  List<Double> last() {
    List<Double> last = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      last.add(frames == 0 ? 0.0 : tail(frames - 1, c));
    }
    return last;
  }

  double lastPeak() {
    double peak = 0;
    for (long f = Math.max(0, frames - Math.max(1, edge / 10)); f < frames; f++) {
      for (int c = 0; c < channels; c++) {
        peak = Math.max(peak, Math.abs(tail(f, c)));
      }
    }
    return peak;
  }

  double step() {
    double most = step;
    for (long f = Math.max(1, frames - edge + 1); f < frames; f++) {
      for (int c = 0; c < channels; c++) {
        most = Math.max(most, Math.abs(tail(f, c) - tail(f - 1, c)));
      }
    }
    return most;
  }

  private double tail(long frame, int channel) {
    return tail[(int) (frame % edge) * channels + channel];
  }

  /** Whether the four seconds before the last audible one fall steadily and far. */
  boolean fades() {
    int end = (int) Math.min(lastAudiblePart, powers.size() - 1L);
    if (end < FADE_PARTS) {
      return false;
    }
    for (int i = end - FADE_PARTS + 1; i <= end; i++) {
      if (level(i) > level(i - 1) + FADE_RISE_DB) {
        return false;
      }
    }
    return level(end - FADE_PARTS) - level(end) >= FADE_DB;
  }

  private double level(int at) {
    return 0.5 * Exact.decibels(Math.max(1e-20, powers.get(at)));
  }

  String hash() {
    return Sha256.hex(digest);
  }
}
