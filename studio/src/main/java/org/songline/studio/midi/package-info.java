/** Keyboards and controllers: what they play, and what of a song they move. */
@NullMarked
package org.songline.studio.midi;

import org.jspecify.annotations.NullMarked;
