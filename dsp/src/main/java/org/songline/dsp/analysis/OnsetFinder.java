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
   * @param mono full scale 1
   * @param sensitivity 0 for the strongest only, to 1 for the faintest
   */
  public static List<Onset> find(float[] mono, double rate, double sensitivity) {
    int hop = Math.max(1, (int) Math.rint(rate * HOP_SECONDS));
    double[] flux = flux(mono, rate, hop);
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
        found.add(new Onset(start(mono, rate, Math.min(mono.length - 1, i * hop)), flux[i]));
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
  private static double[] flux(float[] mono, double rate, int hop) {
    int size = Integer.highestOneBit(Math.max(64, (int) (rate * WINDOW_SECONDS)));
    double[] window = Window.hann(size);
    RealFft fft = RealFft.of(size);
    Fft.Work work = fft.work();
    double[] x = new double[size];
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    int[] edges = edges(fft.bins());
    int count = mono.length / hop + 1;
    double[][] levels = new double[count + LAG][edges.length - 1];
    double[] flux = new double[count];
    for (int f = 0; f < count; f++) {
      int from = f * hop - size / 2;
      for (int i = 0; i < size; i++) {
        int at = from + i;
        x[i] = at >= 0 && at < mono.length ? 4 * window[i] * mono[at] / size : 0;
      }
      fft.forward(x, re, im, work);
      double[] before = levels[f];
      double[] now = levels[f + LAG];
      double rise = 0;
      for (int b = 0; b < now.length; b++) {
        double power = 0;
        for (int k = edges[b]; k < edges[b + 1]; k++) {
          power += re[k] * re[k] + im[k] * im[k];
        }
        now[b] = Exact.log(1 + COMPRESSION * Math.sqrt(power));
        rise += Math.max(0, now[b] - before[b]);
      }
      boolean cut = from + size > mono.length;
      flux[f] = cut ? 0 : rise / now.length;
    }
    return flux;
  }

  private static int[] edges(int bins) {
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

  /**
   * The frame at which the rise around {@code near} begins: after the last time that the sound,
   * before the attack's peak, is no louder than an eighth of that peak above what was there before.
   */
  private static int start(float[] mono, double rate, int near) {
    int back = (int) (BACK_SECONDS * rate);
    int from = Math.max(0, near - back);
    int to = Math.min(mono.length, near + back);
    float before = 0;
    for (int i = Math.max(0, from - back); i < from; i++) {
      before = Math.max(before, Math.abs(mono[i]));
    }
    int peak = from;
    for (int i = from; i < to; i++) {
      peak = Math.abs(mono[i]) > Math.abs(mono[peak]) ? i : peak;
    }
    float level = before + (Math.abs(mono[peak]) - before) / 8;
    int first = from;
    while (first < peak && Math.abs(mono[first]) <= level) {
      first++;
    }
    while (first > from
        && Math.abs(mono[first - 1]) > before
        && mono[first - 1] * mono[first] > 0) {
      first--;
    }
    return first;
  }
}
