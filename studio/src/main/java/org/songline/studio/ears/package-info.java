/** What was listened to, kept as text in the user's folder, and on this machine only. */
@org.jspecify.annotations.NullMarked
package org.songline.studio.ears;
