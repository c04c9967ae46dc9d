package org.songline.dsp.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;

class PeakFinderTest {
  private static final int QUANTA = 40;

  /** A peak: when, counted from the first frame that is looked at, and how high. */
  private record Peak(double at, double size) {}

  private interface Wave {
    double at(double frame);
  }

  private static List<Peak> peaks(Wave wave, float level) {
    var finder = new PeakFinder();
    List<Peak> found = new ArrayList<>();
    float[] x = new float[Quantum.FRAMES];
    for (int q = 0; q < QUANTA; q++) {
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) wave.at(q * Quantum.FRAMES + i);
      }
      int count = finder.find(x, 0, 1, level);
      for (int p = 0; p < count; p++) {
        double first = (double) q * Quantum.FRAMES - PeakFinder.LATENCY;
        found.add(new Peak(first + finder.at(p), finder.size(p)));
      }
    }
    return found;
  }

  @Test
  void everyHalfWaveOfAToneIsOnePeakInItsPlaceAndOfItsHeight() {
    for (double turns : new double[] {0.01, 0.1, 0.31, 0.42}) {
      double phase = 0.123;
      var found = peaks(n -> Math.sin(2 * Math.PI * (turns * n + phase)), 0.9f);
      double gap = 0.5 / turns;
      double first = (0.25 - phase) / turns;
      int checked = 0;
      for (Peak peak : found) {
        // The tone begins at once, which is no tone to the filter that reads it.
        if (peak.at > 70) {
          double number = (peak.at - first) / gap;
          assertThat(number).isCloseTo(Math.rint(number), within(2e-3));
          assertThat(peak.size).isCloseTo(1, within(1e-4));
          checked++;
        }
      }
      double last = (double) (QUANTA - 1) * Quantum.FRAMES - PeakFinder.LATENCY + Quantum.FRAMES;
      assertThat((double) checked).isCloseTo((last - 70) / gap, within(1.01));
    }
  }

  @Test
  void whatIsNotAboveTheLevelIsNoPeak() {
    // Until then the filter that reads it hears a tone that begins at once.
    assertThat(peaks(n -> 0.5 * Math.sin(0.3 * n), 0.5001f)).allMatch(p -> p.at < 70);
    assertThat(peaks(n -> 0.5 * Math.sin(0.3 * n), 0.4999f)).anyMatch(p -> p.at > 70);
  }

  @Test
  void peaksComeInOrderAndOnceEach() {
    var found = peaks(n -> Math.sin(1.9 * n) + 0.8 * Math.sin(2.6 * n + 1), 0.2f);
    assertThat(found).hasSizeGreaterThan(1000);
    for (int i = 1; i < found.size(); i++) {
      assertThat(found.get(i).at - found.get(i - 1).at).isGreaterThan(0.3);
    }
  }
}
