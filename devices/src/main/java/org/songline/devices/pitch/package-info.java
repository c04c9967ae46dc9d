/**
 * Devices that hear and change pitch: transposing, harmonies, correction of voices, and the
 * vocoder.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.pitch;
