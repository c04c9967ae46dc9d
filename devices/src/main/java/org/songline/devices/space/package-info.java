/**
 * Spaces and echoes: {@link org.songline.devices.space.ReverbDevice}, a network of delay lines,
 * {@link org.songline.devices.space.ConvolutionDevice}, recorded or computed rooms, and {@link
 * org.songline.devices.space.DelayDevice}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.space;
