/**
 * Modulators: they move parameters of the devices that stand after them, sample by sample. What one
 * says lies between -1 and 1; the song says how far that moves each knob.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.modulators;
