/** What real encoders do to music: the source of the codec model's figures, and their proof. */
@org.jspecify.annotations.NullMarked
package org.songline.bench.codec;
