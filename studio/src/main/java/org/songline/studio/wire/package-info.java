/**
 * What page and program say to each other: {@link org.songline.studio.wire.Ask} and {@link
 * org.songline.studio.wire.Tell}, how they are JSON, and the TypeScript types made from them.
 */
@NullMarked
package org.songline.studio.wire;

import org.jspecify.annotations.NullMarked;
