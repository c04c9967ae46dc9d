package org.songline.devices.sampler;

/** What the device's own parameters add to every voice; the processor fills it each quantum. */
final class VoiceSettings {
  /** Cents added to every pitch. */
  float tune;

  /** Cents added to every filter cutoff. */
  float cutoff;

  /** Seconds added to every attack. */
  float attack;

  /** Seconds added to every release. */
  float release;

  /** Whether SoundFonts close the filter at low velocities, as section 8.4.2 has it. */
  boolean velocityToFilter;

  /** Semitones added to every new note. */
  float transpose;

  /** How velocities of new notes are bent, -1 softer to 1 louder. */
  float velocityCurve;

  /** Most voices at a time. */
  int polyphony = SamplerDevice.MOST_VOICES;
}
