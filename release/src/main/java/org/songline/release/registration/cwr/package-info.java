/**
 * Common Works Registration 2.1 and 2.2: records as data, works from the catalog, files of them,
 * rules with the numbers of the format's documents, and what societies answer.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.registration.cwr;
