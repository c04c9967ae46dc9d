/**
 * Releases on their way to services: destinations, the ways there, and a journal for each release
 * and destination by which a delivery goes on where it was cut, is never half and never twice.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.delivery;
