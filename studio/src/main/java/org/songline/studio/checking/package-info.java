/** Checks songs and files with the coach, and tries what it offers. */
@org.jspecify.annotations.NullMarked
package org.songline.studio.checking;
