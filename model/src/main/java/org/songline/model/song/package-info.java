/** The song as an immutable value: tracks, clips, notes, automation, routing, sections, people. */
@org.jspecify.annotations.NullMarked
package org.songline.model.song;
