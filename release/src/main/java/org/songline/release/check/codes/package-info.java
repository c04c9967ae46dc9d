/** Rules about identifiers. */
@org.jspecify.annotations.NullMarked
package org.songline.release.check.codes;
