/** What is physically wrong with a sound, whoever hears it and whatever the style. */
@org.jspecify.annotations.NullMarked
package org.songline.coach.rules.sound;
