package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.FilterDevice.*;

import org.songline.devices.Glide;
import org.songline.devices.Glides;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.filter.Ladder;

/**
 * What each filter circuit gives to the output. Every type is a sum of the responses that a circuit
 * has anyway, so a change of type is a change of numbers, which glide.
 */
final class FilterShape {
  static final int CLEAN_12 = 0;
  static final int CLEAN_24 = 1;
  static final int LADDER = 2;
  static final int CIRCUITS = 3;

  /** Places of the numbers. */
  static final int LOW = 0;

  static final int BAND = 1;
  static final int HIGH = 2;
  static final int POLES = 3;
  static final int BASS = 8;
  static final int LIFT = 9;
  static final int SIZE = 10;

  /**
   * Shares of low, band (of gain 1) and high; of the ladder's input and poles; bass restored, peak
   * lifted.
   */
  private static final float[][] TYPES = {
    {1, 0, 0, 0, 0, 0, 0, 1, 0.5f, 0},
    {0, 0, 1, 1, -4, 6, -4, 1, 0, 0},
    {0, 1, 0, 0, 0, 4, -8, 4, 0, 0},
    {1, 0, 1, 1, -4, 8, -8, 4, 0, 0},
    {1, 1, 1, 1, 0, 0, 0, 0, 0, 1},
    {1, -1, 1, 1, -8, 24, -32, 16, 0, 0}
  };

  /** Feedback of the ladder at full resonance. */
  private static final float WHISTLE = 1.05f * Ladder.OSCILLATION;

  /** Q of a clean filter of 12 dB, and of the halves of one of 24 dB, without resonance. */
  private static final float FLAT = 1.4142135f;

  static final float STEEP = 1.8477590f;
  private static final float SHARP = 0.76536686f;

  /** Powers of two by which full resonance raises Q: Q is then 28. */
  private static final float SHARPEST = 5.3f;

  final float[] from = new float[SIZE];
  final float[] to = new float[SIZE];

  /** Share of each circuit. */
  final float[] share = new float[CIRCUITS];

  final float[] shareTo = new float[CIRCUITS];

  /** Circuits that sound in this quantum, and those that did not sound before it. */
  final boolean[] live = new boolean[CIRCUITS];

  final boolean[] woken = new boolean[CIRCUITS];

  /** Damping of the clean circuits, one stage and the two of 24 dB, and the ladder's feedback. */
  float damping;

  float dampingTo;
  float sharp;
  float sharpTo;
  float feedback;
  float feedbackTo;

  /** Gain of the resonant band, more than 1 for a peak. */
  float lift;

  float liftTo;

  /** Gain into the circuits, and the ladder's own besides, which makes up for its bass. */
  float input;

  float inputTo;
  float bass;
  float bassTo;

  /** How much the clean circuits' input saturates. */
  float bend;

  float bendTo;

  /** Whether nothing moves or begins in this quantum; one circuit makes all of the sound. */
  boolean still;

  private final Glide[] numbers = new Glide[SIZE];
  private final Glide[] shares = new Glide[CIRCUITS];

  FilterShape(double rate) {
    for (int i = 0; i < SIZE; i++) {
      numbers[i] = new Glide(rate);
    }
    for (int i = 0; i < CIRCUITS; i++) {
      shares[i] = new Glide(rate);
    }
  }

  void next(Values values, Glides glides) {
    float[] type = TYPES[values.choice(TYPE)];
    for (int i = 0; i < SIZE; i++) {
      numbers[i].next(type[i], type[i]);
      from[i] = numbers[i].from();
      to[i] = numbers[i].to();
    }
    for (int i = 0; i < CIRCUITS; i++) {
      float aim = values.choice(CIRCUIT) == i ? 1 : 0;
      shares[i].next(aim, aim);
      share[i] = shares[i].from();
      shareTo[i] = shares[i].to();
      boolean sounds = share[i] != 0 || shareTo[i] != 0;
      woken[i] = sounds && !live[i];
      live[i] = sounds;
    }
    float resonance = 0.01f * glides.from(RESONANCE);
    float resonanceTo = 0.01f * glides.to(RESONANCE);
    float less = Exact.fastExp2(-SHARPEST * resonance);
    float lessTo = Exact.fastExp2(-SHARPEST * resonanceTo);
    damping = FLAT * less;
    dampingTo = FLAT * lessTo;
    sharp = SHARP * less;
    sharpTo = SHARP * lessTo;
    feedback = WHISTLE * resonance;
    feedbackTo = WHISTLE * resonanceTo;
    lift = Math.fma(from[LIFT], 1f / less - 1f, 1f);
    liftTo = Math.fma(to[LIFT], 1f / lessTo - 1f, 1f);
    liftPoles(from, from[LIFT] * feedback);
    liftPoles(to, to[LIFT] * feedbackTo);
    bass = Math.fma(from[BASS], feedback, 1f);
    bassTo = Math.fma(to[BASS], feedbackTo, 1f);
    input = Exact.fastGain(glides.from(DRIVE));
    inputTo = Exact.fastGain(glides.to(DRIVE));
    bend = bend(input);
    bendTo = bend(inputTo);
    still = nothingMoves();
  }

  private boolean nothingMoves() {
    boolean moves = dampingTo != damping || bassTo != bass || inputTo != input || liftTo != lift;
    for (int i = 0; i < SIZE; i++) {
      moves |= from[i] != to[i] || numbers[i].catchingUp();
    }
    for (int i = 0; i < CIRCUITS; i++) {
      moves |= share[i] != shareTo[i] || shares[i].catchingUp();
    }
    return !moves && !woken[CLEAN_12] && !woken[CLEAN_24] && !woken[LADDER];
  }

  /**
   * Makes a peak on a flat response: input plus feedback times the fourth pole is what came in, and
   * a quarter of feedback times the band-pass lifts the cutoff.
   */
  private static void liftPoles(float[] numbers, float feedback) {
    numbers[POLES + 2] += feedback;
    numbers[POLES + 3] -= 2 * feedback;
    numbers[POLES + 4] += 2 * feedback;
  }

  /** None without drive, so that the clean circuits are then linear. */
  private static float bend(float drive) {
    float share = 1f - 1f / drive;
    return share * share / (Ladder.CEILING * Ladder.CEILING);
  }

  /** What a drive adds in loudness, taken back. */
  static float makeup(float drive) {
    return Exact.fastExp2(-0.7f * Exact.fastLog2(drive));
  }

  void snap() {
    for (Glide number : numbers) {
      number.snap();
    }
    for (Glide circuit : shares) {
      circuit.snap();
    }
  }
}
