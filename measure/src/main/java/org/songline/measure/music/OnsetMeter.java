package org.songline.measure.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.songline.dsp.Exact;
import org.songline.dsp.analysis.AttackPlace;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/**
 * Hears what begins to sound. A hundred times a second it takes by how much the level of each of
 * many narrow bands has risen within 20 ms above what it and its neighbours had (so that vibrato
 * does not count: Böck and Widmer, "Maximum filter vibrato suppression for onset detection", 2013).
 * The mean over the bands is the onset curve, its peaks are onsets, and each is moved to the sample
 * where its sound begins.
 */
public final class OnsetMeter {
  private static final double LOWEST_HERTZ = 30;
  private static final double LOW_HERTZ = 160;
  private static final int NARROW_PER_OCTAVE = 12;
  private static final int WIDE_PER_OCTAVE = 3;
  private static final double COMPRESSION = 1000;
  private static final int LAG = 2;

  /** A curve's peak lies this much after the middle of its window. */
  private static final double LATE_SECONDS = 0.006;

  private static final int AROUND = 3;
  private static final int PAST = 10;
  private static final int FUTURE = 7;
  private static final double LEAST_PEAK = 0.03;
  private static final double ABOVE_MEAN = 1.5;
  private static final double LEAST_GAP_SECONDS = 0.02;

  private final int sampleRate;
  private final int hop;
  private final int size;
  private final double[] window;
  private final RealFft fft;
  private final Fft.Work work;
  private final double[] x;
  private final double[] re;
  private final double[] im;
  private final int[] edges;
  private final int[] wideEdges;
  private final int lowBands;
  private final double[][] levels;
  private final double[][] wideLevels;
  private final AttackPlace place;

  /** The last samples; the newest frame ends at {@code fill}, sample 0 is number {@code start}. */
  private final float[] sound;

  private final int past;
  private long start;
  private int fill;
  private int frameFrom;

  private float[] curve = new float[1024];
  private float[] wideCurve = new float[1024];
  private float[] lowCurve = new float[1024];
  private float[] thumpCurve = new float[1024];
  private final double[] lowAmplitudes = new double[LAG];
  private double risen;
  private double lowRisen;
  private int frames;
  private int judged;
  private final List<Onset> onsets = new ArrayList<>();

  public OnsetMeter(int sampleRate) {
    this.sampleRate = sampleRate;
    hop = (int) Math.rint(sampleRate / 100.0);
    size = Math.max(256, Integer.highestOneBit((int) (sampleRate * 0.047)));
    window = Window.hann(size);
    fft = RealFft.of(size);
    work = fft.work();
    x = new double[size];
    re = new double[fft.bins()];
    im = new double[fft.bins()];
    edges = edges(sampleRate, size, NARROW_PER_OCTAVE);
    wideEdges = edges(sampleRate, size, WIDE_PER_OCTAVE);
    int low = 0;
    while (low < wideEdges.length - 1 && (double) wideEdges[low] * sampleRate / size < LOW_HERTZ) {
      low++;
    }
    lowBands = low;
    levels = new double[LAG][edges.length - 1];
    wideLevels = new double[LAG][wideEdges.length - 1];
    place = new AttackPlace(sampleRate);
    past = (int) ((AttackPlace.BEFORE_SECONDS + 0.16) * sampleRate) + size;
    sound = new float[past + Math.max(size, sampleRate / 2)];
    // Silence before the first sample.
    fill = past;
    start = -past;
    frameFrom = past - size + hop;
  }

  /** Bins where bands begin; low bands are one bin wide. */
  private static int[] edges(int sampleRate, int size, double perOctave) {
    var edges = new TreeSet<Integer>();
    double highest = Math.min(16_000, 0.5 * sampleRate);
    for (int i = 0; ; i++) {
      double hertz = LOWEST_HERTZ * StrictMath.pow(2, i / perOctave);
      if (hertz > highest) {
        break;
      }
      edges.add((int) Math.max(1, Math.rint(hertz * size / sampleRate)));
    }
    return edges.stream().mapToInt(e -> e).toArray();
  }

  /** Takes the next frames of one or the mean of two channels; all samples must be finite. */
  public void accept(float[][] planar, int count) {
    float[] left = planar[0];
    float[] right = planar.length > 1 ? planar[1] : left;
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, sound.length - fill);
      for (int i = 0; i < n; i++) {
        sound[fill + i] = 0.5f * (left[done + i] + right[done + i]);
      }
      fill += n;
      done += n;
      advance();
    }
  }

  private void advance() {
    while (frameFrom + size <= fill) {
      frame();
      frameFrom += hop;
      judge(frames - FUTURE);
    }
    int gone = frameFrom + size - past;
    if (gone > 0 && fill == sound.length) {
      System.arraycopy(sound, gone, sound, 0, fill - gone);
      fill -= gone;
      frameFrom -= gone;
      start += gone;
    }
  }

  private void frame() {
    double scale = 4.0 / size;
    for (int i = 0; i < size; i++) {
      x[i] = scale * window[i] * sound[frameFrom + i];
    }
    fft.forward(x, re, im, work);
    if (frames == curve.length) {
      curve = Arrays.copyOf(curve, 2 * frames);
      wideCurve = Arrays.copyOf(wideCurve, 2 * frames);
      lowCurve = Arrays.copyOf(lowCurve, 2 * frames);
      thumpCurve = Arrays.copyOf(thumpCurve, 2 * frames);
    }
    rises(edges, levels[frames % LAG], 1);
    curve[frames] = (float) (risen / (edges.length - 1));
    rises(wideEdges, wideLevels[frames % LAG], 0);
    wideCurve[frames] = (float) (risen / (wideEdges.length - 1));
    lowCurve[frames] = (float) (lowRisen / Math.max(1, lowBands));
    double low = lowAmplitude();
    thumpCurve[frames] = (float) Math.sqrt(Math.max(0, low - lowAmplitudes[frames % LAG]));
    lowAmplitudes[frames % LAG] = low;
    frames++;
  }

  private double lowAmplitude() {
    double power = 0;
    for (int k = wideEdges[0]; k < wideEdges[lowBands]; k++) {
      power += re[k] * re[k] + im[k] * im[k];
    }
    return Math.sqrt(power);
  }

  /** How much the levels of bands rise above the highest of so many neighbours; they become old. */
  private void rises(int[] bands, double[] old, int neighbours) {
    risen = 0;
    lowRisen = 0;
    double before = old[0];
    for (int b = 0; b < old.length; b++) {
      double power = 0;
      for (int k = bands[b]; k < bands[b + 1]; k++) {
        power += re[k] * re[k] + im[k] * im[k];
      }
      double level = Exact.log(1 + COMPRESSION * Math.sqrt(power));
      double highest = old[b];
      if (neighbours > 0) {
        highest = Math.max(highest, Math.max(before, b + 1 < old.length ? old[b + 1] : 0));
      }
      double rise = Math.max(0, level - highest);
      risen += rise;
      lowRisen += b < lowBands ? rise : 0;
      before = old[b];
      old[b] = level;
    }
  }

  /** Looks at all frames before {@code end} that have not been looked at: are they onsets? */
  private void judge(int end) {
    for (; judged < end; judged++) {
      float value = curve[judged];
      if (value < LEAST_PEAK || !highest(judged)) {
        continue;
      }
      double sum = 0;
      int from = Math.max(0, judged - PAST);
      int to = Math.min(frames, judged + FUTURE + 1);
      for (int i = from; i < to; i++) {
        sum += curve[i];
      }
      if (value > ABOVE_MEAN * sum / (to - from)) {
        add(value);
      }
    }
  }

  private boolean highest(int at) {
    for (int i = Math.max(0, at - AROUND); i <= Math.min(frames - 1, at + AROUND); i++) {
      if (curve[i] > curve[at] || (curve[i] == curve[at] && i < at)) {
        return false;
      }
    }
    return true;
  }

  private void add(float strength) {
    int near = (int) (Math.rint(seconds(judged) * sampleRate) - start);
    int after = (int) (AttackPlace.AFTER_SECONDS * sampleRate);
    int before = (int) (AttackPlace.BEFORE_SECONDS * sampleRate) + 64;
    int at = Math.clamp(near, before, Math.max(before, fill - after));
    double seconds = (double) (start + place.find(sound, at)) / sampleRate;
    if (seconds >= 0
        && (onsets.isEmpty() || seconds - onsets.getLast().seconds() > LEAST_GAP_SECONDS)) {
      onsets.add(new Onset(seconds, strength));
    }
  }

  /** Ends the stream. */
  public void finish() {
    accept(new float[][] {new float[size + FUTURE * hop]}, size + FUTURE * hop);
    judge(frames);
  }

  /** Where what begins at a value of the curves lies. */
  private double seconds(int frame) {
    return (frame + 1) * hopSeconds() - 0.5 * size / sampleRate + LATE_SECONDS;
  }

  /** The place of the first value of the curves. */
  public double firstSeconds() {
    return seconds(0);
  }

  /** Seconds from one value to the next. */
  public double hopSeconds() {
    return (double) hop / sampleRate;
  }

  /** Onset strength, in nepers a band, all octaves alike. */
  public double[] curve() {
    return wide(wideCurve, frames);
  }

  /** Onset strength below 160 Hz. */
  public double[] lowCurve() {
    return wide(lowCurve, frames);
  }

  /**
   * By how much the amplitude below 160 Hz rises, as its root: a kick has more of it than a bass
   * note that begins in silence.
   */
  public double[] thumpCurve() {
    return wide(thumpCurve, frames);
  }

  /** Onset strength above 160 Hz. */
  public double[] highCurve() {
    int all = wideEdges.length - 1;
    double[] high = new double[frames];
    for (int i = 0; i < frames; i++) {
      high[i] =
          Math.max(0, all * wideCurve[i] - lowBands * lowCurve[i]) / Math.max(1, all - lowBands);
    }
    return high;
  }

  private static double[] wide(float[] x, int count) {
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      y[i] = x[i];
    }
    return y;
  }

  /** What began, in order of time. */
  public List<Onset> onsets() {
    return List.copyOf(onsets);
  }
}
