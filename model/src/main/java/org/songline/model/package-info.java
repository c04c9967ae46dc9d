/**
 * The song. {@code time} counts ticks and frames and converts between them; {@code song} is the
 * immutable value {@link org.songline.model.song.Song} and its parts; {@code edit} is the one
 * vocabulary of change with undo; {@code operation} is what people do, made of edits; {@code text}
 * is the text that people read and git merges; {@code store} is the folder on disk with its
 * journal. Start with {@link org.songline.model.song.Song}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.model;
