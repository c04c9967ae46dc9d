/**
 * Vorbis I in Ogg, decoded: {@link org.songline.media.vorbis.VorbisStream} reads a stream, {@link
 * org.songline.media.vorbis.OggPackets} takes it out of its pages. Written from the specification
 * at xiph.org; names of its parts and sections are those of that text.
 */
@org.jspecify.annotations.NullMarked
package org.songline.media.vorbis;
