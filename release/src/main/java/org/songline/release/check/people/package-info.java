/** Rules about artists, contributors and writers. */
@org.jspecify.annotations.NullMarked
package org.songline.release.check.people;
