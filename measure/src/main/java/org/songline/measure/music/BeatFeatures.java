package org.songline.measure.music;

import java.util.List;

/**
 * What each beat sounds like: the levels of nine octaves, how much begins, and which pitch classes.
 *
 * @param edges where the beats begin in seconds, and where the last one ends
 * @param colour by beat, then octave in units of 6 dB, then how much begins of all and of the bass
 * @param chroma by beat, then pitch class above the bass, then of the bass; each half has length 1
 * @param loudness of each beat in decibels
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record BeatFeatures(double[] edges, double[][] colour, double[][] chroma, double[] loudness) {
  static final int COLOURS = HarmonyMeter.BANDS + 2;
  private static final double RANGE_DB = 50;
  private static final double UNIT_DB = 6;
  private static final double BUSY = 2;

  int count() {
    return loudness.length;
  }

  /**
   * Gathers what was heard between places.
   *
   * @param edges rising
   * @param frameSeconds from one frame of {@code harmony} to the next, whose first lies there too
   */
  static BeatFeatures of(
      double[] edges, HarmonyMeter harmony, double frameSeconds, double cents, OnsetMeter onsets) {
    int n = edges.length - 1;
    double[][] colour = new double[n][COLOURS];
    double[][] chroma = new double[n][24];
    double[] loudness = new double[n];
    double top = -100;
    for (int f = 0; f < harmony.frames(); f++) {
      for (int b = 0; b < HarmonyMeter.BANDS; b++) {
        top = Math.max(top, harmony.level(f, b));
      }
    }
    double[] treble = new double[12];
    double[] bass = new double[12];
    for (int i = 0; i < n; i++) {
      java.util.Arrays.fill(treble, 0);
      java.util.Arrays.fill(bass, 0);
      double sum = 0;
      int from = (int) Math.floor(edges[i] / frameSeconds - 1);
      int to = (int) Math.ceil(edges[i + 1] / frameSeconds - 1);
      for (int f = Math.max(0, from); f <= Math.min(to, harmony.frames() - 1); f++) {
        double begin = Math.max(edges[i], (f + 0.5) * frameSeconds);
        double weight = Math.min(edges[i + 1], (f + 1.5) * frameSeconds) - begin;
        if (weight <= 0) {
          continue;
        }
        sum += weight;
        harmony.treble(f, cents, weight, treble);
        harmony.bass(f, cents, weight, bass);
        loudness[i] += weight * Math.max(top - RANGE_DB, harmony.loudness(f));
        for (int b = 0; b < HarmonyMeter.BANDS; b++) {
          colour[i][b] += weight * Math.max(0, harmony.level(f, b) - top + RANGE_DB) / UNIT_DB;
        }
      }
      if (sum == 0) {
        loudness[i] = top - RANGE_DB;
        continue;
      }
      loudness[i] /= sum;
      for (int b = 0; b < HarmonyMeter.BANDS; b++) {
        colour[i][b] /= sum;
      }
      unit(treble, chroma[i], 0);
      unit(bass, chroma[i], 12);
    }
    busy(colour, edges, onsets, onsets.curve(), HarmonyMeter.BANDS);
    busy(colour, edges, onsets, onsets.lowCurve(), HarmonyMeter.BANDS + 1);
    return new BeatFeatures(edges, colour, chroma, loudness);
  }

  private static void unit(double[] x, double[] to, int at) {
    double squares = 1e-12;
    for (double v : x) {
      squares += v * v;
    }
    for (int i = 0; i < x.length; i++) {
      to[at + i] = x[i] / Math.sqrt(squares);
    }
  }

  /** The mean of a curve within each beat, beside its mean over all. */
  private static void busy(
      double[][] colour, double[] edges, OnsetMeter onsets, double[] curve, int at) {
    double all = 1e-9;
    for (double c : curve) {
      all += c / curve.length;
    }
    for (int i = 0; i < colour.length; i++) {
      int from = (int) Math.rint((edges[i] - onsets.firstSeconds()) / onsets.hopSeconds());
      int to = (int) Math.rint((edges[i + 1] - onsets.firstSeconds()) / onsets.hopSeconds());
      double sum = 0;
      for (int k = Math.max(0, from); k < Math.min(to, curve.length); k++) {
        sum += curve[k];
      }
      colour[i][at] = BUSY * Math.min(3, sum / Math.max(1, to - from) / all);
    }
  }

  /** Edges of beats from the start of a sound to its end; even ones where nothing beats. */
  static double[] edges(List<Double> beats, double seconds, double unit) {
    if (beats.size() < 2) {
      int n = (int) Math.max(1, Math.rint(seconds / unit));
      double[] even = new double[n + 1];
      for (int i = 0; i <= n; i++) {
        even[i] = seconds * i / n;
      }
      return even;
    }
    double first = beats.get(1) - beats.getFirst();
    double last = beats.getLast() - beats.get(beats.size() - 2);
    int before = (int) Math.floor(beats.getFirst() / first + 0.1);
    int after = (int) Math.floor((seconds - beats.getLast()) / last);
    double[] edges = new double[before + beats.size() + after];
    for (int i = 0; i < edges.length; i++) {
      int k = i - before;
      edges[i] =
          k < 0
              ? beats.getFirst() + k * first
              : k < beats.size() ? beats.get(k) : beats.getLast() + (k - beats.size() + 1) * last;
    }
    return edges;
  }
}
