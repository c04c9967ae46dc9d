package org.songline.measure.music;

import java.util.ArrayList;
import java.util.List;
import org.songline.dsp.Exact;

/**
 * Finds where the parts of a piece begin: the division into stretches of even sound that explains
 * the beats best at a price for each stretch (dynamic programming as in Jackson and others, "An
 * algorithm for optimal partitioning of data on an interval", 2005), a lower price for stretches of
 * four, eight or more bars.
 */
final class SectionFinder {
  private static final int LONGEST_BARS = 48;
  private static final int SHORTEST_BARS = 3;

  /** What a part costs, in squares of the usual movement within two bars. */
  private static final double PRICE = 50;

  /** How much more a part of an odd number of bars costs. */
  private static final double ODD = 2;

  /** Neighbours less far apart than this are one part. */
  private static final double ONE_PART = 0.4;

  private static final double SAME = 0.6;
  private static final double ALIKE = 1.1;
  private static final double SAME_TONES = 0.85;
  private static final double TAIL_DB = 18;
  private static final int STEP_BARS = 4;
  private static final int END_BARS = 16;
  private static final double ENERGY_DB = 24;

  /** How much more a part costs that begins within a bar. */
  private static final double OFF_BAR = 1;

  private final BeatFeatures beats;
  private final int bar;
  private final int first;
  private final double[][] sums;
  private final double[][] squares;

  /**
   * @param first a beat that begins a bar; -1 when none is sure
   */
  SectionFinder(BeatFeatures beats, int beatsPerBar, int first) {
    this.beats = beats;
    this.first = first;
    bar = beatsPerBar;
    int n = beats.count();
    int d = BeatFeatures.COLOURS;
    double[] noise = noise();
    sums = new double[n + 1][d];
    squares = new double[n + 1][d];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < d; k++) {
        double x = beats.colour()[i][k] / noise[k];
        sums[i + 1][k] = sums[i][k] + x;
        squares[i + 1][k] = squares[i][k] + x * x;
      }
    }
  }

  /** How far each colour moves within two bars. */
  private double[] noise() {
    int n = beats.count();
    int d = BeatFeatures.COLOURS;
    double[] noise = new double[d];
    int reach = 2 * bar;
    for (int k = 0; k < d; k++) {
      double sum = 0;
      int count = 0;
      for (int at = 0; at + reach <= n; at += reach) {
        double mean = 0;
        for (int i = at; i < at + reach; i++) {
          mean += beats.colour()[i][k] / reach;
        }
        for (int i = at; i < at + reach; i++) {
          double away = beats.colour()[i][k] - mean;
          sum += away * away;
          count++;
        }
      }
      noise[k] = Math.sqrt(sum / Math.max(1, count)) + 0.25;
    }
    return noise;
  }

  /** The sum of squares about the mean from one beat to another. */
  private double spread(int from, int to) {
    double spread = 0;
    int n = to - from;
    for (int k = 0; k < BeatFeatures.COLOURS; k++) {
      double sum = sums[to][k] - sums[from][k];
      spread += squares[to][k] - squares[from][k] - sum * sum / n;
    }
    return spread;
  }

  private double price(int length) {
    if (length % (8 * bar) == 0) {
      return PRICE;
    }
    if (length % (4 * bar) == 0) {
      return PRICE * (1 + 0.3 * ODD);
    }
    if (length % (2 * bar) == 0) {
      return PRICE * (1 + 0.7 * ODD);
    }
    return PRICE * (1 + ODD);
  }

  private double start(int at) {
    return first < 0 || at == 0 || (at - first) % bar == 0 ? 0 : OFF_BAR * PRICE;
  }

  /** The first beat of every part, and the end. */
  int[] boundaries() {
    int n = heard();
    double[] best = new double[n + 1];
    int[] from = new int[n + 1];
    for (int to = 1; to <= n; to++) {
      best[to] = Double.POSITIVE_INFINITY;
      for (int at = Math.max(0, to - LONGEST_BARS * bar); at < to; at++) {
        int length = to - at;
        boolean edge = to == n;
        if (length < SHORTEST_BARS * bar && !edge) {
          continue;
        }
        double price = (edge ? PRICE : price(length)) + start(at);
        double cost = best[at] + spread(at, to) + price;
        if (cost < best[to]) {
          best[to] = cost;
          from[to] = at;
        }
      }
    }
    List<Integer> boundaries = new ArrayList<>();
    for (int at = n; at > 0; at = from[at]) {
      boundaries.addFirst(at);
    }
    boundaries.addFirst(0);
    mergeEnds(boundaries);
    boundaries.set(boundaries.size() - 1, beats.count());
    return merged(boundaries.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The beats before the last sound has rung out. */
  private int heard() {
    int n = beats.count();
    int from = Math.max(0, n - END_BARS * bar);
    double loudest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < n; i++) {
      loudest = Math.max(loudest, beats.loudness()[i]);
    }
    while (n > from + 1 && beats.loudness()[n - 1] < loudest - TAIL_DB) {
      n--;
    }
    return n;
  }

  /**
   * What only rings on after the last part belongs to it; so does what is heard before the first. A
   * beginning that grows in short steps is one part, and an ending that falls in them.
   */
  private void mergeEnds(List<Integer> boundaries) {
    while (boundaries.size() > 2) {
      int last = boundaries.size() - 2;
      int from = boundaries.get(last);
      int length = boundaries.get(last + 1) - from;
      boolean rings =
          loudness(from, from + length) < loudness(boundaries.get(last - 1), from) - TAIL_DB;
      if (length >= SHORTEST_BARS * bar && !rings) {
        break;
      }
      boundaries.subList(last, last + 1).clear();
    }
    while (boundaries.size() > 2 && boundaries.get(1) < SHORTEST_BARS * bar) {
      boundaries.subList(1, 2).clear();
    }
    while (boundaries.size() > 3 && steps(boundaries, boundaries.size() - 3, -1)) {
      boundaries.subList(boundaries.size() - 2, boundaries.size() - 1).clear();
    }
    while (boundaries.size() > 3 && steps(boundaries, 0, 1)) {
      boundaries.subList(1, 2).clear();
    }
  }

  /** Whether a short part and the next are one that grows, or falls, in steps. */
  private boolean steps(List<Integer> boundaries, int part, int direction) {
    int from = boundaries.get(part);
    int middle = boundaries.get(part + 1);
    int to = boundaries.get(part + 2);
    boolean isShort = middle - from <= STEP_BARS * bar;
    boolean nextIsShort = to - middle <= STEP_BARS * bar;
    return isShort
        && (direction < 0 || nextIsShort)
        && direction * (loudness(middle, to) - loudness(from, middle)) > 0;
  }

  /** Neighbours that differ too little to be parts of their own become one. */
  private int[] merged(int[] edges) {
    int[] left = edges;
    while (left.length > 2) {
      int nearest = -1;
      double least = ONE_PART;
      for (int i = 1; i < left.length - 1; i++) {
        double apart = apart(left, i - 1, i);
        if (apart < least) {
          least = apart;
          nearest = i;
        }
      }
      if (nearest < 0) {
        break;
      }
      int[] next = new int[left.length - 1];
      System.arraycopy(left, 0, next, 0, nearest);
      System.arraycopy(left, nearest + 1, next, nearest, next.length - nearest);
      left = next;
    }
    return left;
  }

  private double loudness(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Exact.gain(2 * beats.loudness()[i]);
    }
    return 0.5 * Exact.decibels(sum / (to - from));
  }

  /**
   * The parts in order of time.
   *
   * @param edges what {@link #boundaries} gives
   * @param seconds length of the sound
   */
  List<Section> sections(int[] edges, double seconds) {
    int n = edges.length - 1;
    String[] labels = labels(edges);
    double loudest = -200;
    double busiest = 1e-9;
    for (int i = 0; i < n; i++) {
      loudest = Math.max(loudest, loudness(edges[i], edges[i + 1]));
      busiest = Math.max(busiest, busy(edges[i], edges[i + 1]));
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double loud = 1 + (loudness(edges[i], edges[i + 1]) - loudest) / ENERGY_DB;
      double energy = 7 * Math.max(0, loud) + 3 * busy(edges[i], edges[i + 1]) / busiest;
      sections.add(
          new Section(
              labels[i],
              i == 0 ? 0 : beats.edges()[edges[i]],
              i == n - 1 ? seconds : beats.edges()[edges[i + 1]],
              energy));
    }
    return sections;
  }

  private double busy(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += beats.colour()[i][HarmonyMeter.BANDS];
    }
    return sum / (to - from);
  }

  private String[] labels(int[] edges) {
    int n = edges.length - 1;
    String[] labels = new String[n];
    int letters = 0;
    for (int i = 0; i < n; i++) {
      int nearest = -1;
      double least = ALIKE;
      for (int k = 0; k < i; k++) {
        double apart = apart(edges, i, k);
        if (apart < least) {
          least = apart;
          nearest = k;
        }
      }
      if (nearest < 0) {
        labels[i] = letter(letters++);
      } else {
        String known = labels[nearest];
        boolean same = least < SAME && alikeTones(edges, i, nearest);
        labels[i] = same || known.endsWith("'") ? known : known + "'";
      }
    }
    return labels;
  }

  private static String letter(int i) {
    return i < 26 ? String.valueOf((char) ('A' + i)) : "A" + i;
  }

  /** How far the mean colours of two parts lie apart, in usual movements. */
  private double apart(int[] edges, int a, int b) {
    double sum = 0;
    for (int k = 0; k < BeatFeatures.COLOURS; k++) {
      double one = (sums[edges[a + 1]][k] - sums[edges[a]][k]) / (edges[a + 1] - edges[a]);
      double two = (sums[edges[b + 1]][k] - sums[edges[b]][k]) / (edges[b + 1] - edges[b]);
      sum += (one - two) * (one - two);
    }
    return Math.sqrt(sum / BeatFeatures.COLOURS);
  }

  private boolean alikeTones(int[] edges, int a, int b) {
    double[] one = tones(edges[a], edges[a + 1]);
    double[] two = tones(edges[b], edges[b + 1]);
    double dot = 0;
    double ones = 1e-12;
    double twos = 1e-12;
    for (int i = 0; i < one.length; i++) {
      dot += one[i] * two[i];
      ones += one[i] * one[i];
      twos += two[i] * two[i];
    }
    return dot > SAME_TONES * Math.sqrt(ones * twos);
  }

  private double[] tones(int from, int to) {
    double[] sum = new double[24];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += beats.chroma()[i][k];
      }
    }
    return sum;
  }
}
