/**
 * What is broken in a sound, with places: overs between samples, hum, clicks, dropouts, offset,
 * noise, false stereo, silence, missing bands. Facts, no advice.
 */
@org.jspecify.annotations.NullMarked
package org.songline.measure.fault;
