/**
 * The one vocabulary of change. Every {@link org.songline.model.edit.Edit} carries what it needs to
 * be undone; a {@link org.songline.model.edit.Transaction} is what a person calls one change;
 * {@link org.songline.model.edit.History} holds a song with its undo and redo; {@link
 * org.songline.model.edit.Edits} builds transactions for changes that touch many parts.
 */
@org.jspecify.annotations.NullMarked
package org.songline.model.edit;
