/**
 * What instruments with voices share: {@link org.songline.devices.voices.Player} gives notes to
 * voices, one at a time or many, with slides, pedal and per-note expression; {@link
 * org.songline.devices.voices.LfoControls} is a low-frequency oscillator with its parameters, and
 * {@link org.songline.devices.voices.LaneVoices} runs voices sixteen side by side.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.voices;
