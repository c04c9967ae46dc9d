package org.songline.dsp.stretch;

import org.songline.dsp.Exact;
import org.songline.dsp.analysis.OnsetFinder;

/**
 * Stretches and transposes whole recordings, of any number of channels together: a phase vocoder
 * with locked regions around peaks (Laroche and Dolson 1999), whose time stands still around sudden
 * beginnings so that they pass unchanged (in the spirit of Roebel 2003). Pitch is a stretch read at
 * another speed, so that it is exact.
 */
public final class Stretch {
  public static final double LEAST_RATIO = 0.25;
  public static final double GREATEST_RATIO = 4;
  public static final double SEMITONES = 24;

  private static final double WINDOW_SECONDS = 0.085;
  private static final int OVERLAP = 4;

  /** Of beginnings: strong enough to be worth the time that stands still for them. */
  private static final double SENSITIVITY = 0.3;

  private final float[][] in;
  private final Grid grid;
  private final TimeMap map;
  private final Rotations rotations;
  private final double[] sums;
  private final float[][] out;
  private final double[][] ring;
  private final double[] frame;
  private final double[] re;
  private final double[] im;
  private final int cut;

  private Stretch(float[][] in, int length, double ratio, double speed, double rate) {
    this.in = in;
    int size = Grid.size(WINDOW_SECONDS, rate);
    grid = new Grid(size, size / OVERLAP);
    map = new TimeMap(beginnings(in, rate), ratio, size / 2);
    rotations = new Rotations(grid.bins(), Math.sqrt(grid.incoherent()));
    sums = grid.sums();
    out = new float[in.length][length];
    ring = new double[in.length][size];
    frame = new double[size];
    re = new double[grid.bins()];
    im = new double[grid.bins()];
    cut = speed > 1 ? (int) (0.5 * size / speed) : grid.bins();
  }

  /**
   * A recording at another length and pitch.
   *
   * @param channels samples of each channel, all of one length; kept as they are
   * @param ratio new length by old, 0.25 to 4
   * @param semitones by which the pitch rises, -24 to 24
   * @param rate frames a second
   * @return new channels of {@code round(length * ratio)} frames
   * @throws IllegalArgumentException for values beyond the ranges or channels of unequal length
   */
  public static float[][] offline(float[][] channels, double ratio, double semitones, double rate) {
    check(channels, ratio, semitones);
    int length = (int) Math.round(channels[0].length * ratio);
    if (ratio == 1 && semitones == 0) {
      float[][] same = new float[channels.length][];
      for (int c = 0; c < same.length; c++) {
        same[c] = channels[c].clone();
      }
      return same;
    }
    double speed = Exact.pow(2, semitones / 12);
    int stretched = semitones == 0 ? length : (int) Math.ceil(length * speed) + SincTable.TAPS;
    var stretch = new Stretch(channels, stretched, ratio * speed, speed, rate);
    stretch.run();
    return semitones == 0 ? stretch.out : faster(stretch.out, speed, length);
  }

  private static void check(float[][] channels, double ratio, double semitones) {
    if (!(ratio >= LEAST_RATIO && ratio <= GREATEST_RATIO)) {
      throw new IllegalArgumentException("stretch by " + ratio + ": needs 0.25 to 4");
    }
    if (!(Math.abs(semitones) <= SEMITONES)) {
      throw new IllegalArgumentException("pitch by " + semitones + " st: needs -24 to 24");
    }
    if (channels.length == 0) {
      throw new IllegalArgumentException("stretch: no channels");
    }
    for (float[] channel : channels) {
      if (channel.length != channels[0].length) {
        throw new IllegalArgumentException("stretch: channels of unequal length");
      }
    }
  }

  private static int[] beginnings(float[][] in, double rate) {
    return OnsetFinder.find(in, rate, SENSITIVITY).stream()
        .mapToInt(OnsetFinder.Onset::frame)
        .toArray();
  }

  private void run() {
    int hop = grid.hop;
    int half = grid.size / 2;
    Spectra now = new Spectra(grid, in.length);
    Spectra lag = new Spectra(grid, in.length);
    Spectra before = new Spectra(grid, in.length);
    long was = Long.MIN_VALUE;
    int lastHeld = -1;
    for (long moment = -half; moment - half < out[0].length; moment += hop) {
      long source = map.source(moment);
      now.take(in, source);
      boolean first = was == Long.MIN_VALUE;
      if (!first && source - was != hop) {
        lag.take(in, source - hop);
        rotations.advance(now, lag, before);
      }
      int held = map.held(moment);
      if (held >= 0 && held != lastHeld) {
        lag.take(in, map.onset(held) - half);
        before.take(in, map.onset(held) + half / 4);
        rotations.restart(before, lag);
        lastHeld = held;
      }
      add(now, moment);
      Spectra spare = before;
      before = now;
      now = spare;
      was = source;
    }
  }

  private void add(Spectra now, long moment) {
    int size = grid.size;
    int hop = grid.hop;
    long start = moment - size / 2;
    for (int c = 0; c < in.length; c++) {
      System.arraycopy(now.re[c], 0, re, 0, re.length);
      System.arraycopy(now.im[c], 0, im, 0, im.length);
      rotations.turn(re, im);
      for (int b = cut; b < re.length; b++) {
        re[b] = 0;
        im[b] = 0;
      }
      grid.fft.inverse(re, im, frame, grid.work);
      double[] sum = ring[c];
      for (int i = 0; i < size; i++) {
        int at = (int) Math.floorMod(start + i, (long) size);
        sum[at] += frame[i] * grid.synthesis[i];
      }
      for (int i = 0; i < hop; i++) {
        long to = start + i;
        int at = (int) Math.floorMod(to, (long) size);
        if (to >= 0 && to < out[c].length) {
          out[c][(int) to] = (float) (sum[at] / sums[i]);
        }
        sum[at] = 0;
      }
    }
  }

  /** Reads every channel {@code speed} times as fast. */
  private static float[][] faster(float[][] channels, double speed, int length) {
    float[][] result = new float[channels.length][length];
    int reach = SincTable.REACH;
    for (int c = 0; c < result.length; c++) {
      float[] padded = new float[channels[c].length + 2 * SincTable.TAPS];
      System.arraycopy(channels[c], 0, padded, reach - 1, channels[c].length);
      for (int i = 0; i < length; i++) {
        double place = i * speed;
        int whole = (int) place;
        result[c][i] = SincTable.INSTANCE.read(padded, whole, place - whole);
      }
    }
    return result;
  }
}
