package org.songline.mastering.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.songline.dsp.Exact;
import org.songline.dsp.dither.Dither;
import org.songline.measure.loudness.Loudness;

/**
 * One page for a blind comparison of two sounds: A, B, and X, which is one of them. All it needs is
 * inside, so that it works without a network, and nothing leaves the machine. Which of both is
 * called A, and what X is, is drawn where the page is opened: nothing in the page tells it.
 */
public final class AbxPage {
  /** Trials of a test. */
  public static final int TRIALS = 16;

  private static final int BITS = 16;
  private static final double HEADROOM = 0.98;
  private static final double FADE_SECONDS = 0.01;

  private AbxPage() {}

  /**
   * A part of both sounds, of the same length.
   *
   * @param name of the section
   * @param a interleaved stereo, full scale 1
   * @param b likewise
   */
  @SuppressWarnings("ArrayRecordComponent") // sound, compared by ear
  public record Excerpt(String name, float[] a, float[] b) {}

  /** The page; names are told with the result only. */
  public static String html(String nameA, String nameB, int sampleRate, List<Excerpt> excerpts)
      throws IOException {
    StringBuilder list = new StringBuilder("[");
    for (Excerpt excerpt : excerpts) {
      float[][] pair = matched(sampleRate, excerpt);
      list.append(list.length() > 1 ? ",\n" : "\n")
          .append("{name: ")
          .append(quoted(excerpt.name()))
          .append(", sounds: [\"")
          .append(wav(sampleRate, pair[0], 1))
          .append("\",\n\"")
          .append(wav(sampleRate, pair[1], 2))
          .append("\"]}");
    }
    list.append("]");
    return template()
        .replace("@TITLE@", "Blind comparison")
        .replace("@NAMES@", "[" + quoted(nameA) + ", " + quoted(nameB) + "]")
        .replace("@TRIALS@", Integer.toString(TRIALS))
        .replace("@CHANCE@", chances())
        .replace("@EXCERPTS@", list);
  }

  private static String template() throws IOException {
    try (InputStream stream = AbxPage.class.getResourceAsStream("abx.html")) {
      if (stream == null) {
        throw new IllegalStateException("abx.html is missing from the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Both as loud as the softer one, and turned down alike where that still is over full scale. */
  static float[][] matched(int sampleRate, Excerpt excerpt) {
    double a = loudness(sampleRate, excerpt.a());
    double b = loudness(sampleRate, excerpt.b());
    boolean known = Double.isFinite(a) && Double.isFinite(b);
    double gainA = known ? Exact.gain(Math.min(0, b - a)) : 1;
    double gainB = known ? Exact.gain(Math.min(0, a - b)) : 1;
    double peak = Math.max(gainA * peak(excerpt.a()), gainB * peak(excerpt.b()));
    double down = peak > HEADROOM ? HEADROOM / peak : 1;
    return new float[][] {
      scaled(excerpt.a(), gainA * down, sampleRate), scaled(excerpt.b(), gainB * down, sampleRate)
    };
  }

  private static double loudness(int sampleRate, float[] stereo) {
    Loudness meter = new Loudness(sampleRate, 2);
    meter.accept(stereo, 0, stereo.length / 2);
    return meter.integrated();
  }

  private static double peak(float[] x) {
    float peak = 0;
    for (float value : x) {
      peak = Math.max(peak, Math.abs(value));
    }
    return peak;
  }

  /** With a gain, and with short fades at both ends, where it is played again from its start. */
  private static float[] scaled(float[] x, double gain, int sampleRate) {
    float[] y = new float[x.length];
    int frames = x.length / 2;
    double fade = FADE_SECONDS * sampleRate;
    for (int i = 0; i < x.length; i++) {
      double end = Math.min(1, Math.min(i / 2, frames - 1 - i / 2) / fade);
      y[i] = (float) (end * gain * x[i]);
    }
    return y;
  }

  /** A WAV file of 16 bits with dither, as base64. */
  private static String wav(int sampleRate, float[] stereo, long seed) {
    int bytes = 2 * stereo.length;
    ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 2).putInt(sampleRate).putInt(4 * sampleRate);
    out.putShort((short) 4).putShort((short) BITS);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    Dither[] dithers = {
      new Dither(Dither.Kind.TRIANGULAR, BITS, seed, true),
      new Dither(Dither.Kind.TRIANGULAR, BITS, seed + 1000, true)
    };
    for (int i = 0; i < stereo.length; i++) {
      int step = dithers[i % 2].next(stereo[i]);
      out.putShort((short) Math.clamp(step, Short.MIN_VALUE, Short.MAX_VALUE));
    }
    return Base64.getEncoder().encodeToString(out.array());
  }

  /** By trials from 1, then right answers: how likely guessing gets as many or more. */
  static double[][] chance(int trials) {
    double[][] chance = new double[trials][];
    for (int n = 1; n <= trials; n++) {
      chance[n - 1] = new double[n + 1];
      double ways = 1;
      double[] exactly = new double[n + 1];
      for (int k = 0; k <= n; k++) {
        exactly[k] = ways / (1L << n);
        ways = ways * (n - k) / (k + 1);
      }
      double sum = 0;
      for (int k = n; k >= 0; k--) {
        sum += exactly[k];
        chance[n - 1][k] = sum;
      }
    }
    return chance;
  }

  private static String chances() {
    StringBuilder s = new StringBuilder("[");
    for (double[] row : chance(TRIALS)) {
      s.append(s.length() > 1 ? ", [" : "[");
      for (int k = 0; k < row.length; k++) {
        s.append(k > 0 ? ", " : "").append(String.format(Locale.ROOT, "%.6f", row[k]));
      }
      s.append(']');
    }
    return s.append(']').toString();
  }

  /** A string of JavaScript that can neither end itself nor the script. */
  private static String quoted(String text) {
    StringBuilder s = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 127 && "\"\\<>&@/".indexOf(c) < 0;
      s.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return s.append('"').toString();
  }
}
