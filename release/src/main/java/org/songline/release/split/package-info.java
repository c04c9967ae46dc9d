/**
 * Split sheets: who owns how much of a composition or of a master, in numbered versions. A version
 * is agreed once everybody in it accepted its very text and the shares add up to exactly 1; then
 * the catalog takes the shares. {@link org.songline.release.split.SplitFolder} keeps sheets as text
 * under {@code splits/} of the catalog's folder.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.split;
