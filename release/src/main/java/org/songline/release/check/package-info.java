/**
 * Whether a release will be taken: the hundred rules together, and what they are told about its
 * files.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.check;
