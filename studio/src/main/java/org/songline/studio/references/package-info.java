/** References of songs: what is on a song's shelf, and how files and songs are heard beside it. */
@org.jspecify.annotations.NullMarked
package org.songline.studio.references;
