/** Numbers that are never rounded: shares of rights. */
@org.jspecify.annotations.NullMarked
package org.songline.release.exact;
