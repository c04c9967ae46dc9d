/**
 * A release put together and written: masters taken in, what is known of a release as a text to
 * edit, and the folder with every file that goes out, each read again before it is shown.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.build;
