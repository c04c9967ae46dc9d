/**
 * The sampler: plays SoundFont 2 and 3, SFZ and single samples. {@link
 * org.songline.devices.sampler.SamplerDevice} is the device; a {@code SampleLibrary} is an opened
 * file, shared by every sampler that names it; a {@code Voice} sounds one zone, sixteen voices run
 * side by side in a {@code VoiceGroup}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.sampler;
