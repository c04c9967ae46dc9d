/**
 * Instruments that make their sound themselves: {@link org.songline.devices.instruments.SynthType},
 * whose voices run sixteen side by side.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.instruments;
