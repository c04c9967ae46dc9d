/** The granular instrument: any recording as a cloud of short pieces. */
@org.jspecify.annotations.NullMarked
package org.songline.devices.grain;
