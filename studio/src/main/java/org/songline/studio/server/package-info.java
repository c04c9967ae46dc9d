/**
 * The studio's server: {@link org.songline.studio.server.StudioServer} answers on the loopback
 * address, {@link org.songline.studio.server.Guard} lets nobody else in.
 */
@NullMarked
package org.songline.studio.server;

import org.jspecify.annotations.NullMarked;
