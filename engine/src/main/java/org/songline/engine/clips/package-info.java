/** What plays when, to the frame: overlaps, fades, loops and linked patterns resolved. */
@org.jspecify.annotations.NullMarked
package org.songline.engine.clips;
