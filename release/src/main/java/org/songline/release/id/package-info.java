/**
 * The industry's identifiers, each a value that can only be made of text that is one: syntax and
 * check digits are verified, separators are removed, {@code display()} puts them back.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.id;
