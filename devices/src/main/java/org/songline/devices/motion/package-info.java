/**
 * Effects that move: chorus, flanger, phaser, tremolo, rotary speaker and frequency shifter. Their
 * LFOs are {@link org.songline.devices.EffectLfo}s, whose phase comes from the place in the song.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.motion;
