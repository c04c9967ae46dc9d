package org.songline.devices.sampler;

import org.songline.media.sfz.SfzOpcodes;
import org.songline.media.soundfont.Generator;

/**
 * Values of a zone beyond a SoundFont's generators, numbered after them: what SFZ adds. Times are
 * seconds, shares percent, pitches cents, volumes decibels.
 */
final class Target {
  static final int VOLUME = Generator.COUNT;
  static final int AMPLITUDE = VOLUME + 1;
  static final int WIDTH = VOLUME + 2;
  static final int POSITION = VOLUME + 3;
  static final int DELAY = VOLUME + 4;
  static final int OFFSET = VOLUME + 5;
  static final int VELOCITY_TRACK = VOLUME + 6;
  static final int BEND_UP = VOLUME + 7;
  static final int BEND_DOWN = VOLUME + 8;
  static final int PITCH_DEPTH = VOLUME + 9;

  /** Three envelopes: volume, filter and pitch, of {@link #PARTS} values each. */
  static final int AMP = VOLUME + 10;

  static final int PARTS = 6;
  static final int FILTER = AMP + PARTS;
  static final int PITCH = FILTER + PARTS;

  /** Parts of an envelope. */
  static final int ENV_DELAY = 0;

  static final int ENV_ATTACK = 1;
  static final int ENV_HOLD = 2;
  static final int ENV_DECAY = 3;
  static final int ENV_SUSTAIN = 4;
  static final int ENV_RELEASE = 5;

  /** Oscillators, of {@link #LFO_FIELDS} values each; the last three are those of SFZ 1. */
  static final int LFO = PITCH + PARTS;

  static final int LFOS = SfzOpcodes.LFOS + 3;
  static final int LFO_FREQUENCY = 0;
  static final int LFO_DELAY = 1;
  static final int LFO_FADE = 2;
  static final int LFO_PHASE = 3;
  static final int LFO_PITCH = 4;
  static final int LFO_VOLUME = 5;
  static final int LFO_AMPLITUDE = 6;
  static final int LFO_PAN = 7;
  static final int LFO_CUTOFF = 8;
  static final int LFO_FIELDS = 9;

  static final int COUNT = LFO + LFOS * LFO_FIELDS;

  private Target() {}

  /** The number of a value of an oscillator, 0 to {@link #LFOS}. */
  static int lfo(int number, int field) {
    return LFO + number * LFO_FIELDS + field;
  }
}
