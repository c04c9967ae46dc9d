/**
 * The synthesizer of six operators: {@link org.songline.devices.fm.FmTable} is its table, and a
 * group runs sixteen voices side by side ({@link org.songline.dsp.oscillator.LaneOperators}).
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.fm;
