/**
 * Devices that follow the level of a sound and change it: compressor, gate, limiter and their
 * relatives. Each is a device type with its table ({@code ...Device}) and a processor; the
 * compressor, which stands in every strip, also runs eight strips side by side in lanes, with the
 * same bits.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.dynamics;
