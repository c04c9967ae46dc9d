/**
 * A song on disk: a folder with {@code song.json}, the journal of what was done since it was
 * written, and the recordings by the hash of their content. Whatever instant a program is killed
 * at, the folder opens with the song as it was before or after the step in flight. Start with
 * {@link org.songline.model.store.SongFolder}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.model.store;
