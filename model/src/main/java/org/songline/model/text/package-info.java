/**
 * The song as text that people read and git merges. {@link org.songline.model.text.SongText} reads
 * and writes {@code song.json}; {@link org.songline.model.text.EditText} writes edits as single
 * lines in the same vocabulary. Both are made from the same codecs: a {@code Codec} says once how a
 * value is written and read.
 */
@org.jspecify.annotations.NullMarked
package org.songline.model.text;
