/**
 * Delivery messages of the music industry: ERN 4.3 and 4.3.2 written from a catalog and read from
 * elsewhere, the numbered rules over them, the tree of files that carries them, and the
 * acknowledgements that come back.
 *
 * <p>The standard belongs to DDEX; exchanging messages in production needs its free licence. Its
 * schemas are not part of this program.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.ddex;
