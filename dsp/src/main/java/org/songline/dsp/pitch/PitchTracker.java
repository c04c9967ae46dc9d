package org.songline.dsp.pitch;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Svf;
import org.songline.dsp.oversample.HalfBand;

/**
 * Follows the pitch of one voice, quantum after quantum. Every {@code hop} frames of song time it
 * looks at the last two and a half periods of the lowest pitch; the work of a look is spread over
 * the quanta that follow. Within 0.1 cent on steady and on evenly decaying tones.
 *
 * <p>A look is an {@link Autocorrelation} and a choice among its peaks: {@link PeriodFinder}. Above
 * 50 kHz it works at a half or a quarter of the rate. Allocates nothing once made.
 */
public final class PitchTracker {
  /** Below this the window counts as silence: -100 dB. */
  private static final float LEAST_LEVEL = 1e-5f;

  /** Periods of the lowest pitch in the window. */
  private static final double PERIODS = 2.5;

  private static final int STAGES = 3;
  private static final double LAST_HERTZ = 50_000;
  private static final double BUTTERWORTH = Math.sqrt(0.5);
  private static final double LOG_TWO = StrictMath.log(2);

  private final int hop;
  private final int stagesAtOnce;
  private final HalfBand[] halvings;
  private final int step;
  private final double rate;
  private final int window;
  private final Svf lowCut = new Svf();
  private final Svf highCut = new Svf();
  private final float[] samples = new float[Quantum.FRAMES];
  private final float[] ring;
  private final Autocorrelation correlation;
  private final PeriodFinder finder;
  private int at;
  private int stage = STAGES;
  private double hertz;
  private float clarity;
  private float level;

  /**
   * A tracker of pitches between two bounds.
   *
   * @param rate frames a second
   * @param lowest pitch in hertz, 10 or more; sets the length of the window
   * @param highest pitch in hertz, below a tenth of the rate
   * @param hop frames between looks, a multiple of {@link Quantum#FRAMES}; below 192 the work is
   *     spread over fewer quanta
   */
  public PitchTracker(double rate, double lowest, double highest, int hop) {
    if (!(lowest >= 10 && lowest < highest && highest <= 0.1 * rate)) {
      throw new IllegalArgumentException("pitches from " + lowest + " to " + highest + " Hz");
    }
    if (hop < Quantum.FRAMES || hop % Quantum.FRAMES != 0) {
      throw new IllegalArgumentException("hop of " + hop + " frames");
    }
    this.hop = hop;
    int quanta = hop / Quantum.FRAMES;
    stagesAtOnce = (STAGES + quanta - 1) / quanta;
    int count = rate <= LAST_HERTZ ? 0 : rate <= 2 * LAST_HERTZ ? 1 : 2;
    halvings = new HalfBand[count];
    for (int i = 0; i < count; i++) {
      halvings[i] = new HalfBand(8, 9);
    }
    step = 1 << count;
    this.rate = rate / step;
    int longest = (int) Math.ceil(this.rate / lowest) + 3;
    window = (int) (PERIODS * longest);
    ring = new float[window];
    correlation = new Autocorrelation(window, longest);
    finder = new PeriodFinder(correlation, (int) (this.rate / highest * 0.97), longest - 1);
    lowCut.tune(0.5 * lowest, BUTTERWORTH, this.rate);
    highCut.tune(Math.min(2.5 * highest, 0.4 * this.rate), BUTTERWORTH, this.rate);
  }

  /**
   * Takes the next quantum; true when a look has just been finished.
   *
   * @param frame of the song, where the quantum starts; looks begin at multiples of the hop
   * @param mono its {@link Quantum#FRAMES} samples
   */
  public boolean take(long frame, float[] mono) {
    keep(mono);
    boolean done = false;
    if (frame % hop == 0) {
      stage = 0;
    }
    for (int i = 0; i < stagesAtOnce && stage < STAGES; i++) {
      done |= work();
    }
    return done;
  }

  private void keep(float[] mono) {
    int count = Quantum.FRAMES;
    float[] from = mono;
    for (int h = 0; h < halvings.length; h++) {
      count /= 2;
      for (int i = 0; i < count; i++) {
        samples[i] = halvings[h].down(from[2 * i], from[2 * i + 1]);
      }
      from = samples;
    }
    for (int i = 0; i < count; i++) {
      float x = from[i];
      lowCut.step(Exact.bounded(x));
      highCut.step(lowCut.high());
      ring[at] = highCut.low();
      at = at + 1 == window ? 0 : at + 1;
    }
    lowCut.flush();
    highCut.flush();
  }

  private boolean work() {
    if (stage == 0) {
      level = (float) Math.sqrt(correlation.begin(ring, at) / window);
      if (!(level >= LEAST_LEVEL)) {
        hertz = 0;
        clarity = 0;
        stage = STAGES;
        return true;
      }
    } else if (stage == 1) {
      correlation.finish();
    } else {
      double period = finder.find();
      clarity = (float) Math.clamp(finder.clarity(), 0, 1);
      hertz = period > 0 ? rate / period : 0;
    }
    stage++;
    return stage == STAGES;
  }

  /** The pitch at the last look in hertz; 0 when there was none. */
  public double hertz() {
    return hertz;
  }

  /**
   * How alike the sound is from period to period, 0 to 1: above 0.9 for a clear pitch, below 0.5
   * for noise.
   */
  public float clarity() {
    return clarity;
  }

  /** Root mean square of the last look's window, between the bounds of pitch. */
  public float level() {
    return level;
  }

  /**
   * Frames from the middle of a look's window to the end of the quantum in which it is finished.
   */
  public int delay() {
    int waits = (STAGES - 1) / stagesAtOnce * Quantum.FRAMES;
    int halved = 0;
    for (int i = 0; i < halvings.length; i++) {
      halved += (halvings[i].latency() / 2) << i;
    }
    return window * step / 2 + waits + halved;
  }

  /** Whether nothing is left of the past but silence. */
  public boolean empty() {
    return hertz == 0 && level < LEAST_LEVEL && lowCut.empty() && highCut.empty();
  }

  public void reset() {
    for (HalfBand halving : halvings) {
      halving.reset();
    }
    lowCut.reset();
    highCut.reset();
    Arrays.fill(ring, 0f);
    at = 0;
    stage = STAGES;
    hertz = 0;
    clarity = 0;
    level = 0;
  }

  /** Cents from equal temperament's note to a pitch, -50 to 50, with A4 at {@code a4} hertz. */
  public static double cents(double hertz, double a4) {
    double semitones = semitones(hertz, a4);
    return 100 * (semitones - Math.rint(semitones));
  }

  /** The pitch as a MIDI key, 69 for A4, with the share of a semitone beyond it. */
  public static double semitones(double hertz, double a4) {
    return 69 + 12 * Exact.log(hertz / a4) / LOG_TWO;
  }
}
