/**
 * Devices that shape tone by frequency: the equaliser, the filter, the multiband compressor and the
 * de-esser.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.equalizer;
