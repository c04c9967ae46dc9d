package org.songline.measure.loudness;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.songline.dsp.loudness.KWeighting;

/**
 * A loudness meter by ITU-R BS.1770-5 and EBU R 128: integrated loudness with both gates, the
 * greatest momentary (400 ms) and short-term (3 s) loudness looked for every 10 ms, loudness range
 * by EBU Tech 3342, and both curves over time.
 *
 * <p>Feed it with {@link #accept}; ask at any time. All arithmetic on samples is in double
 * precision and in a fixed order, so the figures are bit-identical however the stream is cut into
 * calls. It keeps 80 bytes for each second of sound, nothing else grows.
 */
public final class Loudness {
  /** Under this length the loudness range is not given: too few windows to speak of a range. */
  public static final double MINIMUM_RANGE_SECONDS = 10;

  /** From this length on the loudness range is settled (EBU Tech 3341). */
  public static final double SETTLED_RANGE_SECONDS = 60;

  private static final double ABSOLUTE_GATE = LoudnessSeries.meanSquare(-70);
  private static final double INTEGRATED_GATE_FACTOR = 0.1;
  private static final double RANGE_GATE_FACTOR = 0.01;

  /** Tech 3342, section 5: a file is followed by 1.5 s of silence before its range is taken. */
  private static final int RANGE_TAIL_STEPS = 15;

  /** Hops, the shortest stretches whose energy is told. */
  public static final int HOPS_PER_SECOND = 100;

  private static final int HOPS_PER_STEP = 10;
  private static final int RING = LoudnessSeries.SHORT_TERM_STEPS * HOPS_PER_STEP;
  private static final int HISTORY = 4;
  private static final double SILENT = 1e-20;

  private final int sampleRate;
  private final KWeighting filter;
  private final double[] weights;
  private final ChannelState[] channels;
  private final int[] heard;
  private final DoubleConsumer listener;

  /** Energies of the last ten hops, and of the steps (100 ms) that end at the last 300 hops. */
  private final double[] hopEnergies = new double[HOPS_PER_STEP];

  private final double[] stepEnergies = new double[RING];

  /** The energy of every whole step so far. */
  private double[] steps = new double[1024];

  private int stepCount;
  private long hops;
  private long frames;
  private long hopEnd;
  private double momentaryMax;
  private double shortTermMax;

  /**
   * @param sampleRate in Hz, 4000 to 10,000,000
   */
  public Loudness(int sampleRate, ChannelLayout layout) {
    this(sampleRate, layout, energy -> {});
  }

  /**
   * @param listener told the energy of every hop as it ends: the sum of squares after the filter,
   *     of all channels by their weights
   */
  public Loudness(int sampleRate, ChannelLayout layout, DoubleConsumer listener) {
    if (sampleRate < 4000 || sampleRate > 10_000_000) {
      throw new IllegalArgumentException("sample rate " + sampleRate + " Hz is not 4000 to 10 M");
    }
    this.sampleRate = sampleRate;
    this.listener = listener;
    filter = KWeighting.at(sampleRate);
    weights = layout.speakers().stream().mapToDouble(Speaker::weight).toArray();
    heard = IntStream.range(0, weights.length).filter(c -> weights[c] > 0).toArray();
    int longest = sampleRate / HOPS_PER_SECOND + 1;
    channels = new ChannelState[heard.length];
    Arrays.setAll(channels, c -> new ChannelState(longest));
    hopEnd = boundary(1);
  }

  /** A meter for the usual layout of a count of channels. */
  public Loudness(int sampleRate, int channels) {
    this(sampleRate, ChannelLayout.of(channels));
  }

  /**
   * Takes the next frames of the stream.
   *
   * @param interleaved samples, full scale 1
   * @param offset index of the first sample
   * @param count frames to take
   */
  public void accept(float[] interleaved, int offset, int count) {
    int stride = weights.length;
    Objects.checkFromIndexSize(offset, count * stride, interleaved.length);
    for (int done = 0; done < count; ) {
      int n = (int) Math.min(count - done, hopEnd - frames);
      for (int c = 0; c < channels.length; c++) {
        channels[c].load(interleaved, offset + done * stride + heard[c], stride, n);
      }
      done += filter(n);
    }
  }

  /**
   * Takes the next frames of the stream, one array a channel.
   *
   * @param planar samples, full scale 1
   * @param offset index of the first frame
   * @param count frames to take
   */
  public void accept(float[][] planar, int offset, int count) {
    for (int done = 0; done < count; ) {
      int n = (int) Math.min(count - done, hopEnd - frames);
      for (int c = 0; c < channels.length; c++) {
        channels[c].load(planar[heard[c]], offset + done, 1, n);
      }
      done += filter(n);
    }
  }

  /** Takes what was loaded, at most up to the end of the hop. */
  private int filter(int n) {
    int c = 0;
    for (; c + 1 < channels.length; c += 2) {
      filterPair(channels[c], channels[c + 1], n);
    }
    if (c < channels.length) {
      filterOne(channels[c], n);
    }
    frames += n;
    if (frames == hopEnd) {
      double energy = 0;
      for (int i = 0; i < channels.length; i++) {
        energy += weights[heard[i]] * channels[i].takeEnergy();
      }
      endHop(energy);
    }
    return n;
  }

  /**
   * Takes a whole hop of which only the energy is known, in place of its frames. No hop may have
   * begun.
   */
  public void acceptHop(double energy) {
    if (frames != boundary(hops)) {
      throw new IllegalStateException("a hop has begun");
    }
    frames = hopEnd;
    endHop(energy);
  }

  /** The frame at which a count of hops ends. */
  public long boundary(long count) {
    return (count * sampleRate + HOPS_PER_SECOND / 2) / HOPS_PER_SECOND;
  }

  /** Two channels side by side: their recursions do not wait for each other. */
  private void filterPair(ChannelState left, ChannelState right, int n) {
    double[] x = left.input;
    double[] v = right.input;
    double b0 = filter.zeros[0];
    double b1 = filter.zeros[1];
    double b2 = filter.zeros[2];
    double b3 = filter.zeros[3];
    double b4 = filter.zeros[4];
    double a1 = -filter.shelfA1;
    double a2 = -filter.shelfA2;
    double c1 = -filter.highPassA1;
    double c2 = -filter.highPassA2;
    double p1 = left.p1;
    double p2 = left.p2;
    double q1 = left.q1;
    double q2 = left.q2;
    double e = left.energy;
    double r1 = right.p1;
    double r2 = right.p2;
    double s1 = right.q1;
    double s2 = right.q2;
    double f = right.energy;
    for (int i = 0; i < n; i++) {
      double old = Math.fma(b2, x[i + 2], Math.fma(b4, x[i], b3 * x[i + 1]));
      double p = Math.fma(a1, p1, Math.fma(a2, p2, old + Math.fma(b1, x[i + 3], b0 * x[i + 4])));
      old = Math.fma(b2, v[i + 2], Math.fma(b4, v[i], b3 * v[i + 1]));
      double r = Math.fma(a1, r1, Math.fma(a2, r2, old + Math.fma(b1, v[i + 3], b0 * v[i + 4])));
      double q = Math.fma(c1, q1, Math.fma(c2, q2, p));
      double s = Math.fma(c1, s1, Math.fma(c2, s2, r));
      e = Math.fma(q, q, e);
      f = Math.fma(s, s, f);
      p2 = p1;
      p1 = p;
      q2 = q1;
      q1 = q;
      r2 = r1;
      r1 = r;
      s2 = s1;
      s1 = s;
    }
    left.keep(p1, p2, q1, q2, e);
    left.next(n);
    right.keep(r1, r2, s1, s2, f);
    right.next(n);
  }

  private void filterOne(ChannelState channel, int n) {
    double[] x = channel.input;
    double[] b = filter.zeros;
    double p1 = channel.p1;
    double p2 = channel.p2;
    double q1 = channel.q1;
    double q2 = channel.q2;
    double e = channel.energy;
    for (int i = 0; i < n; i++) {
      double old = Math.fma(b[2], x[i + 2], Math.fma(b[4], x[i], b[3] * x[i + 1]));
      double moved = old + Math.fma(b[1], x[i + 3], b[0] * x[i + 4]);
      double p = Math.fma(-filter.shelfA1, p1, Math.fma(-filter.shelfA2, p2, moved));
      double q = Math.fma(-filter.highPassA1, q1, Math.fma(-filter.highPassA2, q2, p));
      e = Math.fma(q, q, e);
      p2 = p1;
      p1 = p;
      q2 = q1;
      q1 = q;
    }
    channel.keep(p1, p2, q1, q2, e);
    channel.next(n);
  }

  private void endHop(double energy) {
    listener.accept(energy);
    hopEnergies[(int) (hops % HOPS_PER_STEP)] = energy;
    hops++;
    hopEnd = boundary(hops + 1);
    if (hops < HOPS_PER_STEP) {
      return;
    }
    double step = 0;
    int oldest = (int) (hops % HOPS_PER_STEP);
    for (int i = oldest; i < oldest + HOPS_PER_STEP; i++) {
      step += hopEnergies[i < HOPS_PER_STEP ? i : i - HOPS_PER_STEP];
    }
    stepEnergies[(int) (hops % RING)] = step;
    if (hops % HOPS_PER_STEP == 0) {
      if (stepCount == steps.length) {
        steps = Arrays.copyOf(steps, 2 * steps.length);
      }
      steps[stepCount++] = step;
    }
    momentaryMax = Math.max(momentaryMax, window(LoudnessSeries.MOMENTARY_STEPS));
    shortTermMax = Math.max(shortTermMax, window(LoudnessSeries.SHORT_TERM_STEPS));
  }

  /** The mean square of the window that ends now; 0 before the first whole one. */
  private double window(int length) {
    long first = hops - (long) length * HOPS_PER_STEP;
    if (first < 0) {
      return 0;
    }
    int oldest = (int) ((first + HOPS_PER_STEP) % RING);
    double sum = 0;
    for (int i = oldest; i < oldest + length * HOPS_PER_STEP; i += HOPS_PER_STEP) {
      sum += stepEnergies[i < RING ? i : i - RING];
    }
    return sum / (boundary(hops) - boundary(first));
  }

  /** The mean square of the window of whole steps that ends with step {@code last}. */
  private double window(int last, int length) {
    double sum = 0;
    for (int i = last - length + 1; i <= last; i++) {
      sum += i < stepCount ? steps[i] : 0;
    }
    long end = (last + 1L) * HOPS_PER_STEP;
    return sum / (boundary(end) - boundary(end - (long) length * HOPS_PER_STEP));
  }

  /** Frames taken so far. */
  public long frames() {
    return frames;
  }

  /**
   * The integrated loudness in LUFS; negative infinity when no gating block of 400 ms is louder
   * than -70 LUFS.
   */
  public double integrated() {
    return integrated(0, stepCount);
  }

  /**
   * The integrated loudness of a part.
   *
   * @param fromStep first step of 100 ms
   * @param toStep the step after the last one
   */
  public double integrated(int fromStep, int toStep) {
    int first = Math.max(0, fromStep) + LoudnessSeries.MOMENTARY_STEPS - 1;
    int end = Math.min(stepCount, toStep);
    double gate = INTEGRATED_GATE_FACTOR * gatedMean(first, end, ABSOLUTE_GATE);
    return LoudnessSeries.lufs(gatedMean(first, end, Math.max(ABSOLUTE_GATE, gate)));
  }

  private double gatedMean(int first, int end, double gate) {
    double sum = 0;
    int count = 0;
    for (int i = first; i < end; i++) {
      double block = window(i, LoudnessSeries.MOMENTARY_STEPS);
      if (block > gate) {
        sum += block;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** The loudness of the last 400 ms, in LUFS; negative infinity before the first window. */
  public double momentary() {
    return LoudnessSeries.lufs(window(LoudnessSeries.MOMENTARY_STEPS));
  }

  /** The loudness of the last 3 s, in LUFS; negative infinity before the first window. */
  public double shortTerm() {
    return LoudnessSeries.lufs(window(LoudnessSeries.SHORT_TERM_STEPS));
  }

  /** The greatest loudness of any 400 ms, in LUFS; negative infinity before the first window. */
  public double momentaryMax() {
    return LoudnessSeries.lufs(momentaryMax);
  }

  /** The greatest loudness of any 3 s, in LUFS; negative infinity before the first window. */
  public double shortTermMax() {
    return LoudnessSeries.lufs(shortTermMax);
  }

  /**
   * The loudness range in LU by EBU Tech 3342, as of a file that ends here; empty for less than
   * {@link #MINIMUM_RANGE_SECONDS} and when everything lies under the gate. Under {@link
   * #SETTLED_RANGE_SECONDS} it may still move. The ebur128 filter of FFmpeg leaves out the silence
   * after the end, and reads up to a few tenths of an LU otherwise on a song that ends loud.
   */
  public OptionalDouble range() {
    if (frames < MINIMUM_RANGE_SECONDS * sampleRate) {
      return OptionalDouble.empty();
    }
    // Silence after the end lets the centre of the window pass over all of the programme.
    double[] windows = new double[stepCount + RANGE_TAIL_STEPS];
    int n = 0;
    double sum = 0;
    for (int i = LoudnessSeries.SHORT_TERM_STEPS - 1; i < windows.length; i++) {
      double window = window(i, LoudnessSeries.SHORT_TERM_STEPS);
      if (window >= ABSOLUTE_GATE) {
        windows[n++] = window;
        sum += window;
      }
    }
    if (n == 0) {
      return OptionalDouble.empty();
    }
    double gate = RANGE_GATE_FACTOR * sum / n;
    double[] kept = Arrays.stream(windows, 0, n).filter(w -> w >= gate).sorted().toArray();
    double low = percentile(kept, 10);
    double high = percentile(kept, 95);
    return OptionalDouble.of(LoudnessSeries.lufs(high) - LoudnessSeries.lufs(low));
  }

  /** The nearest value in rank, the higher of two that are as near (Tech 3342, section 5). */
  private static double percentile(double[] ascending, int percent) {
    return ascending[(int) (((ascending.length - 1L) * percent + 50) / 100)];
  }

  /** Whether enough was heard for the loudness range to be settled. */
  public boolean rangeSettled() {
    return frames >= SETTLED_RANGE_SECONDS * sampleRate;
  }

  /** Both curves over time, up to the last whole step. */
  public LoudnessSeries series() {
    return new LoudnessSeries(
        curve(LoudnessSeries.MOMENTARY_STEPS), curve(LoudnessSeries.SHORT_TERM_STEPS));
  }

  private float[] curve(int length) {
    float[] curve = new float[stepCount];
    for (int i = 0; i < stepCount; i++) {
      curve[i] =
          i < length - 1 ? Float.NEGATIVE_INFINITY : (float) LoudnessSeries.lufs(window(i, length));
    }
    return curve;
  }

  /** One channel: its last inputs, its poles, and its energy since the last hop. */
  private static final class ChannelState {
    /** The last four inputs of the segment before, then this segment. */
    final double[] input;

    double p1;
    double p2;
    double q1;
    double q2;
    double energy;

    ChannelState(int longest) {
      input = new double[longest + HISTORY];
    }

    void load(float[] interleaved, int at, int stride, int n) {
      for (int i = 0; i < n; i++) {
        input[HISTORY + i] = interleaved[at + i * stride];
      }
    }

    /** Ends a segment. */
    void next(int n) {
      System.arraycopy(input, n, input, 0, HISTORY);
    }

    void keep(double newP1, double newP2, double newQ1, double newQ2, double newEnergy) {
      p1 = newP1;
      p2 = newP2;
      q1 = newQ1;
      q2 = newQ2;
      energy = newEnergy;
    }

    /**
     * Ends a hop. A decay that nobody can measure is cut before it becomes slow to compute; a hop
     * with samples that are no numbers counts as silence and leaves nothing behind.
     */
    double takeEnergy() {
      double taken = energy;
      energy = 0;
      if (!(taken < Double.POSITIVE_INFINITY)) {
        Arrays.fill(input, 0, HISTORY, 0);
        keep(0, 0, 0, 0, 0);
        return 0;
      }
      if (Math.abs(p1) < SILENT && Math.abs(p2) < SILENT) {
        p1 = 0;
        p2 = 0;
      }
      if (Math.abs(q1) < SILENT && Math.abs(q2) < SILENT) {
        q1 = 0;
        q2 = 0;
      }
      return taken;
    }
  }
}
