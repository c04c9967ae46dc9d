/** Rules about covers: their files, their pixels and their words. */
@org.jspecify.annotations.NullMarked
package org.songline.release.check.picture;
