package org.songline.dsp.reverb;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.QuantumDelay;

/**
 * A feedback delay network: sixteen delay lines, each followed by two all-passes, whose ends are
 * mixed by a Hadamard matrix, which loses no energy, and fed back. Filters lose exactly as much as
 * each length asks for, inside the all-passes too, so that everything decays alike (Jot, 1991; Dahl
 * and Jot, 2000). Before they are mixed, pairs of lines turn slowly into each other, which loses no
 * energy and moves no pitch, but keeps the tail from ringing (Schlecht and Habets, 2015). Lengths
 * change by crossfade. Stereo in, stereo out, a quantum at a time: no line is shorter than that, so
 * all that a quantum hears is known when it begins.
 */
public final class Network {
  /** Delay lines. */
  public static final int LINES = 16;

  /** All-passes of each line, one after the other. */
  public static final int STAGES = 2;

  /** Lengths: those of the lines, then those of their first all-passes, then of the second. */
  public static final int LENGTHS = (1 + STAGES) * LINES;

  private static final int FRAMES = Quantum.FRAMES;
  private static final double FADE_SECONDS = 0.08;

  /** Feedback below this, -180 dB, is silence. */
  private static final float LEAST = 1e-9f;

  private static final float[] SILENCE = new float[FRAMES];

  private final double rate;
  private final QuantumDelay[] delays = new QuantumDelay[LENGTHS];
  private final Absorbers absorbers;
  private final Turns turns = new Turns();
  private final Mixer mixer = new Mixer();
  private final int fadeQuanta;
  private final int memory;
  private final int[] length = new int[LENGTHS];
  private final int[] wanted = new int[LENGTHS];
  private final int[] before = new int[LENGTHS];

  /** The quantum that comes out of each length: an array and a place in it. */
  private final float[][] late = new float[LENGTHS][];

  private final int[] from = new int[LENGTHS];
  private final float[][] faded = new float[LENGTHS][FRAMES];
  private int fade;
  private int silent;
  private boolean sounded;
  private boolean started;

  /**
   * A silent network.
   *
   * @param seconds the longest that each length will be asked to be
   */
  public Network(double rate, double[] seconds) {
    this.rate = rate;
    int longest = 0;
    for (int i = 0; i < LENGTHS; i++) {
      delays[i] = new QuantumDelay((int) Math.ceil(seconds[i] * rate));
      longest = Math.max(longest, delays[i].longest());
    }
    memory = 2 * longest;
    silent = memory;
    fadeQuanta = (int) Math.ceil(FADE_SECONDS * rate / FRAMES);
    absorbers = new Absorbers(rate, fadeQuanta);
  }

  /** Wants these lengths, in frames; while a crossfade runs the newest wish waits. */
  public void lengths(int[] frames) {
    for (int i = 0; i < LENGTHS; i++) {
      wanted[i] = Math.clamp(frames[i], FRAMES, delays[i].longest());
    }
    if (!started) {
      started = true;
      System.arraycopy(wanted, 0, length, 0, LENGTHS);
    }
  }

  /** The next lengths and losses come at once: for a silent network. */
  public void snap() {
    started = false;
    absorbers.snap();
    turns.snap();
    fade = 0;
  }

  /**
   * Sets how the network decays; called whenever settings or lengths changed.
   *
   * @param time seconds to fall by 60 dB in the middle; infinity to fall nowhere
   * @param lowShare factor on it far below the lows' frequency
   * @param highShare factor on it far above the highs' frequency
   * @param lowHertz where the lows begin
   * @param highHertz where the highs begin
   */
  public void decay(
      double time, double lowShare, double highShare, double lowHertz, double highHertz) {
    double middle = -60 / time;
    for (int i = 0; i < LINES; i++) {
      double seconds = 0;
      for (int k = i; k < LENGTHS; k += LINES) {
        seconds += wanted[k] / rate;
        absorbers.aim(k, Exact.gain(middle * wanted[k] / rate));
      }
      double low = Exact.gain(middle * (1 / lowShare - 1) * seconds);
      double high = Exact.gain(middle * (1 / highShare - 1) * seconds);
      absorbers.shelve(i, low, high, lowHertz, highHertz);
    }
    absorbers.go();
  }

  /**
   * Moves the turning of the pairs on by a quantum.
   *
   * @param phase position in the room's cycle, in turns; from the song's position, so that it does
   *     not depend on what was processed before
   * @param next the same at the next quantum
   * @param depth of the swing to each side, in turns
   * @param nextDepth the same at the next quantum
   */
  public void turn(float phase, float next, float depth, float nextDepth) {
    turns.next(phase, next, depth, nextDepth);
  }

  /** Takes a quantum, side by side, and gives the answer. */
  public void process(float[] inLeft, float[] inRight, float[] outLeft, float[] outRight) {
    if (fade == 0 && !Arrays.equals(length, wanted)) {
      System.arraycopy(length, 0, before, 0, LENGTHS);
      System.arraycopy(wanted, 0, length, 0, LENGTHS);
      fade = fadeQuanta;
    }
    for (int k = 0; k < LENGTHS; k++) {
      // What came a length before the quantum that is about to be written.
      late[k] = delays[k].ring();
      from[k] = delays[k].place(length[k] - FRAMES);
    }
    if (fade > 0) {
      crossfade();
    }
    absorbers.process(late, from, mixer.lines());
    mixer.diffuse(late, from, absorbers, turns);
    boolean loud = mixer.feed(inLeft, inRight, outLeft, outRight) >= LEAST * LEAST;
    for (int i = 0; i < LINES; i++) {
      delays[i].write(loud ? mixer.lines() : SILENCE, loud ? i * FRAMES : 0);
    }
    for (int i = LINES; i < LENGTHS; i++) {
      delays[i].write(loud ? mixer.inner() : SILENCE, loud ? (i - LINES) * FRAMES : 0);
    }
    sounded |= loud;
    silent = loud ? 0 : Math.min(memory, silent + FRAMES);
  }

  /** Hears the old lengths fade into the new ones. */
  private void crossfade() {
    for (int k = 0; k < LENGTHS; k++) {
      float[] ring = late[k];
      int now = from[k];
      int past = delays[k].place(before[k] - FRAMES);
      for (int i = 0; i < FRAMES; i++) {
        float share = (fade - i / (float) FRAMES) / fadeQuanta;
        float old = share * share * Math.fma(-2f, share, 3f);
        float x = ring[now + i];
        faded[k][i] = Math.fma(old, ring[past + i] - x, x);
      }
      late[k] = faded[k];
      from[k] = 0;
    }
    fade--;
  }

  /** For the end of a quantum. */
  public void flush() {
    absorbers.flush();
  }

  /** Whether nothing but silence is left in the lines and filters. */
  public boolean empty() {
    return silent >= memory && absorbers.empty();
  }

  public void reset() {
    if (sounded) {
      for (int i = 0; i < LENGTHS; i++) {
        delays[i].reset();
      }
    }
    sounded = false;
    absorbers.reset();
    silent = memory;
    snap();
  }
}
