/** Short clips of a recording around the part that people remember. */
@org.jspecify.annotations.NullMarked
package org.songline.release.clip;
