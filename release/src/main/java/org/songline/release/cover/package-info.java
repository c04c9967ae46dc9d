/** What can be known about a cover without an eye: its file, its pixels, its likeness to others. */
@org.jspecify.annotations.NullMarked
package org.songline.release.cover;
