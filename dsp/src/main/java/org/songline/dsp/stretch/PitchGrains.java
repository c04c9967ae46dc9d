package org.songline.dsp.stretch;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * Gives one voice another pitch by cutting it into grains of two periods and laying them out anew
 * (Moulines and Charpentier, "Pitch-synchronous waveform processing techniques", 1990): formants
 * stay, and the new pitch is exactly what is asked for, because each mark is found by likeness with
 * the period before it and not by the measured pitch alone.
 *
 * <p>The caller says for each quantum what happens at the moment {@link #control()} frames before
 * its end.
 */
public final class PitchGrains {
  private static final int MARKS = 64;
  private static final double SEARCH = 0.1;
  private static final double LEAST_LIKENESS = 0.4;

  /** How far marks are drawn to the pulses of the voice with each period. */
  private static final double PULL = 0.2;

  private static final double MOST_PULL = 0.03;
  private static final double LATEST = 0.25;

  private final double longest;
  private final int control;
  private final int latency;
  private final int stride;
  private final int mask;
  private final float[][] ring;
  private final float[] mid;
  private final float[][] out = new float[2][];
  private final double[] marks = new double[MARKS];

  /** By how much each mark has been drawn away from where likeness alone leads. */
  private final double[] drawn = new double[MARKS];

  private final double[] likeness;
  private final float[] parts = new float[2 * SincTable.PARTS];
  private long written;
  private int count;
  private double next;
  private boolean sounding;

  /**
   * @param lowest pitch in hertz
   * @param known frames by which what is known of the pitch lags the input
   */
  public PitchGrains(double rate, double lowest, int known) {
    longest = rate / lowest + 3;
    int needed = (int) Math.ceil(1.75 * longest) + SincTable.REACH;
    int waits = Math.max(0, needed - known + Quantum.FRAMES - 1) / Quantum.FRAMES;
    control = known + waits * Quantum.FRAMES;
    int reach = (int) Math.ceil(longest) + SincTable.TAPS;
    latency = control + (reach + Quantum.FRAMES - 1) / Quantum.FRAMES * Quantum.FRAMES;
    stride = rate > 50_000 ? rate > 100_000 ? 4 : 2 : 1;
    int size = Integer.highestOneBit(4 * (latency + reach)) * 2;
    mask = size - 1;
    ring = new float[2][size + SincTable.TAPS];
    mid = new float[size];
    out[0] = new float[size];
    out[1] = new float[size];
    int most = 2 * ((int) Math.ceil(SEARCH * longest) + 2) + 1;
    likeness = new double[most];
    reset();
  }

  /** Frames from input to output. */
  public int latency() {
    return latency;
  }

  /** Frames from the moment that a quantum's settings are for to its end. */
  public int control() {
    return control;
  }

  /**
   * Takes a quantum and writes the one that is due.
   *
   * @param audio interleaved input
   * @param hertz the pitch there, 0 where there is none
   * @param wanted the pitch it shall have in hertz
   * @param formant by which formants rise, 0.5 to 2
   * @param due receives the interleaved output; silence where the voice has no pitch
   */
  public void process(
      float[] audio,
      int offset,
      double hertz,
      double wanted,
      double formant,
      double rate,
      float[] due) {
    take(audio, offset);
    double moment = written - control;
    if (hertz > 0) {
      double period = Math.min(longest, rate / hertz);
      if (!sounding) {
        begin(moment, period);
      }
      double apart = Math.clamp(rate / wanted, period / 4, period * 4);
      mark(moment + period, period);
      while (next <= moment) {
        grain(period, apart, formant);
        next += apart;
      }
    } else {
      sounding = false;
    }
    long first = written - Quantum.FRAMES - latency;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = (int) (first + i) & mask;
      due[2 * i] = out[0][at];
      due[2 * i + 1] = out[1][at];
      out[0][at] = 0;
      out[1][at] = 0;
    }
  }

  private void take(float[] audio, int offset) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = (int) (written + i) & mask;
      float left = audio[offset + 2 * i];
      float right = audio[offset + 2 * i + 1];
      mid[at] = 0.5f * (left + right);
      ring[0][at] = left;
      ring[1][at] = right;
      if (at < SincTable.TAPS) {
        ring[0][mask + 1 + at] = left;
        ring[1][mask + 1 + at] = right;
      }
    }
    written += Quantum.FRAMES;
  }

  /** Starts at the loudest place of the first period. */
  private void begin(double moment, double period) {
    sounding = true;
    long best = (long) moment;
    float most = -1;
    int half = (int) (0.5 * period);
    for (int i = -half; i <= half; i++) {
      float x = Math.abs(mid[(int) ((long) moment + i) & mask]);
      if (x > most) {
        most = x;
        best = (long) moment + i;
      }
    }
    count = 1;
    marks[0] = best;
    drawn[0] = 0;
    next = best;
    while (next < moment - period) {
      next += period;
    }
  }

  /** Finds marks up to a moment. */
  private void mark(double upTo, double period) {
    // What the search reads must have come in.
    double last = Math.min(upTo, written - (0.5 + SEARCH) * period - 4);
    while (marks[(count - 1) % MARKS] + period <= last) {
      double before = marks[(count - 1) % MARKS];
      double mark = before + following(before, period);
      double draw = drawn[(count - 1) % MARKS];
      double away = pulse(mark, period);
      // The same pulse a period earlier, where what comes after this one is not known yet.
      away -= draw + away > LATEST * period ? period : 0;
      double most = MOST_PULL * period;
      double pull = Math.clamp(PULL * away, -most, most);
      marks[count % MARKS] = mark + pull;
      drawn[count % MARKS] = draw + pull;
      count++;
    }
  }

  /** From a mark to where the period is loudest in the highs, its pulse. */
  private double pulse(double mark, double period) {
    long middle = (long) Math.rint(mark);
    int half = (int) (0.5 * period);
    int near = Math.max(1, (int) (0.05 * period));
    double sum = 0;
    double most = -1;
    int best = 0;
    for (int i = -half - near; i <= half; i++) {
      sum += rise(middle + i + near) - rise(middle + i - near - 1);
      sum = Math.max(0, sum);
      if (i >= -half && sum > most) {
        most = sum;
        best = i;
      }
    }
    return best;
  }

  private double rise(long at) {
    double d = (double) mid[(int) at & mask] - mid[(int) (at - 1) & mask];
    return d * d;
  }

  /** The distance from a mark to where the next period is most like this one. */
  private double following(double mark, double period) {
    long from = (long) Math.rint(mark);
    int apart = (int) Math.rint(period);
    int reach = Math.min(likeness.length / 2, (int) (SEARCH * period) + 1);
    int half = (int) (0.5 * period);
    double own = 1e-20;
    for (int i = -half; i <= half; i += stride) {
      double x = mid[(int) (from + i) & mask];
      own += x * x;
    }
    int best = 0;
    double most = -2;
    for (int d = -reach; d <= reach; d++) {
      double sum = 0;
      double energy = 1e-20;
      long to = from + apart + d;
      for (int i = -half; i <= half; i += stride) {
        double y = mid[(int) (to + i) & mask];
        sum += y * mid[(int) (from + i) & mask];
        energy += y * y;
      }
      double alike = sum / Math.sqrt(energy * own);
      likeness[d + reach] = alike;
      if (alike > most) {
        most = alike;
        best = d;
      }
    }
    if (most < LEAST_LIKENESS || Math.abs(best) == reach) {
      return period;
    }
    double a = likeness[best + reach - 1];
    double b = likeness[best + reach];
    double c = likeness[best + reach + 1];
    double bend = a - 2 * b + c;
    double part = bend < 0 ? Math.clamp(0.5 * (a - c) / bend, -0.5, 0.5) : 0;
    return apart + best + part;
  }

  private void grain(double period, double apart, double formant) {
    int n = nearest(next);
    double mark = marks[n];
    double middle = next + drawn[n];
    double half = Math.max(8, Math.min(longest, period / formant));
    double scale = apart / half;
    float step = (float) (0.5 / half);
    long first = Math.max(written - Quantum.FRAMES - latency, (long) Math.ceil(middle - half));
    long last = (long) Math.floor(middle + half);
    for (long j = first; j <= last; j++) {
      double off = j - middle;
      float w = (float) scale * (0.5f + 0.5f * Exact.fastCos((float) off * step));
      double place = mark + off * formant;
      long whole = (long) Math.floor(place);
      double part = place - whole;
      int from = (int) (whole - SincTable.REACH + 1) & mask;
      int at = (int) j & mask;
      SincTable.INSTANCE.read(ring[0], ring[1], from, part, parts, 0);
      out[0][at] = Math.fma(w, SincTable.sum(parts, 0), out[0][at]);
      out[1][at] = Math.fma(w, SincTable.sum(parts, SincTable.PARTS), out[1][at]);
    }
  }

  /** The mark whose sound belongs to a moment. */
  private int nearest(double moment) {
    int best = (count - 1) % MARKS;
    for (int i = count - 2; i >= Math.max(0, count - MARKS); i--) {
      int n = i % MARKS;
      if (Math.abs(marks[n] - drawn[n] - moment) >= Math.abs(marks[best] - drawn[best] - moment)) {
        break;
      }
      best = n;
    }
    return best;
  }

  public void reset() {
    for (int c = 0; c < 2; c++) {
      Arrays.fill(ring[c], 0);
      Arrays.fill(out[c], 0);
    }
    Arrays.fill(mid, 0);
    written = 0;
    count = 0;
    next = 0;
    sounding = false;
  }
}
