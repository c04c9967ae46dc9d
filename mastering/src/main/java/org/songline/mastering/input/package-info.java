/** Sound on its way into mastering: {@link org.songline.mastering.input.AudioInput}. */
@org.jspecify.annotations.NullMarked
package org.songline.mastering.input;
