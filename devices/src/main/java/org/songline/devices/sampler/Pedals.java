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
    if (voice.releasing) {
      return triggered;
    }
    voice.held = false;
    voice.release(frame);
    if (!triggered) {
      starter.released(frame, voice);
    }
    return true;
  }

  /** A controller, which the channel knows already, has a value, 0 to 127. */
  void control(int frame, int controller, float value) {
    if (controller == SUSTAIN) {
      letGo(frame);
    } else if (controller == SOSTENUTO) {
      boolean down = value >= DOWN;
      for (Voice voice : voices) {
        voice.sostenuto = down && (voice.sostenuto || (voice.active() && !voice.held));
      }
      letGo(frame);
    } else if (controller == ALL_SOUND_OFF) {
      for (Voice voice : voices) {
        voice.fade(frame);
      }
    } else if (controller == RESET_CONTROLLERS) {
      channel.resetControllers();
      for (Voice voice : voices) {
        voice.sostenuto = false;
      }
      letGo(frame);
    } else if (controller >= ALL_NOTES_OFF && controller <= LAST_MODE) {
      for (Voice voice : voices) {
        if (voice.active() && !voice.releasing) {
          voice.held = true;
        }
      }
      letGo(frame);
    }
  }

  /** Lets go of the notes that no pedal holds any longer. */
  private void letGo(int frame) {
    if (channel.value(SUSTAIN) >= DOWN) {
      return;
    }
    int last = -1;
    for (Voice voice : voices) {
      if (voice.active() && voice.held && !voice.sostenuto) {
        release(voice, frame, voice.note == last);
        last = voice.note;
      }
    }
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
