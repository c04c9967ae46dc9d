package org.songline.devices.voices;

import java.util.Arrays;
import java.util.function.Supplier;
import org.songline.devices.Io;
import org.songline.dsp.Quantum;

/** The voices of an instrument that run sixteen side by side: each is a lane of a group. */
public final class LaneVoices implements Player.Voices {
  private static final int LANES = Quantum.LANES;

  private final Player player;
  private final Group[] groups;
  private final float[] sumLeft = new float[Quantum.FRAMES * LANES];
  private final float[] sumRight = new float[Quantum.FRAMES * LANES];
  private final LaneSums sums = new LaneSums();
  private float bendRange;

  /** Sixteen voices. */
  public interface Group {
    /** Frames by which their sound lags. */
    default int latency() {
      return 0;
    }

    /** The lanes that sound, as bits. */
    int active();

    /** Whether both sides of the next quantum are the same. */
    default boolean centred() {
      return false;
    }

    /**
     * Makes one quantum and adds it to two lane buffers of 64 frames; to the left one alone when it
     * is the right one too, as it may be when the group is {@link #centred}.
     */
    void render(float[] sumLeft, float[] sumRight);

    void reset();

    /** How loud a lane is, for choosing which to give up. */
    float level(int lane);

    /** The key of a lane is let go. */
    void release(int lane, int frame);

    /** Ends a lane within a few milliseconds. */
    void fade(int lane, int frame);

    /** Starts a note on a lane: everything that glides begins at the note's own values. */
    void start(int lane, Player.Strike strike);

    /** Sends a sounding lane to a new pitch. */
    void glide(int lane, float key, double seconds);

    /** How far a lane is from a pitch, in octaves. */
    double away(int lane, float key);

    /** A new attack on a sounding lane, from the level it has. */
    void again(int lane, int frame, float velocity);

    /** Expression of one note: a kind of {@link org.songline.devices.Events} and its value. */
    void express(int lane, int kind, float value);

    /**
     * Takes what moves all voices alike.
     *
     * @param bend its position, -1 to 1
     * @param semitones of the bend
     * @param wheel position of the modulation wheel, 0 to 1
     */
    void wheels(float bend, float semitones, float wheel);

    /** Pressure of the whole channel, 0 to 1. */
    void pressure(float value);
  }

  /**
   * Silent voices.
   *
   * @param count the most notes at a time
   * @param first place of the first of {@link Player#addParameters} in the table
   * @param maker makes each group
   */
  public LaneVoices(int count, long seed, int first, Supplier<? extends Group> maker) {
    player = new Player(count, seed, first, this);
    groups = new Group[(player.capacity() + LANES - 1) / LANES];
    for (int g = 0; g < groups.length; g++) {
      groups[g] = maker.get();
    }
  }

  /** How many lanes, from the first on, hold all that sound. */
  public static int lanes(int active) {
    int lanes = LANES;
    while (lanes > 0 && (active >> (lanes - 1) & 1) == 0) {
      lanes--;
    }
    return lanes;
  }

  /** Frames by which the sound lags. */
  public int latency() {
    return groups[0].latency();
  }

  /** Takes the events of a quantum and adds the sound of all voices. */
  public void process(Io io) {
    bendRange = player.bendRange(io.values);
    player.play(io);
    int sounded = 0;
    boolean centred = true;
    for (Group group : groups) {
      centred &= group.active() == 0 || group.centred();
    }
    float[] right = centred ? sumLeft : sumRight;
    for (int g = 0; g < groups.length; g++) {
      Group group = groups[g];
      int sounding = group.active();
      if (sounding == 0) {
        continue;
      }
      if (sounded == 0) {
        Arrays.fill(sumLeft, 0);
        Arrays.fill(right, 0);
      }
      sounded |= sounding;
      group.render(sumLeft, right);
      for (int ended = sounding & ~group.active(); ended != 0; ended &= ended - 1) {
        player.ended(g * LANES + Integer.numberOfTrailingZeros(ended));
      }
    }
    if (sounded != 0) {
      sums.add(sumLeft, right, sounded, io.audio, io.offset);
    }
  }

  /** Whether no voice sounds. */
  public boolean idle() {
    for (Group group : groups) {
      if (group.active() != 0) {
        return false;
      }
    }
    return true;
  }

  public void reset() {
    for (Group group : groups) {
      group.reset();
    }
    player.reset();
  }

  @Override
  public float level(int voice) {
    return groups[voice / LANES].level(voice % LANES);
  }

  @Override
  public void release(int voice, int frame) {
    groups[voice / LANES].release(voice % LANES, frame);
  }

  @Override
  public void fade(int voice, int frame) {
    groups[voice / LANES].fade(voice % LANES, frame);
  }

  @Override
  public void start(int voice, Player.Strike strike) {
    groups[voice / LANES].start(voice % LANES, strike);
  }

  @Override
  public void glide(int voice, float key, double seconds) {
    groups[voice / LANES].glide(voice % LANES, key, seconds);
  }

  @Override
  public double away(int voice, float key) {
    return groups[voice / LANES].away(voice % LANES, key);
  }

  @Override
  public void again(int voice, int frame, float velocity) {
    groups[voice / LANES].again(voice % LANES, frame, velocity);
  }

  @Override
  public void express(int voice, int kind, float value) {
    groups[voice / LANES].express(voice % LANES, kind, value);
  }

  @Override
  public void wheels(float bend, float wheel) {
    for (Group group : groups) {
      group.wheels(bend, bend * bendRange, wheel);
    }
  }

  @Override
  public void pressure(float value) {
    for (Group group : groups) {
      group.pressure(value);
    }
  }
}
