/** Recordings and device files, ready in memory before the audio path asks for them. */
@org.jspecify.annotations.NullMarked
package org.songline.engine.media;
