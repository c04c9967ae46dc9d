package org.songline.measure;

/** The figures of a sound and the curves behind them. */
public record Measured(Measurement figures, Curves curves) {}
