package org.songline.dsp.analysis;

import java.util.ArrayList;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/**
 * The attacks of a recording: where the level of many bands rises at once, on a logarithmic scale
 * (the spectral flux of Dixon, "Onset detection revisited", 2006, with the peak picking of Böck,
 * Krebs and Schedl, 2012), each moved to the frame at which its rise begins.
 */
public final class OnsetFinder {
  private static final double HOP_SECONDS = 0.004;
  private static final double WINDOW_SECONDS = 0.012;
  private static final double COMPRESSION = 200;
  private static final int LAG = 2;
  private static final double AROUND_SECONDS = 0.1;
  private static final double LEAST_GAP_SECONDS = 0.03;
  private static final double BACK_SECONDS = 0.012;
  private static final int BANDS = 24;

  /** Share of its steepest place at which an attack has begun. */
  private static final float BEGUN = 0.125f;

  private OnsetFinder() {}

  /**
   * An attack.
   *
   * @param frame where it begins
   * @param strength how much louder the sound becomes, in nepers a band; 0.1 is faint, 2 a drum
   */
  public record Onset(int frame, double strength) {}

  /**
   * The attacks in order of time.
   *
   * @param channels of one length, full scale 1
   * @param sensitivity 0 for the strongest only, to 1 for the faintest
   */
  public static List<Onset> find(float[][] channels, double rate, double sensitivity) {
    int hop = Math.max(1, (int) Math.rint(rate * HOP_SECONDS));
    int length = channels[0].length;
    double[] flux = flux(channels, rate, hop);
    float[] edges = edges(channels);
    double threshold = 0.04 * Exact.pow(20, 1 - Math.clamp(sensitivity, 0, 1));
    int around = (int) Math.rint(AROUND_SECONDS / HOP_SECONDS);
    int gap = (int) Math.rint(LEAST_GAP_SECONDS / HOP_SECONDS);
    List<Onset> found = new ArrayList<>();
    int last = -gap;
    for (int i = 0; i < flux.length; i++) {
      if (flux[i] < threshold || i - last < gap || !highest(flux, i, gap)) {
        continue;
      }
      double sum = 0;
      int count = 0;
      for (int k = Math.max(0, i - around); k < Math.min(flux.length, i + around); k++) {
        sum += flux[k];
        count++;
      }
      if (flux[i] > sum / count + threshold / 2) {
        found.add(new Onset(start(edges, rate, Math.min(length - 1, i * hop)), flux[i]));
        last = i;
      }
    }
    return found;
  }

  private static boolean highest(double[] flux, int i, int reach) {
    for (int k = Math.max(0, i - reach); k <= Math.min(flux.length - 1, i + reach); k++) {
      if (flux[k] > flux[i]) {
        return false;
      }
    }
    return true;
  }

  /** The rise at each hop, of windows around its first frame; none where the sound is cut off. */
  private static double[] flux(float[][] channels, double rate, int hop) {
    int length = channels[0].length;
    int size = Integer.highestOneBit(Math.max(64, (int) (rate * WINDOW_SECONDS)));
    double[] window = Window.hann(size);
    RealFft fft = RealFft.of(size);
    Fft.Work work = fft.work();
    double[] x = new double[size];
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    int[] edges = bands(fft.bins());
    int count = length / hop + 1;
    double[][] levels = new double[count + LAG][edges.length - 1];
    double[] flux = new double[count];
    for (int f = 0; f < count; f++) {
      int from = f * hop - size / 2;
      double[] before = levels[f];
      double[] now = levels[f + LAG];
      for (float[] channel : channels) {
        for (int i = 0; i < size; i++) {
          int at = from + i;
          x[i] = at >= 0 && at < length ? 4 * window[i] * channel[at] / size : 0;
        }
        fft.forward(x, re, im, work);
        for (int b = 0; b < now.length; b++) {
          for (int k = edges[b]; k < edges[b + 1]; k++) {
            now[b] += (re[k] * re[k] + im[k] * im[k]) / channels.length;
          }
        }
      }
      double rise = 0;
      for (int b = 0; b < now.length; b++) {
        now[b] = Exact.log(1 + COMPRESSION * Math.sqrt(now[b]));
        rise += Math.max(0, now[b] - before[b]);
      }
      boolean cut = from + size > length;
      flux[f] = cut ? 0 : rise / now.length;
    }
    return flux;
  }

  private static int[] bands(int bins) {
    var edges = new ArrayList<Integer>();
    edges.add(1);
    for (int b = 1; b <= BANDS; b++) {
      int edge = (int) Math.rint(Exact.pow(bins - 1, (double) b / BANDS));
      if (edge > edges.getLast()) {
        edges.add(edge);
      }
    }
    return edges.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How steep the sound is at each frame, all channels: a low tone that goes on hides little. */
  private static float[] edges(float[][] channels) {
    float[] edges = new float[channels[0].length];
    for (float[] channel : channels) {
      float before = 0;
      for (int i = 0; i < edges.length; i++) {
        edges[i] += Math.abs(channel[i] - before);
        before = channel[i];
      }
    }
    return edges;
  }

  /**
   * The frame at which the rise around {@code near} begins: the first before the attack's peak that
   * is steeper than what was there before by more than an eighth of that peak.
   */
  private static int start(float[] edges, double rate, int near) {
    int back = (int) (BACK_SECONDS * rate);
    int from = Math.max(0, near - back);
    int to = Math.min(edges.length, near + back);
    float before = 0;
    for (int i = Math.max(0, from - back); i < from; i++) {
      before = Math.max(before, edges[i]);
    }
    int peak = from;
    for (int i = from; i < to; i++) {
      peak = edges[i] > edges[peak] ? i : peak;
    }
    float level = before + BEGUN * (edges[peak] - before);
    int first = from;
    while (first < peak && edges[first] <= level) {
      first++;
    }
    return first;
  }
}
