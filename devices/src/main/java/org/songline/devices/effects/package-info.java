/**
 * The effects that come with Songline. Each is a device type with its table ({@code ...Device}) and
 * a processor; the equaliser and the compressor, which stand in every strip, also run eight strips
 * side by side in lanes, with the same bits.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.effects;
