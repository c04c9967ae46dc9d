/**
 * The song that is open: {@link org.songline.studio.desk.Desk} changes it, counts its revisions and
 * tells those who watch.
 */
@NullMarked
package org.songline.studio.desk;

import org.jspecify.annotations.NullMarked;
