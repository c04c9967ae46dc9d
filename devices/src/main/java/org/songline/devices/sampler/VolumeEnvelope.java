package org.songline.devices.sampler;

import org.songline.dsp.Exact;

/**
 * The volume envelope of SoundFont 2.04, section 8.1.2, generators 33 to 38: delay, an attack that
 * is straight in amplitude, hold, then decay and release that are straight in decibels, 100 dB in
 * the declared time.
 */
final class VolumeEnvelope {
  /** Below this amplitude a fading voice has ended: -100 dB. */
  static final float FLOOR = 1e-5f;

  /** A hundred decibels as a power of two. */
  private static final double FULL_LOG2 = 100 / 20.0 * 3.321928094887362;

  private static final double DB_PER_LOG2 = 6.020599913279624;

  /** The attack that a SoundFont has at the least, -12000 timecents. */
  private static final float LEAST_ATTACK = 0.0009765625f;

  private enum Stage {
    DELAY,
    ATTACK,
    HOLD,
    DECAY,
    SUSTAIN,
    RELEASE,
    END
  }

  private Stage stage = Stage.END;
  private double left;
  private double holdFrames;
  private double decayFrames;
  private float sustain;
  private double attackFrames;
  private double level;
  private double log2PerFrame;
  private double nodeRatio;
  private double decayLog2;

  /**
   * Starts the envelope; all times in frames.
   *
   * @param decay frames for a fall of 100 dB
   * @param sustainDb decibels below full of the sustain level, 0 to 100
   */
  void start(double delay, double attack, double hold, double decay, double sustainDb) {
    stage = Stage.DELAY;
    left = delay;
    attackFrames = attack;
    holdFrames = hold;
    sustain = sustainDb >= 100 ? 0 : Exact.fastGain((float) -sustainDb);
    decayLog2 = -FULL_LOG2 / Math.max(1, decay);
    decayFrames = decay * sustainDb / 100;
    level = 0;
    skipEmpty();
  }

  /** Starts the envelope by six values from {@link Target#AMP} on; decay is the time to sustain. */
  void start(float[] values, float[] sums, double later, double rate) {
    int at = Target.AMP;
    float level = Math.clamp(sum(values, sums, at + Target.ENV_SUSTAIN) / 100, 0f, 1f);
    double down = level <= 1e-5f ? 100 : Math.min(100, -Exact.fastLog2(level) * DB_PER_LOG2);
    double fall = Math.max(0, sum(values, sums, at + Target.ENV_DECAY)) * rate;
    start(
        Math.max(0, sum(values, sums, at + Target.ENV_DELAY)) * rate,
        Math.max(LEAST_ATTACK, sum(values, sums, at + Target.ENV_ATTACK)) * rate + later,
        Math.max(0, sum(values, sums, at + Target.ENV_HOLD)) * rate,
        fall * 100 / Math.max(0.1, down),
        down);
  }

  private static float sum(float[] values, float[] sums, int at) {
    return values[at] + sums[at];
  }

  private void skipEmpty() {
    while (left <= 0 && stage.compareTo(Stage.SUSTAIN) < 0) {
      next();
    }
  }

  private void next() {
    switch (stage) {
      case DELAY -> {
        stage = Stage.ATTACK;
        left += attackFrames;
      }
      case ATTACK -> {
        stage = Stage.HOLD;
        level = 1;
        left += holdFrames;
      }
      case HOLD -> {
        stage = Stage.DECAY;
        level = 1;
        left += decayFrames;
        slope(decayLog2);
      }
      default -> {
        stage = sustain > 0 ? Stage.SUSTAIN : Stage.END;
        level = sustain;
        left = 0;
      }
    }
  }

  private void slope(double perFrame) {
    log2PerFrame = perFrame;
    nodeRatio = Exact.fastExp2((float) (perFrame * VoiceGroup.NODE_FRAMES));
  }

  /**
   * Starts to fade from where the envelope is.
   *
   * @param release frames for a fall of 100 dB
   */
  void release(double release) {
    if (stage != Stage.END) {
      stage = level > 0 ? Stage.RELEASE : Stage.END;
      slope(-FULL_LOG2 / Math.max(1, release));
    }
  }

  /** Moves on by up to {@link VoiceGroup#NODE_FRAMES} frames; returns the amplitude there. */
  float advance(double frames) {
    double todo = frames;
    while (todo > 0) {
      switch (stage) {
        case DELAY, HOLD -> todo = pass(todo);
        case ATTACK -> {
          double before = todo;
          todo = pass(todo);
          if (stage == Stage.ATTACK) {
            level += (before - todo) / attackFrames;
          }
        }
        case DECAY -> {
          double before = todo;
          todo = pass(todo);
          if (stage == Stage.DECAY) {
            fall(before - todo);
          }
        }
        case RELEASE -> {
          fall(todo);
          todo = 0;
        }
        default -> todo = 0;
      }
    }
    return (float) level;
  }

  private void fall(double frames) {
    level *=
        frames == VoiceGroup.NODE_FRAMES
            ? nodeRatio
            : Exact.fastExp2((float) (log2PerFrame * frames));
  }

  /** Spends frames in the stage; returns what is left of them when the stage ends. */
  private double pass(double frames) {
    if (left > frames) {
      left -= frames;
      return 0;
    }
    double rest = frames - left;
    left = 0;
    next();
    skipEmpty();
    return rest;
  }

  /** Whether the envelope can only fall from here. */
  boolean fading() {
    return stage == Stage.RELEASE
        || stage == Stage.END
        || (stage == Stage.DECAY && sustain < FLOOR);
  }

  boolean ended() {
    return stage == Stage.END;
  }

  float level() {
    return (float) level;
  }

  void end() {
    stage = Stage.END;
    level = 0;
  }
}
