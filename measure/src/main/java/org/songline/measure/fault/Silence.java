package org.songline.measure.fault;

/** A stretch without sound, in seconds. */
public record Silence(double fromSeconds, double toSeconds) {}
