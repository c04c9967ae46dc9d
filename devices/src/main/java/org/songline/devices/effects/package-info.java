/**
 * Effects that come with Songline. Each is a device type with its table ({@code ...Device}) and a
 * processor.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.effects;
