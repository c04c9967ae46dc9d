/** Rules about masters: their files and their sound. */
@org.jspecify.annotations.NullMarked
package org.songline.release.check.sound;
