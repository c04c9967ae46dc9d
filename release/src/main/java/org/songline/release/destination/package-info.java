/**
 * Where releases go, and what each place takes: dated data, so that a value is corrected without
 * code.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.destination;
