/** Hears a song once: its mix, every track after its fader, every device of every chain. */
@org.jspecify.annotations.NullMarked
package org.songline.coach.listening;
