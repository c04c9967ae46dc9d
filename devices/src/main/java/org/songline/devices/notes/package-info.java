/**
 * Note devices: they stand before an instrument and change what it plays. {@link NoteFlow} knows
 * what is held, what is still to come and which notes came of which; a {@link NoteRule} says what
 * becomes of a note.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.notes;
