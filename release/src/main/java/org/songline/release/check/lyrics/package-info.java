/** Rules about languages and lyrics. */
@org.jspecify.annotations.NullMarked
package org.songline.release.check.lyrics;
