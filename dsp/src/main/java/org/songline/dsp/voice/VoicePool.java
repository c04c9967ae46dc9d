package org.songline.dsp.voice;

import java.util.Arrays;

/**
 * Gives notes to voices. A pool of {@code voices} notes has places for twice as many, so that a
 * voice whose place is wanted can fade out instead of clicking. The least missed goes first: let go
 * before held, then the quietest, or the oldest of those that are held. Used by one thread at a
 * time; allocates nothing after construction.
 */
public final class VoicePool {
  private static final byte FREE = 0;
  private static final byte HELD = 1;
  private static final byte PEDALLED = 2;
  private static final byte RELEASED = 3;
  private static final byte FADING = 4;

  private final Sound sound;
  private final int[] note;
  private final long[] since;
  private final byte[] state;
  private int limit;
  private boolean pedal;
  private long started;

  /** What makes the sound of the voices; {@code frame} is a place within the quantum. */
  public interface Sound {
    /** How loud a voice is now, on any scale that all voices share. */
    float level(int voice);

    /** The key of this voice is up and no pedal holds it. */
    void release(int voice, int frame);

    /** Another note wants the place: silence within a few milliseconds. */
    void fade(int voice, int frame);
  }

  /**
   * A pool of silent voices.
   *
   * @param voices the most notes at a time, 1 or more
   */
  public VoicePool(int voices, Sound sound) {
    this.sound = sound;
    limit = voices;
    note = new int[2 * voices];
    since = new long[2 * voices];
    state = new byte[2 * voices];
  }

  /** How many voices the sound must have: numbers 0 to this. */
  public int capacity() {
    return state.length;
  }

  /** Lets fewer notes sound at a time, from the next note on: 1 to the most. */
  public void limit(int voices) {
    limit = Math.clamp(voices, 1, state.length / 2);
  }

  /** The voice for a new note; whoever asks starts it. */
  public int start(int newNote, int frame) {
    int sounding = 0;
    int free = -1;
    for (int i = 0; i < state.length; i++) {
      if (state[i] == FREE) {
        free = free < 0 ? i : free;
      } else if (state[i] != FADING) {
        sounding++;
      }
    }
    for (; sounding >= limit; sounding--) {
      fade(least(false), frame);
    }
    int place = free >= 0 ? free : least(true);
    note[place] = newNote;
    since[place] = started++;
    state[place] = HELD;
    return place;
  }

  private int least(boolean fading) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < state.length; i++) {
      if (state[i] == FREE || (state[i] == FADING) != fading) {
        continue;
      }
      boolean keep = state[i] == HELD || state[i] == PEDALLED;
      double worth = keep ? 1e6 + since[i] : sound.level(i);
      if (worth < least) {
        least = worth;
        best = i;
      }
    }
    return best;
  }

  /** Another note goes on with the sound of a voice, as in a legato line. */
  public void renew(int voice, int newNote) {
    note[voice] = newNote;
    state[voice] = HELD;
  }

  /** Fades a voice out, as for a note that wants its place. */
  public void fade(int voice, int frame) {
    state[voice] = FADING;
    sound.fade(voice, frame);
  }

  /** The key of a note is up. */
  public void noteOff(int endedNote, int frame) {
    for (int i = 0; i < state.length; i++) {
      if (state[i] == HELD && note[i] == endedNote) {
        if (pedal) {
          state[i] = PEDALLED;
        } else {
          release(i, frame);
        }
      }
    }
  }

  private void release(int voice, int frame) {
    state[voice] = RELEASED;
    sound.release(voice, frame);
  }

  /** The sustain pedal goes down or up. */
  public void pedal(boolean down, int frame) {
    pedal = down;
    for (int i = 0; i < state.length && !down; i++) {
      if (state[i] == PEDALLED) {
        release(i, frame);
      }
    }
  }

  /** Every note is let go, the pedal too. */
  public void allOff(int frame) {
    pedal = false;
    for (int i = 0; i < state.length; i++) {
      if (state[i] == HELD || state[i] == PEDALLED) {
        release(i, frame);
      }
    }
  }

  /** The sound of a voice has ended. */
  public void ended(int voice) {
    state[voice] = FREE;
  }

  /** Whether a voice sounds, fading or not. */
  public boolean sounds(int voice) {
    return state[voice] != FREE;
  }

  /** Whether a voice plays this note; one that fades plays none. */
  public boolean plays(int voice, int wanted) {
    return state[voice] != FREE && state[voice] != FADING && note[voice] == wanted;
  }

  /** Whether a voice sounds and does not fade. */
  public boolean playing(int voice) {
    return state[voice] != FREE && state[voice] != FADING;
  }

  /** Whether a key or the pedal holds a voice. */
  public boolean held(int voice) {
    return state[voice] == HELD || state[voice] == PEDALLED;
  }

  /** Whether no voice sounds. */
  public boolean silent() {
    for (byte s : state) {
      if (s != FREE) {
        return false;
      }
    }
    return true;
  }

  public void reset() {
    Arrays.fill(state, FREE);
    pedal = false;
    started = 0;
  }
}
