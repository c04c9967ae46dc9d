package org.songline.devices.sampler;

import org.songline.media.soundfont.Generator;

/**
 * The two oscillators of a SoundFont voice: one for vibrato, one that also moves filter and level.
 */
final class VoiceLfos {
  private final Lfo vibrato = new Lfo();
  private final Lfo wobble = new Lfo();
  private float vibratoCents;
  private boolean wobbles;
  private float toPitch;
  private float toFilter;
  private float toVolume;
  private float now;

  /** Takes the generators anew. */
  void set(float[] values, float[] sums, VoiceEnvelopes times, double rate) {
    vibratoCents = sum(values, sums, Generator.VIB_LFO_TO_PITCH);
    vibrato.set(
        times.pause(sum(values, sums, Generator.VIB_LFO_DELAY)),
        sum(values, sums, Generator.VIB_LFO_FREQUENCY),
        rate);
    toPitch = sum(values, sums, Generator.MOD_LFO_TO_PITCH);
    toFilter = sum(values, sums, Generator.MOD_LFO_TO_FILTER);
    toVolume = sum(values, sums, Generator.MOD_LFO_TO_VOLUME) / 10;
    wobbles = toPitch != 0 || toFilter != 0 || toVolume != 0;
    wobble.set(
        times.pause(sum(values, sums, Generator.MOD_LFO_DELAY)),
        sum(values, sums, Generator.MOD_LFO_FREQUENCY),
        rate);
    if (!wobbles) {
      now = 0;
    }
  }

  private static float sum(float[] values, float[] sums, int generator) {
    return values[generator] + sums[generator];
  }

  /** Cents added to the pitch at an age; the others are then of that age too. */
  float cents(long age) {
    float cents = vibratoCents == 0 ? 0 : vibratoCents * vibrato.at(age);
    if (wobbles) {
      now = wobble.at(age);
      cents += toPitch * now;
    }
    return cents;
  }

  float filterCents() {
    return toFilter * now;
  }

  float decibels() {
    return toVolume * now;
  }
}
