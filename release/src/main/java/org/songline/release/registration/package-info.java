/** What societies, offices and data bases are told about works and recordings. */
@org.jspecify.annotations.NullMarked
package org.songline.release.registration;
