package org.songline.devices.sampler;

/**
 * All slices of a recording in turn, round and round, in the tempo of the song.
 *
 * @param key that plays them; below 0 for none
 * @param slices the zones of each, one for each channel
 * @param quarters where the attack of each is
 * @param ahead seconds by which each begins before its attack
 * @param length of a round in quarter notes, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // immutable by agreement
record SliceRound(int key, Zone[][] slices, double[] quarters, double[] ahead, double length) {}
