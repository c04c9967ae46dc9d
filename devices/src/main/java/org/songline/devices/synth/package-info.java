/**
 * The polyphonic synthesizer. {@link org.songline.devices.synth.SynthTable} is its table, {@link
 * org.songline.devices.synth.Synth} gives notes to voices, and a voice group runs sixteen voices
 * side by side in lanes: oscillators, filters, modulation. What a patch does not use does not run.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.synth;
