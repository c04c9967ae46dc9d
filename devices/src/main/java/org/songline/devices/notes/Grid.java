package org.songline.devices.notes;

import org.songline.devices.Io;

/**
 * Steps at equal musical distances, from the start of the song or from a place of their own; swing
 * delays every other one.
 */
final class Grid {
  private static final double SLACK = 1e-9;
  private static final double FRAME_SLACK = 1e-4;

  private final double rate;
  private double origin;
  private double last;
  private long step;
  private boolean running;

  Grid(double rate) {
    this.rate = rate;
  }

  void reset() {
    running = false;
  }

  boolean running() {
    return running;
  }

  /** Begins to step: the next step is the first at or after a frame of the quantum. */
  void start(Io io, int frame, boolean fromHere) {
    running = true;
    double now = io.quarters + frame / framesPerQuarter(io);
    origin = fromHere ? now : 0;
    last = now - 2 * SLACK;
  }

  /**
   * The frame within the quantum of the next step, when it comes before {@code to}; else -1.
   *
   * @param length of a step in quarter notes
   * @param swing 0 to 1: the share of a step by which every other one is late
   */
  int next(Io io, int from, int to, double length, double swing) {
    if (!running) {
      return -1;
    }
    long next = (long) Math.floor((last - origin) / length);
    double at = time(next, length, swing);
    // Steps of a length that has just changed may lie in the past; they are not made up for.
    double past = io.quarters + (from - 1) / framesPerQuarter(io);
    while (at <= last + SLACK || at < past) {
      next++;
      at = time(next, length, swing);
    }
    double frame = (at - io.quarters) * framesPerQuarter(io);
    if (frame > to - 1 + FRAME_SLACK) {
      return -1;
    }
    last = at;
    step = next;
    return Math.max(from, (int) Math.ceil(frame - FRAME_SLACK));
  }

  private double time(long number, double length, double swing) {
    return origin + number * length + ((number & 1) == 0 ? 0 : swing * length);
  }

  /** The number of the step that {@link #next} gave last, counted from the start of the grid. */
  long step() {
    return step;
  }

  /** Frames of the step that {@link #next} gave last until the one after it, without swing. */
  double frames(Io io, double length) {
    return length * framesPerQuarter(io);
  }

  private double framesPerQuarter(Io io) {
    return 60 * rate / io.tempo;
  }
}
