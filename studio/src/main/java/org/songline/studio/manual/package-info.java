/**
 * The manual that measures: a page for each device, made from its table and from what it does to
 * test signals. Start with {@link org.songline.studio.manual.DevicePage}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.studio.manual;
