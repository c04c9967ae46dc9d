/**
 * SoundFont 2 (2.01 and 2.04, with 24-bit samples) and SoundFont 3 (the same with Ogg Vorbis
 * samples). {@link org.songline.media.soundfont.SoundFontReader} opens a font; a {@link
 * org.songline.media.soundfont.SoundFont} lists presets whose {@link
 * org.songline.media.soundfont.Region}s are already resolved: global zones, defaults, preset
 * offsets, ranges and modulators are merged, so that a player reads final values only.
 */
@org.jspecify.annotations.NullMarked
package org.songline.media.soundfont;
