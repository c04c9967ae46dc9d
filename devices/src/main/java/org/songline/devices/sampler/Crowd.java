package org.songline.devices.sampler;

import org.jspecify.annotations.Nullable;

/** Which of the sounding voices must go when another begins. */
final class Crowd {
  private final Voice[] voices;

  Crowd(Voice[] voices) {
    this.voices = voices;
  }

  /** Voices that give way to a group, of other notes than the one that begins, end. */
  void choke(int frame, int note, int group) {
    for (Voice voice : voices) {
      if (voice.active() && voice.note != note && voice.exclusiveGroup() == group) {
        voice.choke(frame);
      }
    }
  }

  /** Chokes the oldest notes of a group, at one key or any (-1), so that one more may sound. */
  void limit(int frame, int note, int group, int key, int most) {
    while (true) {
      int count = 0;
      @Nullable Voice oldest = null;
      for (Voice voice : voices) {
        if (counts(voice, note, group, key)) {
          if (oldest == null || voice.order < oldest.order) {
            oldest = voice;
          }
          count += newest(voice, note, group, key) ? 1 : 0;
        }
      }
      if (count < most || oldest == null) {
        return;
      }
      int old = oldest.note;
      for (Voice voice : voices) {
        if (voice.note == old && counts(voice, note, group, key)) {
          voice.choke(frame);
        }
      }
    }
  }

  private static boolean counts(Voice voice, int note, int group, int key) {
    return voice.active()
        && !voice.choked()
        && voice.note != note
        && voice.group() == group
        && (key < 0 || Math.round(voice.key()) == key);
  }

  /** Whether a voice is the last of those that count of its note, so that notes count once. */
  private boolean newest(Voice voice, int note, int group, int key) {
    for (Voice other : voices) {
      if (other.note == voice.note
          && other.order > voice.order
          && counts(other, note, group, key)) {
        return false;
      }
    }
    return true;
  }

  /** Gives up the least of the voices when there are as many as allowed. */
  void makeRoom(int frame, int note, int polyphony) {
    int count = 0;
    @Nullable Voice least = null;
    float lowest = Float.POSITIVE_INFINITY;
    for (Voice voice : voices) {
      if (!voice.active() || voice.dying()) {
        continue;
      }
      count++;
      if (voice.note != note || voice.releasing) {
        float worth = voice.loudness() * (voice.releasing ? 0.25f : 1f);
        if (worth < lowest || (worth == lowest && least != null && voice.order < least.order)) {
          least = voice;
          lowest = worth;
        }
      }
    }
    if (count >= polyphony && least != null) {
      least.fade(frame);
    }
  }
}
