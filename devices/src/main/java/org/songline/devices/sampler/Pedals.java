package org.songline.devices.sampler;

/** What ends: notes whose key goes up, unless a pedal holds them, and the messages that end all. */
final class Pedals {
  private static final int SUSTAIN = 64;
  private static final int SOSTENUTO = 66;
  private static final int ALL_SOUND_OFF = 120;
  private static final int RESET_CONTROLLERS = 121;

  /** All notes off, and the four changes of mode, which mean it too. */
  private static final int ALL_NOTES_OFF = 123;

  private static final int LAST_MODE = 127;

  /** The value from which on a pedal is down. */
  private static final float DOWN = 64;

  private final Voice[] voices;
  private final Channel channel;
  private final NoteStarter starter;

  Pedals(VoiceBank bank, Channel channel, NoteStarter starter) {
    voices = bank.voices;
    this.channel = channel;
    this.starter = starter;
  }

  /** A key goes up. */
  void lift(int frame, int note) {
    starter.lift(frame, note);
    boolean pedal = channel.value(SUSTAIN) >= DOWN;
    boolean triggered = false;
    for (Voice voice : voices) {
      if (!voice.active() || voice.note != note || !voice.fromKey()) {
        continue;
      }
      if (pedal || voice.sostenuto) {
        voice.held = true;
      } else {
        triggered |= release(voice, frame, triggered);
      }
    }
  }

  /** Releases a voice, and starts the release zones of its note unless that has been done. */
  private boolean release(Voice voice, int frame, boolean triggered) {
    voice.held = false;
    if (voice.releasing) {
      return triggered;
    }
    voice.release(frame);
    if (!triggered) {
      starter.released(frame, voice);
    }
    return true;
  }

  /**
   * A controller, which the channel knows already, goes from one value to another, 0 to 127.
   *
   * @param old the value that it had
   */
  void control(int frame, int controller, float old, float value) {
    if (controller == SUSTAIN) {
      letGo(frame);
    } else if (controller == SOSTENUTO) {
      sostenuto(old >= DOWN, value >= DOWN);
      letGo(frame);
    } else if (controller == ALL_SOUND_OFF) {
      starter.stopTurns();
      for (Voice voice : voices) {
        voice.fade(frame);
      }
    } else if (controller == RESET_CONTROLLERS) {
      channel.resetControllers();
      sostenuto(true, false);
      letGo(frame);
    } else if (controller >= ALL_NOTES_OFF && controller <= LAST_MODE) {
      starter.liftAll();
      for (Voice voice : voices) {
        voice.held |= voice.active() && !voice.releasing;
      }
      letGo(frame);
    }
  }

  /** Keeps the notes that are down when the pedal goes down, until it goes up. */
  private void sostenuto(boolean before, boolean now) {
    if (before == now) {
      return;
    }
    for (Voice voice : voices) {
      voice.sostenuto = now && voice.active() && !voice.held;
    }
  }

  /** Lets go of the notes that no pedal holds any longer. */
  private void letGo(int frame) {
    if (channel.value(SUSTAIN) >= DOWN) {
      return;
    }
    for (Voice voice : voices) {
      if (waits(voice)) {
        letGo(frame, voice.note);
      }
    }
  }

  private void letGo(int frame, int note) {
    boolean triggered = false;
    for (Voice voice : voices) {
      if (waits(voice) && voice.note == note) {
        triggered |= release(voice, frame, triggered);
      }
    }
  }

  /** Whether only the sustain pedal holds a voice. */
  private static boolean waits(Voice voice) {
    return voice.active() && voice.held && !voice.sostenuto;
  }

  /** Releases every note, whatever holds it. */
  void releaseAll(int frame) {
    starter.liftAll();
    for (Voice voice : voices) {
      voice.sostenuto = false;
      voice.held = false;
      if (voice.active()) {
        voice.releaseHard(frame);
      }
    }
  }
}
