/** What has to be done until when for a release, planned backwards from its date. */
@org.jspecify.annotations.NullMarked
package org.songline.release.calendar;
