/**
 * Standard MIDI Files, all three types, as values. {@link org.songline.media.midi.MidiReader} reads
 * any bytes into a {@link org.songline.media.midi.MidiFile} and tells what it had to mend; {@link
 * org.songline.media.midi.MidiWriter} writes one. Nothing here knows songs.
 */
@org.jspecify.annotations.NullMarked
package org.songline.media.midi;
