/** Rules about titles and versions. */
@org.jspecify.annotations.NullMarked
package org.songline.release.check.titles;
