/** Standard MIDI Files to songs and back. */
@org.jspecify.annotations.NullMarked
package org.songline.exchange.midi;
