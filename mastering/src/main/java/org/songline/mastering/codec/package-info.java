/**
 * What lossy codecs do to a master: its true peak after decoding, the ceiling it needs, and what is
 * lost, by the encoders themselves or by a model of them.
 */
@org.jspecify.annotations.NullMarked
package org.songline.mastering.codec;
