/**
 * Devices that bend the wave and so make new frequencies. All of them run their curves above the
 * song's sample rate, or average them between samples, so that what they add is harmonics and not
 * aliases.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.distortion;
