/**
 * Packs of files for offices that take no message: the US Copyright Office, The MLC, societies of
 * performers, MusicBrainz. They are made, not sent.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.registration.packs;
