package org.songline.measure.music;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.measure.spectrum.FrameListener;

/**
 * Finds the key: spectral peaks from every frame are collected by pitch in steps of 10 cents; the
 * steps' position within the semitone tells the tuning, and how well it is defined tells tones from
 * noise; the twelve pitch classes are then compared with the profiles of all major and minor keys.
 *
 * <p>A major key and its relative minor use the same tones, and loops of chords often use them
 * equally. When the two match about as well, the one is taken whose tonic is in the bass where
 * phrases begin, or else the one whose chord the music opens with.
 *
 * <p>Profiles: the shares of pitch classes in a large body of music, Albrecht and Shanahan, "The
 * use of large corpora to train a new type of key-finding algorithm", Music Perception 31 (2013).
 */
public final class KeyFinder implements FrameListener {
  private static final double[] MAJOR = {
    0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081
  };
  private static final double[] MINOR = {
    0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052
  };

  private static final int FINE = 120;
  private static final double LOWEST_HERTZ = 55;
  private static final double QUIETEST_FRAME = 1e-6;

  private static final double LEAST_TUNING = 0.3;
  private static final double LEAST_CONTRAST = 0.2;
  private static final double LEAST_MATCH = 0.55;
  private static final double LEAST_CONFIDENCE = 0.12;
  private static final int OPENING_FRAMES = 6;
  private static final double ABOUT_AS_WELL = 0.32;
  private static final double NEARLY_AS_WELL = 0.45;
  private static final double CLEARLY = 1.15;

  /** How much more often than the other tonic a tonic is the bass of a phrase's beginning. */
  private static final double FIRMLY = 1.6;

  private final double binHertz;
  private final double[] fine = new double[FINE];
  private final double[] opening = new double[FINE];
  private double heard;
  private int frames;

  /**
   * @param binHertz distance of two bins of the spectra
   */
  public KeyFinder(double binHertz) {
    this.binHertz = binHertz;
  }

  @Override
  public void frame(double[] power) {
    var peaks = new Peaks(power, binHertz, LOWEST_HERTZ);
    if (peaks.largest() < QUIETEST_FRAME) {
      return;
    }
    double total = 0;
    for (int k = peaks.next(); k > 0; k = peaks.next()) {
      total += Math.sqrt(Math.sqrt(power[k]));
    }
    if (total == 0) {
      return;
    }
    // A loud frame counts more than a quiet one, but not in proportion.
    double weight = Math.sqrt(Math.sqrt(peaks.largest())) / total;
    peaks.again();
    for (int k = peaks.next(); k > 0; k = peaks.next()) {
      add(peaks.hertz(), weight * Math.sqrt(Math.sqrt(power[k])));
    }
    frames++;
    if (frames == OPENING_FRAMES) {
      System.arraycopy(fine, 0, opening, 0, FINE);
    }
  }

  private void add(double hertz, double weight) {
    double octaves = Exact.log(hertz / 440) / Exact.log(2);
    // Pitch class 9 is A.
    double place = (octaves + 0.75 - Math.floor(octaves + 0.75)) * FINE;
    int lower = (int) place;
    double part = place - lower;
    fine[lower % FINE] += weight * (1 - part);
    fine[(lower + 1) % FINE] += weight * part;
    heard += weight;
  }

  /** The key, or null when there are too few tones, no common tuning, or no key among them. */
  public @Nullable Key key() {
    return key(new double[12]);
  }

  /**
   * The same, with what the bass plays where phrases begin.
   *
   * @param phraseBass by pitch class from C to B; all 0 when it is not known
   */
  public @Nullable Key key(double[] phraseBass) {
    if (heard == 0) {
      return null;
    }
    double re = 0;
    double im = 0;
    for (int i = 0; i < FINE; i++) {
      re += fine[i] * Exact.cos(Exact.TWO_PI * i / 10);
      im += fine[i] * Exact.sin(Exact.TWO_PI * i / 10);
    }
    double defined = Math.sqrt(re * re + im * im) / heard;
    if (defined < LEAST_TUNING) {
      return null;
    }
    double tuning = 10 * StrictMath.atan2(im, re) / Exact.TWO_PI;
    double[] chroma = fold(fine, tuning);
    double contrast = deviation(chroma) / mean(chroma);
    if (contrast < LEAST_CONTRAST) {
      return null;
    }
    return best(chroma, fold(opening, tuning), phraseBass, tuning * 10, contrast);
  }

  private static double[] fold(double[] fine, double tuning) {
    double[] chroma = new double[12];
    for (int i = 0; i < FINE; i++) {
      int pitch = (int) Math.floor((i - tuning + 5) / 10);
      chroma[Math.floorMod(pitch, 12)] += fine[i];
    }
    return chroma;
  }

  private static @Nullable Key best(
      double[] chroma, double[] opening, double[] phraseBass, double cents, double contrast) {
    int first = -1;
    int second = -1;
    double[] matches = new double[24];
    for (int i = 0; i < 24; i++) {
      matches[i] = correlation(chroma, i < 12 ? MAJOR : MINOR, i % 12);
      if (first < 0 || matches[i] > matches[first]) {
        second = first;
        first = i;
      } else if (second < 0 || matches[i] > matches[second]) {
        second = i;
      }
    }
    int relative = first < 12 ? 12 + (first + 9) % 12 : (first + 3) % 12;
    double own = phraseBass[first % 12];
    double other = phraseBass[relative % 12];
    boolean opens = chord(opening, relative) > CLEARLY * chord(opening, first);
    double behind = matches[first] - matches[relative];
    boolean phrased = other > FIRMLY * own && behind < NEARLY_AS_WELL;
    if (phrased || (opens && own <= FIRMLY * other && behind < ABOUT_AS_WELL)) {
      second = first;
      first = relative;
    }
    // A relative taken for its bass has the same tones: they match as well as the other's.
    double tones = phrased ? matches[second] : matches[first];
    if (tones < LEAST_MATCH) {
      return null;
    }
    double lead = Math.clamp((matches[first] - matches[second]) / 0.12, 0.0, 1.0);
    double match = Math.clamp((tones - 0.5) / 0.35, 0.0, 1.0);
    double clear = Math.clamp(contrast / 0.6, 0.0, 1.0);
    double confidence = match * clear * (0.3 + 0.7 * lead);
    if (confidence < LEAST_CONFIDENCE) {
      return null;
    }
    double largest = 0;
    for (double c : chroma) {
      largest = Math.max(largest, c);
    }
    List<Double> shares = new ArrayList<>();
    for (double c : chroma) {
      shares.add(c / largest);
    }
    int tonic = first % 12;
    boolean minor = first >= 12;
    return new Key(
        Key.name(tonic, minor),
        tonic,
        minor,
        Key.camelot(tonic, minor),
        confidence,
        Key.name(second % 12, second >= 12),
        cents,
        shares);
  }

  /** How strong a key's own chord is. */
  private static double chord(double[] chroma, int key) {
    int tonic = key % 12;
    int third = tonic + (key < 12 ? 4 : 3);
    return chroma[tonic] + 0.5 * (chroma[third % 12] + chroma[(tonic + 7) % 12]);
  }

  private static double correlation(double[] chroma, double[] profile, int tonic) {
    double chromaMean = mean(chroma);
    double profileMean = mean(profile);
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (chroma[(i + tonic) % 12] - chromaMean) * (profile[i] - profileMean);
    }
    return sum / (12 * deviation(chroma) * deviation(profile));
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v;
    }
    return sum / x.length;
  }

  private static double deviation(double[] x) {
    double mean = mean(x);
    double sum = 0;
    for (double v : x) {
      sum += (v - mean) * (v - mean);
    }
    return Math.sqrt(sum / x.length);
  }
}
