package org.songline.media.soundfont;

/**
 * The generator numbers of SoundFont 2.04, section 8.1.2, with the units of section 8.1.3: cB are
 * centibels, tc timecents (1200 log2 of seconds), absolute cents 1200 log2 of f / 8.176 Hz.
 */
public final class Generator {
  public static final int START_OFFSET = 0;
  public static final int END_OFFSET = 1;
  public static final int LOOP_START_OFFSET = 2;
  public static final int LOOP_END_OFFSET = 3;
  public static final int START_COARSE_OFFSET = 4;
  public static final int MOD_LFO_TO_PITCH = 5;
  public static final int VIB_LFO_TO_PITCH = 6;
  public static final int MOD_ENV_TO_PITCH = 7;
  public static final int FILTER_CUTOFF = 8;
  public static final int FILTER_Q = 9;
  public static final int MOD_LFO_TO_FILTER = 10;
  public static final int MOD_ENV_TO_FILTER = 11;
  public static final int END_COARSE_OFFSET = 12;
  public static final int MOD_LFO_TO_VOLUME = 13;
  public static final int CHORUS_SEND = 15;
  public static final int REVERB_SEND = 16;
  public static final int PAN = 17;
  public static final int MOD_LFO_DELAY = 21;
  public static final int MOD_LFO_FREQUENCY = 22;
  public static final int VIB_LFO_DELAY = 23;
  public static final int VIB_LFO_FREQUENCY = 24;
  public static final int MOD_ENV_DELAY = 25;
  public static final int MOD_ENV_ATTACK = 26;
  public static final int MOD_ENV_HOLD = 27;
  public static final int MOD_ENV_DECAY = 28;
  public static final int MOD_ENV_SUSTAIN = 29;
  public static final int MOD_ENV_RELEASE = 30;
  public static final int KEY_TO_MOD_ENV_HOLD = 31;
  public static final int KEY_TO_MOD_ENV_DECAY = 32;
  public static final int VOL_ENV_DELAY = 33;
  public static final int VOL_ENV_ATTACK = 34;
  public static final int VOL_ENV_HOLD = 35;
  public static final int VOL_ENV_DECAY = 36;
  public static final int VOL_ENV_SUSTAIN = 37;
  public static final int VOL_ENV_RELEASE = 38;
  public static final int KEY_TO_VOL_ENV_HOLD = 39;
  public static final int KEY_TO_VOL_ENV_DECAY = 40;
  public static final int INSTRUMENT = 41;
  public static final int KEY_RANGE = 43;
  public static final int VELOCITY_RANGE = 44;
  public static final int LOOP_START_COARSE_OFFSET = 45;
  public static final int FIXED_KEY = 46;
  public static final int FIXED_VELOCITY = 47;
  public static final int ATTENUATION = 48;
  public static final int LOOP_END_COARSE_OFFSET = 50;
  public static final int COARSE_TUNE = 51;
  public static final int FINE_TUNE = 52;
  public static final int SAMPLE = 53;
  public static final int SAMPLE_MODES = 54;
  public static final int SCALE_TUNING = 56;
  public static final int EXCLUSIVE_CLASS = 57;
  public static final int ROOT_KEY = 58;

  /** How many generator numbers there are. */
  public static final int COUNT = 61;

  private static final int[] SAMPLE_ONLY = {
    START_OFFSET,
    END_OFFSET,
    LOOP_START_OFFSET,
    LOOP_END_OFFSET,
    START_COARSE_OFFSET,
    END_COARSE_OFFSET,
    LOOP_START_COARSE_OFFSET,
    LOOP_END_COARSE_OFFSET,
    FIXED_KEY,
    FIXED_VELOCITY,
    SAMPLE_MODES,
    EXCLUSIVE_CLASS,
    ROOT_KEY,
    INSTRUMENT,
    KEY_RANGE,
    VELOCITY_RANGE,
    SAMPLE
  };

  private static final int[] SHORTEST = {
    MOD_LFO_DELAY,
    VIB_LFO_DELAY,
    MOD_ENV_DELAY,
    MOD_ENV_ATTACK,
    MOD_ENV_HOLD,
    MOD_ENV_DECAY,
    MOD_ENV_RELEASE,
    VOL_ENV_DELAY,
    VOL_ENV_ATTACK,
    VOL_ENV_HOLD,
    VOL_ENV_DECAY,
    VOL_ENV_RELEASE
  };

  private Generator() {}

  /** Default values, section 8.1.3. */
  public static int[] defaults() {
    int[] values = new int[COUNT];
    for (int time : SHORTEST) {
      values[time] = -12000;
    }
    values[FILTER_CUTOFF] = 13500;
    values[FIXED_KEY] = -1;
    values[FIXED_VELOCITY] = -1;
    values[SCALE_TUNING] = 100;
    values[ROOT_KEY] = -1;
    values[SAMPLE] = -1;
    return values;
  }

  /** Whether a preset zone may not use it, section 8.5. */
  static boolean[] sampleOnly() {
    boolean[] flags = new boolean[COUNT];
    for (int generator : SAMPLE_ONLY) {
      flags[generator] = true;
    }
    return flags;
  }
}
