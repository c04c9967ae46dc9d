/**
 * Statements of shops and distributors, each in its own form, as one: which recording earned how
 * much, where, when and with whom.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.royalty.statement;
