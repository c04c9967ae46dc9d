package org.songline.devices.motion;

import org.songline.devices.SongPhase;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;

/**
 * A source that turns in a circle, heard by two microphones: how far it is (which makes the Doppler
 * effect and part of the throb) and how much it faces them. Worked out every {@link #STEP} frames,
 * in straight lines between.
 */
final class Rotor {
  private static final int STEP = 16;

  private static final int POINTS = Quantum.FRAMES / STEP;

  /** Speed of sound, metres a second. */
  static final double SOUND = 343;

  private static final int AXES = 3;
  private static final int TIME = 0;
  private static final int LEVEL = 1;
  private static final int FACING = 2;

  private final double rate;
  private final float radius;
  private final double up;
  private final double down;
  private final int sense;
  private final SongPhase phase = new SongPhase();
  private final float[][][] points = new float[2][AXES][POINTS + 1];
  private boolean fresh = true;
  private double speed;

  /**
   * A rotor.
   *
   * @param radius metres from the axis
   * @param up seconds from slow to fast
   * @param down seconds from fast to slow
   * @param sense 1 or -1: the way it turns
   */
  Rotor(double rate, double radius, double up, double down, int sense) {
    this.rate = rate;
    this.radius = (float) radius;
    this.up = up;
    this.down = down;
    this.sense = sense;
  }

  /** The longest that {@link #times} can say, in frames. */
  int longest() {
    return (int) Math.ceil(2 * radius / SOUND * rate) + DelayLine.SINC_LEAST + 2;
  }

  /** Turns a second at the end of the quantum. */
  double speed() {
    return speed;
  }

  /**
   * Turns for a quantum.
   *
   * @param frame of the song
   * @param target turns a second that the motor aims at
   * @param range between slow and fast, turns a second
   * @param inertia 1 for the times of the rotor
   */
  void next(long frame, double target, double range, double inertia) {
    double before = fresh ? target : speed;
    double seconds = Quantum.FRAMES / (rate * inertia);
    speed = Math.clamp(target, before - range / down * seconds, before + range / up * seconds);
    phase.next(frame * target / rate, 0.5 * (before + speed) * Quantum.FRAMES / rate);
    fresh = false;
  }

  /**
   * Looks from a microphone.
   *
   * @param mic 0 or 1
   * @param turns where it stands around the axis, at the start of the quantum and after it
   * @param distance metres from the axis, more than the radius, at the start and after it
   */
  void look(int mic, float turns, float turnsTo, float distance, float distanceTo) {
    float[][] p = points[mic];
    double start = phase.from() - Math.rint(phase.from());
    double step = (phase.to() - phase.from()) / POINTS;
    float frames = (float) (rate / SOUND);
    for (int i = 0; i <= POINTS; i++) {
      float share = (float) i / POINTS;
      float at = Math.fma(share, turnsTo - turns, turns);
      float away = Math.fma(share, distanceTo - distance, distance);
      float cos = Exact.fastCos((float) (sense * Math.fma(i, step, start)) - at);
      float square = away * away + radius * radius - 2f * away * radius * cos;
      float path = (float) Math.sqrt(square);
      p[TIME][i] = Math.fma(frames, path - (away - radius), DelayLine.SINC_LEAST);
      p[LEVEL][i] = away / path;
      p[FACING][i] = 0.5f + 0.5f * cos;
    }
  }

  /**
   * How many frames ago what arrives at a microphone left the rotor, at each frame of the quantum;
   * from {@link DelayLine#SINC_LEAST} on.
   */
  void times(int mic, float[] out) {
    along(points[mic][TIME], out);
  }

  /** Level by distance at each frame of the quantum, 1 at the axis. */
  void levels(int mic, float[] out) {
    along(points[mic][LEVEL], out);
  }

  /** How much the rotor faces a microphone at each frame of the quantum, 0 to 1. */
  void facings(int mic, float[] out) {
    along(points[mic][FACING], out);
  }

  private static void along(float[] points, float[] out) {
    for (int p = 0; p < POINTS; p++) {
      float from = points[p];
      float away = points[p + 1] - from;
      for (int i = 0; i < STEP; i++) {
        out[p * STEP + i] = Math.fma(i * (1f / STEP), away, from);
      }
    }
  }

  void snap() {
    phase.snap();
    fresh = true;
  }
}
