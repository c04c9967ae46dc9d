/**
 * Effects that come with Songline. Each is a device type with its table ({@code ...Device}) and a
 * processor; the equaliser, which stands in every strip, also runs eight strips side by side in
 * lanes, with the same bits.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.effects;
