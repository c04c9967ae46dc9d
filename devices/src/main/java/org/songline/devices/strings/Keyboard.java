package org.songline.devices.strings;

import java.util.Arrays;
import org.songline.devices.Events;
import org.songline.dsp.voice.VoicePool;

/** Gives the notes of a quantum to voices, and keeps what is said to each of them. */
final class Keyboard implements VoicePool.Sound {
  private static final int WHEEL = 1;
  private static final int PEDAL = 64;
  private static final int SOUND_OFF = 120;
  private static final int NOTES_OFF = 123;

  /** The instrument. */
  interface Voices {
    void start(int voice, float key, float velocity, int frame);

    /** The key is up. */
    void release(int voice, int frame);

    /** Silence within a few milliseconds. */
    void fade(int voice, int frame);

    /** How loud it is. */
    float level(int voice);
  }

  final VoicePool pool;
  private final Voices voices;
  private final float[] key;
  private final float[] pitch;
  private final float[] pressure;
  private final float[] timbre;
  private final float[] gain;
  private final float[] pan;
  private float bend;
  private float wheel;
  private float channelPressure;

  Keyboard(int most, Voices voices) {
    this.voices = voices;
    pool = new VoicePool(most, this);
    int count = pool.capacity();
    key = new float[count];
    pitch = new float[count];
    pressure = new float[count];
    timbre = new float[count];
    gain = new float[count];
    pan = new float[count];
  }

  /** Takes what happens in a quantum. */
  void take(Events events) {
    for (int i = 0; i < events.size(); i++) {
      take(events, i);
    }
  }

  private void take(Events events, int i) {
    int frame = events.frame(i);
    float value = events.value(i);
    switch (events.kind(i)) {
      case Events.NOTE_ON -> start(events.note(i), events.key(i), value, frame);
      case Events.NOTE_OFF -> pool.noteOff(events.note(i), frame);
      case Events.NOTE_PITCH -> say(pitch, events.note(i), value);
      case Events.NOTE_PRESSURE -> say(pressure, events.note(i), value);
      case Events.NOTE_TIMBRE -> say(timbre, events.note(i), value - 0.5f);
      case Events.NOTE_GAIN -> say(gain, events.note(i), value);
      case Events.NOTE_PAN -> say(pan, events.note(i), value);
      case Events.CONTROL -> control(Math.round(events.key(i)), value, frame);
      case Events.BEND -> bend = value;
      case Events.PRESSURE -> channelPressure = value;
      case Events.ALL_OFF -> pool.allOff(frame);
      default -> {}
    }
  }

  private void start(int note, float newKey, float velocity, int frame) {
    int voice = pool.start(note, frame);
    key[voice] = newKey;
    pitch[voice] = 0;
    pressure[voice] = 0;
    timbre[voice] = 0;
    gain[voice] = 0;
    pan[voice] = 0;
    voices.start(voice, newKey, velocity, frame);
  }

  private void say(float[] what, int note, float value) {
    for (int v = 0; v < what.length; v++) {
      if (pool.plays(v, note)) {
        what[v] = value;
      }
    }
  }

  private void control(int number, float value, int frame) {
    if (number == PEDAL) {
      pool.pedal(value >= 64, frame);
    } else if (number == WHEEL) {
      wheel = value * (1f / 127);
    } else if (number == SOUND_OFF || number == NOTES_OFF) {
      pool.allOff(frame);
    }
  }

  /** The key of a voice with its bends, in semitones. */
  float pitch(int voice, float bendRange) {
    return key[voice] + pitch[voice] + bend * bendRange;
  }

  /** How hard a key or the device is pressed, or the wheel is up: 0 to 1. */
  float pressure(int voice) {
    return Math.max(Math.max(pressure[voice], channelPressure), wheel);
  }

  /** -0.5 to 0.5, 0 where nothing was said. */
  float timbre(int voice) {
    return timbre[voice];
  }

  /** Decibels. */
  float gain(int voice) {
    return gain[voice];
  }

  /** -1 to 1. */
  float pan(int voice) {
    return pan[voice];
  }

  @Override
  public float level(int voice) {
    return voices.level(voice);
  }

  @Override
  public void release(int voice, int frame) {
    voices.release(voice, frame);
  }

  @Override
  public void fade(int voice, int frame) {
    voices.fade(voice, frame);
  }

  void reset() {
    pool.reset();
    Arrays.fill(key, 0);
    bend = 0;
    wheel = 0;
    channelPressure = 0;
  }
}
