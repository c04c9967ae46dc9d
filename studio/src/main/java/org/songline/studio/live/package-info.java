/** The thread that runs the live engine, and the sound and levels that go to browsers. */
@NullMarked
package org.songline.studio.live;

import org.jspecify.annotations.NullMarked;
