package org.songline.measure.music;

/**
 * The tempo of a recording.
 *
 * @param bpm beats a minute, 40 to 240
 * @param confidence 0 to 1
 * @param steady whether the beat keeps its tempo to the end, as a machine does
 * @param alternativeBpm the next likely reading, often half or double
 */
public record Tempo(double bpm, double confidence, boolean steady, double alternativeBpm) {}
