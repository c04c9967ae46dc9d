package org.songline.dsp.envelope;

import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * Sixteen attack-decay-sustain-release envelopes side by side. Notes start and end at any frame
 * within a quantum; a note that starts on a sounding lane goes on from its level.
 *
 * <p>In each quantum: {@link #strike}, {@link #release} and {@link #steal} in order of time, then
 * {@link #render} or {@link #skip}.
 */
public final class LaneEnvelope {
  private static final int LANES = Quantum.LANES;
  private static final int FRAMES = Quantum.FRAMES;
  private static final int FOREVER = Integer.MAX_VALUE;

  /** A decay this near the sustain level is there. */
  private static final double NEAR = 1e-5;

  private static final int OFF = 0;
  private static final int ATTACK = 1;
  private static final int DECAY = 2;
  private static final int SUSTAIN = 3;
  private static final int RELEASE = 4;
  private static final int FALL = 5;

  private final EnvelopeKernel kernel;
  private final EnvelopeTimes[] times;
  private final int[] stage = new int[LANES];

  /** Level above the goal of the segment; the level itself is their sum. */
  private final double[] above = new double[LANES];

  private final float[] goal = new float[LANES];
  private final float[] factor = new float[LANES];
  private final double[] factorQuantum = new double[LANES];
  private final int[] left = new int[LANES];

  /** Frames of this quantum already made, in {@link #column}. */
  private final int[] done = new int[LANES];

  private final float[] column = new float[LANES * FRAMES];
  private final float[] distance = new float[LANES];

  public LaneEnvelope(EnvelopeTimes times) {
    this(times, EnvelopeKernel.best());
  }

  /** Envelopes whose lanes have times of their own. */
  public LaneEnvelope(EnvelopeTimes[] times) {
    this(times.clone(), EnvelopeKernel.best());
  }

  LaneEnvelope(EnvelopeTimes times, EnvelopeKernel kernel) {
    this(same(times), kernel);
  }

  private LaneEnvelope(EnvelopeTimes[] times, EnvelopeKernel kernel) {
    this.times = times;
    this.kernel = kernel;
    reset();
  }

  private static EnvelopeTimes[] same(EnvelopeTimes times) {
    EnvelopeTimes[] all = new EnvelopeTimes[LANES];
    Arrays.fill(all, times);
    return all;
  }

  /** Envelopes that compute one lane at a time, with the same bits. */
  public static LaneEnvelope scalar(EnvelopeTimes times) {
    return new LaneEnvelope(times, EnvelopeKernel.SCALAR);
  }

  public void reset() {
    Arrays.fill(done, 0);
    for (int lane = 0; lane < LANES; lane++) {
      off(lane);
    }
  }

  /** The attack begins at a frame of this quantum, from the level that the lane has there. */
  public void strike(int lane, int frame) {
    advance(lane, frame);
    double level = level(lane);
    EnvelopeTimes.Segment attack = times[lane].attack;
    double reach = EnvelopeTimes.ATTACK_GOAL - level;
    double whole = EnvelopeTimes.ATTACK_GOAL;
    int frames = attack.frames;
    if (level > 0) {
      double part = 1 - StrictMath.log(whole / reach) / EnvelopeTimes.ATTACK_TIMES;
      frames = (int) Math.max(0, Math.floor(part * attack.frames));
    }
    begin(lane, ATTACK, EnvelopeTimes.ATTACK_GOAL, level, attack, frames);
  }

  /** From nothing, and silent up to the frame, whatever the lane did before this quantum. */
  public void strikeFresh(int lane, int frame) {
    off(lane);
    advance(lane, frame);
    strike(lane, frame);
  }

  /** The release begins at a frame of this quantum. */
  public void release(int lane, int frame) {
    advance(lane, frame);
    if (stage[lane] != OFF && stage[lane] != RELEASE) {
      fall(lane, times[lane].release);
    }
  }

  /** A very short release begins at a frame of this quantum. */
  public void steal(int lane, int frame) {
    advance(lane, frame);
    if (stage[lane] != OFF) {
      fall(lane, times[lane].steal);
    }
  }

  /** Whether the lane is silent until it is struck again. */
  public boolean silent(int lane) {
    return stage[lane] == OFF;
  }

  /** Whether the lane makes nothing but silence in this quantum. */
  public boolean asleep(int lane) {
    return stage[lane] == OFF && done[lane] == 0;
  }

  /** Whether the lane is in its release, or silent. */
  public boolean released(int lane) {
    return stage[lane] == OFF || stage[lane] == RELEASE;
  }

  /** The level after what has been made so far. */
  public double level(int lane) {
    return goal[lane] + above[lane];
  }

  /** Makes the quantum in lane order: {@code out[frame * 16 + lane]}. */
  public void render(float[] out) {
    render(out, LANES);
  }

  /** As {@link #render(float[])}, for the first lanes; all others must be silent. */
  public void render(float[] out, int lanes) {
    follow(lanes);
    for (int lane = 0; lane < lanes; lane++) {
      distance[lane] = (float) above[lane];
    }
    kernel.decay(distance, factor, goal, out, lanes);
    for (int lane = 0; lane < lanes; lane++) {
      if (done[lane] > 0 || left[lane] < FRAMES) {
        advance(lane, FRAMES);
        done[lane] = 0;
        int from = lane * FRAMES;
        for (int f = 0; f < FRAMES; f++) {
          out[f * LANES + lane] = column[from + f];
        }
      } else {
        pass(lane);
      }
    }
  }

  /** Passes over the quantum: only the levels at its end are wanted. */
  public void skip() {
    skip(LANES);
  }

  /** As {@link #skip()}, for the first lanes; all others must be silent. */
  public void skip(int lanes) {
    follow(lanes);
    for (int lane = 0; lane < lanes; lane++) {
      if (done[lane] > 0 || left[lane] < FRAMES) {
        advance(lane, FRAMES);
        done[lane] = 0;
      } else {
        pass(lane);
      }
    }
  }

  private void pass(int lane) {
    above[lane] *= factorQuantum[lane];
    if (left[lane] != FOREVER) {
      left[lane] -= FRAMES;
    }
  }

  private void follow(int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      if (stage[lane] == SUSTAIN && goal[lane] != times[lane].sustain) {
        begin(lane, SUSTAIN, times[lane].sustain, level(lane), times[lane].follow, FOREVER);
      }
    }
  }

  /** Makes one lane up to a frame. */
  private void advance(int lane, int frame) {
    int at = done[lane];
    while (at < frame) {
      if (left[lane] == 0) {
        next(lane);
      }
      int count = Math.min(frame - at, left[lane]);
      double d = above[lane];
      double a = factor[lane];
      int to = lane * FRAMES + at;
      float g = goal[lane];
      for (int i = 0; i < count; i++) {
        column[to + i] = g + (float) d;
        d *= a;
      }
      above[lane] = d;
      at += count;
      if (left[lane] != FOREVER) {
        left[lane] -= count;
      }
    }
    done[lane] = at;
  }

  private void next(int lane) {
    switch (stage[lane]) {
      case ATTACK -> {
        double end = times[lane].sustain - EnvelopeTimes.SHORT * (1 - times[lane].sustain);
        begin(lane, DECAY, (float) end, 1, times[lane].decay, times[lane].decay.frames);
      }
      case DECAY -> {
        double level = level(lane);
        if (times[lane].falls) {
          if (level <= 0) {
            off(lane);
            return;
          }
          EnvelopeTimes.Segment fall = times[lane].fall;
          begin(lane, FALL, (float) (-EnvelopeTimes.SHORT * level), level, fall, fall.frames);
          return;
        }
        boolean there = Math.abs(level - times[lane].sustain) < NEAR;
        begin(
            lane,
            SUSTAIN,
            times[lane].sustain,
            there ? times[lane].sustain : level,
            times[lane].follow,
            FOREVER);
      }
      default -> off(lane);
    }
  }

  private void fall(int lane, EnvelopeTimes.Segment segment) {
    double level = level(lane);
    if (level <= 0) {
      off(lane);
      return;
    }
    float end = (float) (-EnvelopeTimes.SHORT * level);
    begin(lane, RELEASE, end, level, segment, segment.frames);
  }

  private void begin(
      int lane, int newStage, float end, double level, EnvelopeTimes.Segment shape, int frames) {
    stage[lane] = newStage;
    goal[lane] = end;
    above[lane] = level - end;
    factor[lane] = shape.factor;
    factorQuantum[lane] = shape.factorQuantum;
    left[lane] = frames;
  }

  private void off(int lane) {
    stage[lane] = OFF;
    goal[lane] = 0;
    above[lane] = 0;
    factor[lane] = 0;
    factorQuantum[lane] = 0;
    left[lane] = FOREVER;
  }
}
