package org.songline.measure.fault;

import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Window;
import org.songline.measure.spectrum.LevelHistogram;

/**
 * The mean of one channel in every second, under a window that keeps bass out of it: a tone of 20
 * Hz counts 0.0001 of its level.
 */
final class OffsetMeter {
  private final double[] window;
  private final LevelHistogram seconds = new LevelHistogram();
  private int at;
  private double sum;
  private long second;
  private double worst;
  private long worstSecond;

  OffsetMeter(int sampleRate) {
    window = Window.hann(sampleRate);
  }

  void accept(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      sum = Math.fma(window[at], x[i], sum);
      at++;
      if (at == window.length) {
        endSecond();
      }
    }
  }

  private void endSecond() {
    double mean = Math.abs(2 * sum / window.length);
    if (mean > worst) {
      worst = mean;
      worstSecond = second;
    }
    seconds.add(mean * mean);
    second++;
    at = 0;
    sum = 0;
  }

  double worst() {
    return worst;
  }

  long worstSecond() {
    return worstSecond;
  }

  /** Half of the seconds have less. */
  double median() {
    return seconds.count() == 0 ? 0 : Exact.gain(seconds.percentile(50));
  }
}
