package org.songline.dsp.stretch;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * One transposition of what a {@link ShiftAnalysis} hears: frames turned to lie {@code speed} times
 * as far apart, added up, and read {@code speed} times as fast.
 */
final class ShiftVoice {
  /** Frames that wait between being made and being read, and some. */
  private static final int PLACES = 32;

  /** Frames after which nothing is left of the last that was used. */
  private static final int LONG_UNUSED = 32;

  /** By how much the ratio may change from frame to frame, so that frames always overlap. */
  private static final double MOST_STEP = 1.25;

  /** Parts of the envelope that lie deeper than this count as noise: -84 dB. */
  private static final float LEAST_ENVELOPE = -14;

  /** The least overlap of frames that is evened out. */
  private static final float LEAST_WEIGHT = 0.05f;

  /** As far as a part of the envelope is lifted: 60 dB. */
  private static final float MOST_GAIN = 10;

  private final StreamGrid grid;
  private final int lead;
  private final float[] turnRe;
  private final float[] turnIm;
  private final float[] gains;

  /** The spectrum of the frame, then the frame itself: left and right. */
  private final float[] re;

  private final float[] im;
  private final float[] window;
  private final float[][] sums;
  private final float[] weights;
  private final float[] parts = new float[2 * SincTable.PARTS * Quantum.FRAMES];
  private final float[][] ready;
  private final int mask;
  private final double[] places = new double[PLACES];
  private double speed;
  private double place;
  private long centre;
  private int reach;
  private long complete;
  private boolean shaped;
  private boolean fresh = true;
  private boolean used = true;
  private int unused;

  /**
   * @param lead hops from the start of a frame to the middle of what it sounds as
   */
  ShiftVoice(StreamGrid grid, int lead) {
    this.grid = grid;
    this.lead = lead;
    int bins = grid.bins();
    int ring = grid.size * 4;
    mask = ring - 1;
    turnRe = new float[bins];
    turnIm = new float[bins];
    gains = new float[bins];
    re = new float[grid.size];
    im = new float[grid.size];
    window = new float[grid.size];
    sums = new float[2][ring];
    weights = new float[ring];
    ready = new float[2][ring + SincTable.TAPS];
    reset();
  }

  void reset() {
    straighten();
    for (int c = 0; c < 2; c++) {
      Arrays.fill(sums[c], 0);
      Arrays.fill(ready[c], 0);
    }
    Arrays.fill(weights, 0);
    speed = 1;
    unused = 0;
    fresh = true;
    place = 0;
    for (int i = 0; i < PLACES; i++) {
      places[i] = (double) (i - PLACES) * grid.hop;
    }
    places[0] = 0;
    complete = -(long) lead * grid.hop - SincTable.REACH;
  }

  /** Whether the frames that follow are added; those that are not fade out. */
  void use(boolean wanted) {
    used = wanted;
  }

  /** Lets all bins be as they are in the input. */
  void straighten() {
    Arrays.fill(turnRe, 1);
    Arrays.fill(turnIm, 0);
  }

  /**
   * Moves on to the next frame.
   *
   * @param number of the frame, from 1
   * @param wanted ratio by which frequencies rise, 0.25 to 4; reached in steps of a few semitones
   * @param envelopeRatio by which the spectral envelope rises; {@code wanted} to leave it alone
   * @param read output frames that are behind the reader
   */
  void advance(ShiftAnalysis heard, long number, double wanted, double envelopeRatio, long read) {
    double ratio = fresh ? wanted : Math.clamp(wanted, speed / MOST_STEP, speed * MOST_STEP);
    fresh = false;
    speed = ratio;
    long before = (long) Math.rint(place);
    place += grid.hop * ratio;
    places[(int) number & (PLACES - 1)] = place;
    centre = (long) Math.rint(place);
    unused = used ? 0 : Math.min(LONG_UNUSED, unused + 1);
    double turned = used ? (double) (centre - before) - grid.hop : 0;
    if (turned != 0) {
      turn(heard, turned);
    }
    shaped = used && envelopeRatio != wanted;
    if (shaped) {
      shape(heard, ratio / envelopeRatio);
    }
    if (used && heard.beginning && ratio != 1) {
      begin(heard, ratio);
    }
    double room = centre - at(read) - SincTable.REACH - 2;
    reach = (int) Math.max(4, Math.min(grid.size / 2.0 * Math.min(1, ratio), room));
    windows();
  }

  private void turn(ShiftAnalysis heard, double frames) {
    Peaks peaks = heard.peaks;
    for (int i = 0; i < peaks.count(); i++) {
      double turns = heard.frequency[i] * frames;
      float part = (float) (turns - Math.rint(turns));
      double c = Exact.fastCos(part);
      double s = Exact.fastSin(part);
      int p = peaks.at(i);
      double r = turnRe[p] * c - turnIm[p] * s;
      double m = turnRe[p] * s + turnIm[p] * c;
      double norm = 1 / Math.sqrt(r * r + m * m);
      Arrays.fill(re, peaks.start(i), peaks.end(i), (float) (r * norm));
      Arrays.fill(im, peaks.start(i), peaks.end(i), (float) (m * norm));
    }
    System.arraycopy(re, 0, turnRe, 0, turnRe.length);
    System.arraycopy(im, 0, turnIm, 0, turnIm.length);
  }

  /** Gains that move the envelope by a factor, {@code stretch} bins to one. */
  private void shape(ShiftAnalysis heard, double stretch) {
    float[] envelope = heard.envelope;
    int last = envelope.length - 1;
    float loudest = -1000;
    for (int b = 0; b <= last; b++) {
      loudest = Math.max(loudest, envelope[b]);
    }
    float least = loudest + LEAST_ENVELOPE;
    for (int b = 0; b <= last; b++) {
      double from = Math.min(last, b * stretch);
      int whole = Math.min(last - 1, (int) from);
      float part = (float) (from - whole);
      float wanted = Math.fma(part, envelope[whole + 1] - envelope[whole], envelope[whole]);
      gains[b] = Math.max(wanted, least) - Math.max(envelope[b], least);
    }
    for (int b = 0; b <= last; b++) {
      gains[b] = Exact.fastExp2(Math.min(MOST_GAIN, gains[b]));
    }
  }

  /**
   * Brings a beginning to its place in the output: its bins are moved in time as one, and are left
   * out of frames that could not reach so far.
   */
  private void begin(ShiftAnalysis heard, double ratio) {
    double most = Math.min(0.45, 0.125 / Math.abs(ratio - 1)) * grid.size;
    int ahead = heard.ahead;
    if (ahead < -most) {
      return;
    }
    if (!shaped) {
      shaped = true;
      Arrays.fill(gains, 1);
    }
    float gain = ahead > most ? 0 : (float) lost(ahead, ratio, most);
    double step = -(ratio - 1) * ahead / grid.size;
    float part = (float) (step - Math.rint(step));
    double c = Exact.fastCos(part);
    double s = Exact.fastSin(part);
    double r = 1;
    double m = 0;
    for (int b = 0; b < gains.length; b++) {
      if (heard.fresh[b]) {
        gains[b] *= gain;
        turnRe[b] = (float) r;
        turnIm[b] = (float) m;
      }
      double next = r * c - m * s;
      m = r * s + m * c;
      r = next;
    }
  }

  /** By how much a beginning must be louder because some frames leave it out or hold it aside. */
  private double lost(int ahead, double ratio, double most) {
    double wanted = 0;
    double had = 1e-9;
    int half = grid.size / 2;
    int first = ahead % grid.hop - 4 * grid.hop;
    for (int d = first; d < half; d += grid.hop) {
      int to = (int) Math.rint(ratio * d);
      if (to <= -half || to >= half || d <= -half) {
        continue;
      }
      wanted += grid.analysis[half + to] * grid.synthesis[half + to];
      if (d <= most) {
        had += grid.analysis[half + d] * grid.synthesis[half + to];
      }
    }
    return Math.min(4, wanted / had);
  }

  private void windows() {
    int half = grid.size / 2;
    if (reach == half) {
      System.arraycopy(grid.synthesis, 0, window, 0, grid.size);
    } else {
      double step = (double) half / reach;
      for (int i = -reach; i < reach; i++) {
        double at = half + i * step;
        int whole = (int) at;
        float a = grid.synthesis[whole];
        float b = whole + 1 < grid.size ? grid.synthesis[whole + 1] : grid.synthesis[0];
        window[half + i] = Math.fma((float) (at - whole), b - a, a);
      }
    }
    overlap(grid.analysis, 1, weights);
  }

  /** Adds what lies under the window, times a factor, to a ring around the frame's place. */
  private void overlap(float[] x, float factor, float[] ring) {
    int half = grid.size / 2;
    int from = half + (int) Math.max(-reach, complete - centre);
    int to = half + reach;
    int at = (int) (centre - half + from) & mask;
    int head = Math.min(to - from, mask + 1 - at);
    for (int i = 0; i < head; i++) {
      ring[at + i] = Math.fma(x[from + i] * factor, window[from + i], ring[at + i]);
    }
    int rest = from + head;
    for (int i = 0; i < to - rest; i++) {
      ring[i] = Math.fma(x[rest + i] * factor, window[rest + i], ring[i]);
    }
  }

  /** Makes the frame of both channels. */
  void add(ShiftAnalysis heard) {
    if (!used) {
      return;
    }
    int size = grid.size;
    int bins = turnRe.length;
    int kept = (int) Math.min(bins, bins / Math.max(1, speed));
    if (shaped) {
      for (int b = 0; b < kept; b++) {
        re[b] = turnRe[b] * gains[b];
        im[b] = turnIm[b] * gains[b];
      }
    } else {
      System.arraycopy(turnRe, 0, re, 0, kept);
      System.arraycopy(turnIm, 0, im, 0, kept);
    }
    turnFrame(heard.re, heard.im, Math.min(kept, size / 2));
    // What has no mirror is only scaled.
    im[0] = re[0] * heard.im[0];
    re[0] *= heard.re[0];
    if (kept > size / 2) {
      im[size / 2] = re[size / 2] * heard.im[size / 2];
      re[size / 2] *= heard.re[size / 2];
    } else {
      Arrays.fill(re, kept, size - kept + 1, 0f);
      Arrays.fill(im, kept, size - kept + 1, 0f);
    }
    // The parts exchanged transform backwards.
    grid.fft.forward(im, re, grid.work, im, re);
    float scale = 1f / size;
    overlap(re, scale, sums[0]);
    overlap(im, scale, sums[1]);
  }

  /** The bins from 1 on turned by what stands in the frame, and their mirrors the other way. */
  private void turnFrame(float[] fr, float[] fi, int to) {
    int size = grid.size;
    for (int b = 1; b < to; b++) {
      int m = size - b;
      float r = re[b];
      float i = im[b];
      re[b] = Math.fma(fr[b], r, -fi[b] * i);
      im[b] = Math.fma(fr[b], i, fi[b] * r);
      re[m] = Math.fma(fr[m], r, fi[m] * i);
      im[m] = Math.fma(fi[m], r, -fr[m] * i);
    }
  }

  /** Where an output frame is read: a curve through the places of frames (Catmull-Rom). */
  private double at(long frame) {
    long hop = Math.floorDiv(frame, (long) grid.hop);
    double t = (double) (frame - hop * grid.hop) / grid.hop;
    int first = (int) (hop - lead - 1);
    double p0 = places[first & (PLACES - 1)];
    double p1 = places[(first + 1) & (PLACES - 1)];
    double p2 = places[(first + 2) & (PLACES - 1)];
    double p3 = places[(first + 3) & (PLACES - 1)];
    double square = 2 * p0 - 5 * p1 + 4 * p2 - p3;
    double cube = 3 * (p1 - p2) + p3 - p0;
    return p1 + 0.5 * t * (p2 - p0 + t * (square + t * cube));
  }

  /** Writes output frames from {@code frame} on, interleaved. */
  void read(long frame, float[] out, int count) {
    if (unused == LONG_UNUSED) {
      complete((long) Math.floor(at(frame + count - 1)) + SincTable.REACH + 1);
      Arrays.fill(out, 0, 2 * count, 0);
      return;
    }
    complete((long) Math.floor(at(frame + count - 1)) + SincTable.REACH + 1);
    for (int i = 0; i < count; i++) {
      double at = at(frame + i);
      long whole = (long) Math.floor(at);
      int from = (int) (whole - SincTable.REACH + 1) & mask;
      SincTable.INSTANCE.read(ready[0], ready[1], from, at - whole, parts, 2 * SincTable.PARTS * i);
    }
    for (int i = 0; i < 2 * count; i++) {
      out[i] = SincTable.sum(parts, SincTable.PARTS * i);
    }
  }

  private void complete(long upTo) {
    while (complete < upTo) {
      int at = (int) complete & mask;
      int run = (int) Math.min(upTo - complete, mask + 1 - at);
      for (int i = at; i < at + run; i++) {
        float scale = 1 / Math.max(LEAST_WEIGHT, weights[i]);
        ready[0][i] = sums[0][i] * scale;
        ready[1][i] = sums[1][i] * scale;
      }
      Arrays.fill(weights, at, at + run, 0f);
      for (int c = 0; c < 2; c++) {
        Arrays.fill(sums[c], at, at + run, 0f);
        if (at < SincTable.TAPS) {
          System.arraycopy(ready[c], 0, ready[c], mask + 1, SincTable.TAPS);
        }
      }
      complete += run;
    }
  }
}
