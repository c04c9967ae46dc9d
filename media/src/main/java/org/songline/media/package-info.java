/**
 * Audio files, tags, Standard MIDI Files, SoundFonts, SFZ. Every input is hostile until parsed: no
 * declared length is trusted, every refusal is a {@link org.songline.media.MediaProblem} that names
 * file, place and mend.
 */
@org.jspecify.annotations.NullMarked
package org.songline.media;
