/**
 * {@code songline rights}, {@code release} and {@code royalties}: what is done with a finished
 * song. Each command parses and prints; what is done is in {@code org.songline.release}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.cli.release;
