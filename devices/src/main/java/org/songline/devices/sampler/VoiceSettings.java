package org.songline.devices.sampler;

/** What the device's own parameters add to every voice; the processor fills it each quantum. */
final class VoiceSettings {
  /** Cents added to every pitch. */
  float tune;

  /** Cents added to every filter cutoff. */
  float cutoff;

  /** Seconds added to every attack and release. */
  float attack;

  float release;

  /** Whether SoundFonts close the filter at low velocities, as section 8.4.2 has it. */
  boolean velocityToFilter;

  /** Semitones added to every key. */
  float transpose;
}
