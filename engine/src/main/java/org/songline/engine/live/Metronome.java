package org.songline.engine.live;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.engine.values.Motion;

/**
 * Clicks on the beats of a song that plays or is counted in, added to what is heard and to nothing
 * that is written. A click is as late as the mix, so that it falls on the beat.
 */
final class Metronome {
  private static final double SECONDS = 0.04;
  private static final double DECAY_SECONDS = 0.008;
  private static final double ACCENT_HERTZ = 1760;
  private static final double HERTZ = 1174.66;

  /** -12 dBFS. */
  private static final double LEVEL = 0.25;

  private final LiveCourse course;
  private final float[] accent;
  private final float[] plain;
  private volatile boolean on;
  private volatile CountIn countIn = new CountIn(1, 1);
  private float[] sounding;
  private int at;

  /**
   * How beats are counted before the song sets off.
   *
   * @param frames of a beat
   * @param beats of a bar
   */
  record CountIn(double frames, int beats) {}

  Metronome(LiveCourse course, int rate) {
    this.course = course;
    accent = click(ACCENT_HERTZ, rate);
    plain = click(HERTZ, rate);
    sounding = plain;
    at = plain.length;
  }

  private static float[] click(double hertz, int rate) {
    float[] click = new float[(int) (SECONDS * rate)];
    for (int f = 0; f < click.length; f++) {
      double fade = Exact.exp(-f / (DECAY_SECONDS * rate)) * (1 - (double) f / click.length);
      click[f] = (float) (LEVEL * fade * Exact.sinTurns(hertz * f / rate));
    }
    return click;
  }

  /** Whether it clicks while the song plays; it always counts in. */
  void on(boolean now) {
    on = now;
  }

  void countIn(CountIn how) {
    countIn = how;
  }

  /**
   * Adds its clicks to some quanta. On the audio path.
   *
   * @param first of the engine, whose sound is heard first
   */
  void add(float[] stereo, long first, int count, Beats beats) {
    CountIn how = countIn;
    for (int q = 0; q < count; q++) {
      long place = first + q;
      int offset = q * Quantum.SAMPLES;
      if (place < 0) {
        continue;
      }
      int from = 0;
      if (course.motion(place) == Motion.STANDS) {
        from = countIn(stereo, offset, course.left(place) * Quantum.FRAMES, how);
      } else if (on) {
        from = play(stereo, offset, course.song(place) * Quantum.FRAMES, beats);
      }
      ring(stereo, offset, from, Quantum.FRAMES);
    }
  }

  /** Strikes a beat that lies in a quantum so many frames before the start; tells where. */
  private int countIn(float[] stereo, int offset, long left, CountIn how) {
    long beat = Math.round(left / how.frames);
    for (long k = beat; k >= Math.max(1, beat - 1); k--) {
      long f = left - Math.round(k * how.frames);
      if (f >= 0 && f < Quantum.FRAMES) {
        ring(stereo, offset, 0, (int) f);
        return strike((int) f, k % how.beats == 0);
      }
    }
    return 0;
  }

  private int play(float[] stereo, int offset, long frame, Beats beats) {
    int from = 0;
    for (int i = beats.firstAt(frame); i < beats.count(); i++) {
      long f = beats.frame(i) - frame;
      if (f >= Quantum.FRAMES) {
        break;
      }
      ring(stereo, offset, from, (int) f);
      from = strike((int) f, beats.accent(i));
    }
    return from;
  }

  private int strike(int frame, boolean accented) {
    sounding = accented ? accent : plain;
    at = 0;
    return frame;
  }

  /** Adds what sounds to some frames of a quantum. */
  private void ring(float[] stereo, int offset, int from, int to) {
    int end = Math.min(to, from + sounding.length - at);
    for (int f = from; f < end; f++) {
      float x = sounding[at++];
      stereo[offset + 2 * f] += x;
      stereo[offset + 2 * f + 1] += x;
    }
  }
}
