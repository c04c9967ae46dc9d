/**
 * Reading and writing sound files. Start with {@link org.songline.media.audio.AudioFiles}: it opens
 * any supported file by its content as an {@link org.songline.media.audio.AudioReader} and creates
 * files through an {@link org.songline.media.audio.AudioWriter} that leaves either a whole file or
 * none. WAV, AIFF and FLAC are read and written by this package itself; MP3, Vorbis, Opus and AAC
 * go through the bundled codec program, which runs as a process of its own.
 */
@NullMarked
package org.songline.media.audio;

import org.jspecify.annotations.NullMarked;
