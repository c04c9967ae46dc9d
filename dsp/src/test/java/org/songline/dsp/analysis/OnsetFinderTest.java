package org.songline.dsp.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnsetFinderTest {
  private static final int RATE = 44100;

  /** Bursts of decaying noise over a quiet hum. */
  private static float[] drums(int[] hits, double[] levels, int frames, double hum) {
    float[] x = new float[frames];
    var random = new Random(7);
    for (int i = 0; i < frames; i++) {
      x[i] = (float) (hum * Math.sin(i * 0.02));
    }
    for (int h = 0; h < hits.length; h++) {
      for (int i = 0; hits[h] + i < frames; i++) {
        double fade = Math.exp(-i / (0.04 * RATE)) * levels[h];
        x[hits[h] + i] += (float) (fade * (0.5 * random.nextGaussian() + Math.cos(i * 0.013)));
      }
    }
    return x;
  }

  private static List<OnsetFinder.Onset> find(float[] mono, double rate, double sensitivity) {
    return OnsetFinder.find(new float[][] {mono}, rate, sensitivity);
  }

  @Test
  void everyHitIsFoundWithinTwoMilliseconds() {
    int[] hits = {500, 6012, 11025, 16540, 22050, 24800, 33075, 38590};
    double[] levels = {0.5, 0.2, 0.4, 0.2, 0.5, 0.15, 0.4, 0.2};
    var found = find(drums(hits, levels, RATE, 0.01), RATE, 0.5);
    assertThat(found).hasSize(hits.length);
    for (int h = 0; h < hits.length; h++) {
      assertThat(Math.abs(found.get(h).frame() - hits[h]))
          .as("hit %d at %d", h, found.get(h).frame())
          .isLessThan(88);
    }
  }

  @Test
  void lessSensitivityKeepsOnlyTheStrongest() {
    int[] hits = {4000, 12000, 20000, 28000};
    double[] levels = {0.5, 0.01, 0.5, 0.01};
    float[] x = drums(hits, levels, RATE, 0);
    assertThat(find(x, RATE, 1)).hasSize(4);
    assertThat(find(x, RATE, 0.15)).hasSize(2);
  }

  @Test
  void aSteadyToneAndSilenceHaveNoAttacks() {
    assertThat(find(new float[RATE], RATE, 0.5)).isEmpty();
    assertThat(find(new float[0], RATE, 0.5)).isEmpty();
    float[] x = new float[RATE];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.5 * Math.sin(i * 0.05));
    }
    assertThat(find(x, RATE, 0.5)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void hitsUnderASustainedChordAreFoundToTheMillisecond() {
    float[] x = new float[2 * RATE];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.15 * (Math.sin(0.02 * i) + Math.sin(0.0252 * i) + Math.sin(0.0299 * i)));
    }
    int[] hits = {20_000, 41_000, 60_000};
    var random = new Random(6);
    for (int hit : hits) {
      for (int i = 0; i < 4000; i++) {
        x[hit + i] += (float) (0.2 * random.nextGaussian() * Math.exp(-i / 900.0));
      }
    }
    var found = find(x, RATE, 0.3).stream().filter(onset -> onset.frame() > 1000).toList();
    assertThat(found).hasSize(hits.length);
    for (int i = 0; i < hits.length; i++) {
      assertThat(found.get(i).frame()).isBetween(hits[i] - RATE / 1000, hits[i] + RATE / 1000);
    }
  }

  @Test
  void soundThatIsOppositeOnBothSidesIsHeardToo() {
    float[] left = new float[RATE];
    for (int i = 0; i < 24_000; i++) {
      left[20_000 + i] = (float) (0.5 * Math.sin(0.1 * i) * Math.exp(-i / 2000.0));
    }
    float[] right = new float[RATE];
    for (int i = 0; i < right.length; i++) {
      right[i] = -left[i];
    }
    assertThat(OnsetFinder.find(new float[][] {left, right}, RATE, 0.5)).hasSize(1);
  }
}
