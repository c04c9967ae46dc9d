/**
 * Instruments whose sound is computed from how they are built: {@link
 * org.songline.devices.strings.StringType}, strings that are plucked or struck, and {@link
 * org.songline.devices.strings.KeysType}, electric pianos and an organ.
 */
@org.jspecify.annotations.NullMarked
package org.songline.devices.strings;
