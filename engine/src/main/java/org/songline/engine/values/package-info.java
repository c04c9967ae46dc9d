/**
 * Faders, pans, switches and parameters as curves over the song, and how they are followed per
 * sample.
 */
@org.jspecify.annotations.NullMarked
package org.songline.engine.values;
