/**
 * Instruments and effects. A device is a table and a kernel: {@link
 * org.songline.devices.DeviceType} declares its parameters once, and editors, automation, presets,
 * documentation and tests are made from that table; {@link org.songline.devices.Processor} is what
 * runs. {@code builtin} lists those that come with Songline. Start with those two types.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices;
