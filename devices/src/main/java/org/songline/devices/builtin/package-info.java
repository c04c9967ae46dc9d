/** The devices that come with Songline, in one list: the only room that knows them all. */
@org.jspecify.annotations.NullMarked
package org.songline.devices.builtin;
