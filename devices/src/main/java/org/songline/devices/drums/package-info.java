/**
 * The drum machine: {@link org.songline.devices.drums.DrumsType} and its sixteen pads, each a
 * recipe of layers ({@link org.songline.devices.drums.DrumSound}) or a recording.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.drums;
