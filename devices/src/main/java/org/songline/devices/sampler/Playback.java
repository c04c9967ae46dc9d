package org.songline.devices.sampler;

import org.songline.dsp.stretch.Stretch;

/**
 * How a single recording is to be played.
 *
 * @param root key at which it plays as recorded
 * @param loop as the parameter has it: 0 as the file says, 1 off, 2 the whole, 3 always to the end,
 *     4 forward, 5 to and fro, 6 forward until the release
 * @param start where it begins, as a part of its length, 0 to 1
 * @param end where it ends
 * @param loopStart where its loop begins
 * @param loopEnd where its loop ends
 * @param crossfade seconds by which the loop fades into itself
 * @param reverse whether it plays backwards
 * @param bpm quarter notes a minute of the recording; 0 to guess them from its length
 * @param stretch times its length, 0.25 to 4
 */
record Playback(
    int root,
    int loop,
    double start,
    double end,
    double loopStart,
    double loopEnd,
    double crossfade,
    boolean reverse,
    double bpm,
    double stretch,
    Slicing slicing) {
  static final int FILE = 0;
  static final int OFF = 1;
  static final int WHOLE = 2;
  static final int ONE_SHOT = 3;
  static final int FORWARD = 4;
  static final int PING_PONG = 5;
  static final int UNTIL_RELEASE = 6;

  /** As a file says, all of it. */
  static final Playback PLAIN = new Playback(60, FILE, 0, 1, 0, 1, 0, false, 0, 1, Slicing.NONE);

  private static final double SLOWEST = 80;
  private static final double FASTEST = 160;

  /**
   * How a recording is cut.
   *
   * @param mode 0 not at all, 1 at attacks, 2 at a note value
   * @param sensitivity to faint attacks, 0 to 1
   * @param most slices at the most; of more attacks the strongest cut
   * @param quarters length of a slice, for mode 2
   * @param base key of the first slice; the key below plays all in turn, in the song's tempo
   * @param play 0 while the key is down, 1 to the end of the slice whatever the key does, 2 on to
   *     the end of the recording while the key is down
   */
  record Slicing(int mode, double sensitivity, int most, double quarters, int base, int play) {
    static final Slicing NONE = new Slicing(0, 0.5, 64, 1, 36, 0);
    static final int ATTACKS = 1;
    static final int TO_ITS_END = 1;
    static final int THROUGH = 2;
  }

  /** As this, from one tempo stretched to another. */
  Playback stretched(double from, double to) {
    double ratio = Math.clamp(from / to, Stretch.LEAST_RATIO, Stretch.GREATEST_RATIO);
    double tempo = from / ratio;
    return new Playback(
        root, loop, start, end, loopStart, loopEnd, crossfade, reverse, tempo, ratio, slicing);
  }

  /**
   * The tempo of a recording of so many seconds: the one given, or that at which it lasts 1, 2,
   * 4... quarter notes and which is between 80 and 160.
   */
  double tempo(double seconds) {
    if (bpm > 0 || seconds <= 0) {
      return bpm > 0 ? bpm : 120;
    }
    double tempo = 60 / seconds;
    while (tempo < SLOWEST) {
      tempo *= 2;
    }
    while (tempo >= FASTEST) {
      tempo /= 2;
    }
    return tempo;
  }
}
