package org.songline.measure.music;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.measure.spectrum.FrameListener;

/**
 * What sounds in every frame of the running spectrum, in about 80 bytes: which pitch classes, in
 * thirds of a semitone so that a tuning found later can be applied, of the bass and of all above
 * it, and how loud nine octaves are.
 */
public final class HarmonyMeter implements FrameListener {
  static final int FINE = 36;
  static final int BANDS = 9;
  private static final int ROW = 2 * FINE + BANDS;
  private static final double BASS_HERTZ = 38;
  private static final double BASS_TOP_HERTZ = 190;
  private static final double LOWEST_BAND_HERTZ = 31.25;
  private static final double QUIET = 1e-10;

  private final double binHertz;
  private final double[] treble = new double[FINE];
  private final double[] bass = new double[FINE];
  private byte[] rows = new byte[256 * ROW];
  private int frames;

  /**
   * @param binHertz distance of two bins of the spectra
   */
  public HarmonyMeter(double binHertz) {
    this.binHertz = binHertz;
  }

  @Override
  public void frame(double[] power) {
    Arrays.fill(treble, 0);
    Arrays.fill(bass, 0);
    var peaks = new Peaks(power, binHertz, BASS_HERTZ);
    for (int k = peaks.next(); k > 0; k = peaks.next()) {
      double hertz = peaks.hertz();
      double level = Math.sqrt(power[k]);
      if (hertz < BASS_TOP_HERTZ) {
        add(bass, hertz, level);
      } else {
        add(treble, hertz, Math.sqrt(level));
      }
    }
    if ((frames + 1) * ROW > rows.length) {
      rows = Arrays.copyOf(rows, 2 * rows.length);
    }
    int at = frames * ROW;
    write(treble, at);
    write(bass, at + FINE);
    double from = LOWEST_BAND_HERTZ;
    for (int b = 0; b < BANDS; b++) {
      double sum = QUIET;
      int last = (int) Math.min(power.length, 2 * from / binHertz);
      for (int k = (int) (from / binHertz); k < last; k++) {
        sum += power[k];
      }
      rows[at + 2 * FINE + b] =
          (byte) Math.rint(Math.min(127, 2 * 0.5 * Exact.decibels(sum) + 100));
      from *= 2;
    }
    frames++;
  }

  private static void add(double[] fine, double hertz, double weight) {
    double octaves = Exact.log(hertz / 440) / Exact.log(2) + 0.75;
    double place = (octaves - Math.floor(octaves)) * FINE;
    int lower = (int) place;
    double part = place - lower;
    fine[lower % FINE] += weight * (1 - part);
    fine[(lower + 1) % FINE] += weight * part;
  }

  private void write(double[] fine, int at) {
    double most = 1e-9;
    for (double f : fine) {
      most = Math.max(most, f);
    }
    for (int i = 0; i < FINE; i++) {
      rows[at + i] = (byte) Math.rint(127 * fine[i] / most);
    }
  }

  public int frames() {
    return frames;
  }

  /** Adds the pitch classes of a frame above the bass to {@code to}, from C to B. */
  void treble(int frame, double cents, double weight, double[] to) {
    fold(frame * ROW, cents, weight, to);
  }

  /** Adds the pitch classes of a frame's bass to {@code to}, from C to B. */
  void bass(int frame, double cents, double weight, double[] to) {
    fold(frame * ROW + FINE, cents, weight, to);
  }

  private void fold(int at, double cents, double weight, double[] to) {
    double shift = cents * 3 / 100;
    for (int i = 0; i < FINE; i++) {
      double pitch = (i - shift) / 3;
      double near = Math.floor(pitch + 0.5);
      double away = Math.abs(pitch - near);
      to[Math.floorMod((int) near, 12)] += weight * (1 - away) * rows[at + i] / 127;
    }
  }

  /** The level of an octave band, 31 Hz up, in decibels; about -100 for silence. */
  double level(int frame, int band) {
    return 0.5 * (rows[frame * ROW + 2 * FINE + band] - 100);
  }

  /** The level of all bands together, in decibels. */
  double loudness(int frame) {
    double sum = 0;
    for (int b = 0; b < BANDS; b++) {
      sum += Exact.gain(2 * level(frame, b));
    }
    return 0.5 * Exact.decibels(sum);
  }
}
