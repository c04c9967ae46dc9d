package org.songline.devices.sampler;

import org.songline.devices.Events;

/** What the events of one note say about its sound. */
final class NoteTouch {
  /** 0 to 127. */
  float pressure;

  /** Cents. */
  float pitch;

  /** Decibels. */
  float gain;

  /** -1 to 1. */
  float pan;

  /** 0 to 1. */
  float timbre = 0.5f;

  void reset() {
    pressure = 0;
    pitch = 0;
    gain = 0;
    pan = 0;
    timbre = 0.5f;
  }

  void express(int kind, float amount) {
    switch (kind) {
      case Events.NOTE_PITCH -> pitch = amount * 100;
      case Events.NOTE_PRESSURE -> pressure = amount * 127;
      case Events.NOTE_TIMBRE -> timbre = amount;
      case Events.NOTE_GAIN -> gain = amount;
      default -> pan = amount;
    }
  }
}
